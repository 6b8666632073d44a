"""What an attached file is, in a few words."""

from __future__ import annotations

import pytest
from tests.packet.originals.making import locked, pdf, picture

from apptprep.jobs import attached
from apptprep.jobs.attached import found_in
from apptprep.records import FileRef
from apptprep.store import Library


def scanned() -> bytes:
    """Return a PDF of two pages without a letter."""
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    page = Image.new("L", (60, 80), 200)
    page.save(out, "PDF", save_all=True, append_images=[page])
    return out.getvalue()


FILES = {
    "letter.pdf": (pdf("one", "two"), "2 pages"),
    "single.pdf": (pdf("one"), "1 page"),
    "scan.pdf": (scanned(), "2 pages, pictures only, no text"),
    "locked.pdf": (locked("hidden", "geheim"), "locked with a password"),
    "cut.pdf": (pdf("cut")[:300], "damaged: kept as it is, but it cannot be shown"),
    "photo.jpg": (picture("JPEG"), "photo or picture"),
    "note.txt": (b"just words", ""),
}


def test_each_kind_of_file_is_told(library: Library) -> None:
    refs = [library.add_file(data, name) for name, (data, _words) in FILES.items()]
    found = found_in(library, refs)
    assert {ref.name: found[ref.sha256] for ref in refs} == {
        name: words for name, (_data, words) in FILES.items()
    }


def test_a_file_that_is_gone_is_told_and_the_others_are_looked_into(library: Library) -> None:
    lost = FileRef("0" * 64, "lost.pdf", "application/pdf", 3)
    there = library.add_file(pdf("one"), "there.pdf")
    found = found_in(library, [lost, there])
    assert found == {lost.sha256: attached.NOT_THERE, there.sha256: "1 page"}


def test_cancel_is_heard_between_files(library: Library) -> None:
    ref = library.add_file(pdf("one"), "a.pdf")

    def stop(_share: float, _text: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        found_in(library, [ref], stop)
