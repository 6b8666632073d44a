"""Packets from the command line: for whom, what stays out, what is new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.fixture
def demo(run: Command) -> Command:
    run("demo")
    return run


def text_of(path: Path, password: str = "") -> str:
    document = pypdfium2.PdfDocument(path, password=password or None)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def medicine(run: Command, name: str) -> str:
    records = run("--json", "show", "--kind", "medication").data["records"]
    return str(next(r["id"] for r in records if r["name"].startswith(name)))


def test_presets_print(demo: Command, tmp_path: Path) -> None:
    pages = {}
    for preset in ("trial", "emergency", "medicines"):
        out = tmp_path / f"{preset}.pdf"
        pages[preset] = demo("--json", "packet", "--preset", preset, "--out", out).data["pages"]
    assert pages["medicines"] < pages["trial"]
    both = ("--preset", "trial", "--purpose", "trial")
    assert demo("packet", *both, "--out", tmp_path / "x.pdf").code == 2


def test_an_entry_is_hidden_and_the_count_told(demo: Command, tmp_path: Path) -> None:
    out = tmp_path / "p.pdf"
    answer = demo(
        "packet", "--hide", medicine(demo, "Turmeric"), "--leave-out", "log", "--out", out
    )
    assert "Left out by choice: 1 entry; the section Symptom log." in answer.out
    assert "Turmeric" not in text_of(out)
    wrong = demo("packet", "--hide", "nothing", "--out", tmp_path / "q.pdf")
    assert wrong.code == 2
    assert "Nothing was printed" in wrong.err
    assert not (tmp_path / "q.pdf").exists()


def test_what_is_kept_for_somebody_is_used_again(demo: Command, tmp_path: Path) -> None:
    turmeric = medicine(demo, "Turmeric")
    unknown = demo("packet", "--for", "Dr Brandvold", "--out", tmp_path / "0.pdf")
    assert unknown.code == 2
    assert "There are: none yet" in unknown.err
    assert not (tmp_path / "0.pdf").exists()
    choices = (
        "--hide",
        turmeric,
        "--leave-out",
        "contacts",
        "--paper",
        "Letter",
        "--preset",
        "trial",
    )
    demo("packet", "--for", "Dr Brandvold", "--keep", *choices, "--out", tmp_path / "1.pdf")
    again = demo("--json", "packet", "--for", "dr brandvold", "--out", tmp_path / "2.pdf").data
    assert again["left_out"] == "Left out by choice: 1 entry; the section Contacts."
    document = pypdfium2.PdfDocument(tmp_path / "2.pdf")
    assert document[0].get_width() == 612
    assert "clinical trial" in document[0].get_textpage().get_text_range()
    document.close()
    made = demo("--json", "show", "--kind", "packet_made").data["records"]
    assert len(made) == 2
    assert {each["name"] for each in made} == {"Dr Brandvold"}
    assert demo("packet", "--keep", "--out", tmp_path / "3.pdf").code == 2


def test_what_is_new_is_said_unless_it_is_not_wanted(
    demo: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    from apptprep.cli import packets

    demo("packet", "--for", "Dr B", "--keep", "--out", tmp_path / "1.pdf")
    later = dt.datetime.now(dt.UTC).astimezone() + dt.timedelta(days=9)
    monkeypatch.setattr(packets, "now", lambda: later)
    said = demo("packet", "--for", "Dr B", "--out", tmp_path / "2.pdf")
    assert "since the packet of" in said.out
    quiet = demo("packet", "--for", "Dr B", "--no-since", "--out", tmp_path / "3.pdf")
    assert "since the packet of" not in quiet.out


def test_a_password_and_large_print(demo: Command, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("correct horse\n", encoding="utf-8")
    out = tmp_path / "locked.pdf"
    answer = demo("packet", "--password-file", words, "--out", out)
    assert "not an archive file" in answer.out
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(out)
    assert "Ruth Eleanor Hallowick" in text_of(out, "correct horse")
    plain = demo("packet", "--out", tmp_path / "plain.pdf")
    assert "The file is not encrypted." in plain.out
    words.write_text("\n", encoding="utf-8")
    empty = demo("packet", "--password-file", words, "--out", tmp_path / "e.pdf")
    assert empty.code == 3
    assert "first line of the password file is empty" in empty.err
    assert demo("packet", "--large-print", "--out", tmp_path / "large.pdf").code == 0


def test_papers_follow_and_what_the_file_no_longer_claims_is_said(
    demo: Command, tmp_path: Path
) -> None:
    """The sample person has three papers; with them the file claims no standard, and says so."""
    without, whole = tmp_path / "without.pdf", tmp_path / "whole.pdf"
    told = demo("packet", "--preset", "routine", "--leave-out", "log", "--out", without).out
    assert "PDF/A" not in told
    told = demo(
        "packet", "--preset", "routine", "--leave-out", "log", "--append", "all", "--out", whole
    ).out
    assert "neither an archive file (PDF/A) nor readable aloud (PDF/UA)" in told
    assert b"pdfaid:part" in without.read_bytes()
    text = text_of(whole)
    assert "Original 3, page 1 of 1" in text
    assert "Original 4" not in text
    refused = demo("packet", "--append", "nothing like it", "--out", tmp_path / "no.pdf")
    assert refused.code
    assert not (tmp_path / "no.pdf").exists()
