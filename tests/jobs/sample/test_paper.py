"""The hand-made PDF: whole, readable, long lines broken, signs escaped."""

from __future__ import annotations

import pypdfium2

from apptprep.jobs.sample import paper


def read(data: bytes) -> str:
    """Return the text of a PDF's only page."""
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return text


def test_text_comes_out_as_it_went_in() -> None:
    text = read(paper.page("A (title) \\ here", ["Größe 2 cm (T2)", "", "back\\slash"]))
    for words in ("A (title) \\ here", "Größe 2 cm (T2)", "back\\slash", "MADE-UP SAMPLE"):
        assert words in text


def test_long_lines_are_broken_at_blanks() -> None:
    lines = read(paper.page("t", ["word " * 60])).splitlines()
    assert max(len(line) for line in lines) <= 95
    assert sum(line.count("word") for line in lines) == 60


def test_the_same_text_gives_the_same_bytes() -> None:
    assert paper.page("t", ["a"]) == paper.page("t", ["a"])
