"""Original papers behind a packet."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.packet.originals.making import hostile, locked, pdf, picture
from tests.samples import SAMPLES, needs_samples

from apptprep.jobs import originals
from apptprep.jobs.make_packet import Drawn, draw, make_packet
from apptprep.jobs.make_packet import locked as lock
from apptprep.jobs.originals import Looks, NotJoined, chosen_papers, papers_of, prepare
from apptprep.packet import Choices
from apptprep.records import FileRef, ImagingStudy, Medication, OtherReport, Person, When
from apptprep.store import Library

NOW = dt.datetime(2026, 11, 28, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()


def report(library: Library, title: str, data: bytes, name: str) -> OtherReport:
    """Attach a file to a new report."""
    ref = library.add_file(data, name)
    made = OtherReport(title=title, issuer="A Clinic", date=When.of(TODAY), attached=(ref,))
    library.save(made)
    return made


def made(library: Library, looks: Looks | None = None, **more: object) -> Drawn:
    """Return a packet with all papers behind it."""
    snapshot = library.snapshot()
    keys = tuple(paper.ref.sha256 for paper in papers_of(snapshot))
    choices = Choices(originals=keys, **more)  # type: ignore[arg-type]
    prepared = prepare(library, chosen_papers(snapshot, choices), looks or Looks())
    return draw(snapshot, choices, TODAY, prepared=prepared)


def texts(data: bytes) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


@pytest.fixture
def record(library: Library) -> Library:
    library.save(Person(name="Maria Santos"), Medication(name="Letrozole"))
    return library


def test_pages_follow_with_divider_stamp_and_place_in_the_contents(record: Library) -> None:
    report(record, "Gene report", pdf("first page", "second page"), "genes.pdf")
    drawn = made(record)
    pages = texts(drawn.rendered.data)
    assert len(pages) == drawn.rendered.pages
    divider, first, second = pages[-3:]
    total = len(pages)
    assert "Original 1: Gene report" in divider
    assert f"2 pages: pages {total - 1} to {total} of this packet" in divider
    assert "file: genes.pdf" in divider
    assert "Original 1, page 1 of 2" in first
    assert "first page" in first
    assert "second page" in second
    assert f"page {total} of {total}" in second
    assert "Original papers" in pages[0] + pages[1], "the contents lead there"
    (listed,) = [page for page in pages if "Copies of other people" in page and "Number" in page]
    assert f"{total - 2} to {total}" in listed


def test_with_foreign_pages_nothing_is_claimed(record: Library) -> None:
    report(record, "Letter", pdf("x"), "x.pdf")
    with pikepdf.open(BytesIO(made(record).rendered.data)) as document:
        assert b"<pdfaid:part>" not in document.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>" not in document.Root.Metadata.read_bytes()
        assert document.Root.MarkInfo.Marked, "our own pages stay tagged"


def test_a_wide_page_lies_on_its_side_and_a_picture_is_fitted(record: Library) -> None:
    report(record, "Wide", pdf("wide", size=(1200, 400)), "wide.pdf")
    report(record, "Photo", picture("JPEG", (300, 500)), "photo.jpg")
    with pikepdf.open(BytesIO(made(record).rendered.data)) as document:
        sizes = {(round(float(p.mediabox[2])), round(float(p.mediabox[3]))) for p in document.pages}
    assert sizes == {(595, 842), (842, 595)}


def test_nothing_of_a_foreign_page_reaches_beyond_its_frame(record: Library) -> None:
    """A black picture leaves head and foot of its page as they are."""
    from PIL import Image

    out = BytesIO()
    Image.new("L", (600, 900), 0).save(out, "PNG")
    report(record, "Black", out.getvalue(), "black.png")
    drawn = made(record)
    page = pypdfium2.PdfDocument(drawn.rendered.data)[drawn.rendered.pages - 1]
    seen = page.render(scale=1).to_pil().convert("L")
    slot = 26
    assert seen.getpixel((300, 400)) == 0
    for y in (5, slot // 2, seen.height - 20):
        assert seen.getpixel((4, y)) > 240


def test_scripts_and_links_of_others_stay_behind(record: Library) -> None:
    report(record, "Letter", hostile(), "x.pdf")
    with pikepdf.open(BytesIO(made(record).rendered.data)) as document:
        out = BytesIO()
        document.save(
            out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized
        )
    for word in (b"JavaScript", b"app.alert", b"example.org", b"SECRET"):
        assert word not in out.getvalue()


def test_what_cannot_follow_is_named_and_never_stops_the_packet(record: Library) -> None:
    report(record, "Good", pdf("good"), "good.pdf")
    report(record, "Cut", pdf("cut")[:300], "cut.pdf")
    report(record, "Locked", locked("hidden", "geheim"), "locked.pdf")
    drawn = made(record)
    line = drawn.packet.cover[-1]
    assert line.startswith("Could not be added behind this packet: ")
    assert "cut.pdf (damaged)" in line
    assert "locked.pdf (locked with a password)" in line
    assert line in " ".join(texts(drawn.rendered.data)[0].split())
    assert [each.title.split(",")[0] for each in drawn.packet.originals] == ["Good"]


def test_a_locked_paper_follows_with_its_password(record: Library) -> None:
    made_ = report(record, "Locked", locked("hidden words", "geheim"), "locked.pdf")
    looks = Looks({made_.attached[0].sha256: "geheim"})
    drawn = made(record, looks)
    assert "hidden words" in texts(drawn.rendered.data)[-1]
    assert b"geheim" not in drawn.rendered.data


def test_the_files_of_a_hidden_report_do_not_follow(record: Library) -> None:
    hidden = report(record, "Hidden", pdf("hidden words"), "hidden.pdf")
    drawn = made(record, hidden=frozenset({hidden.id}))
    assert "hidden words" not in "".join(texts(drawn.rendered.data))
    assert drawn.packet.originals == ()


def test_the_same_packet_has_the_same_bytes(record: Library) -> None:
    report(record, "Letter", pdf("x"), "x.pdf")
    assert made(record).rendered.data == made(record).rendered.data


def test_with_a_password_it_holds_them_too(record: Library) -> None:
    report(record, "Letter", pdf("inner words"), "x.pdf")
    data = lock(made(record), "pw")
    document = pypdfium2.PdfDocument(data, password="pw")
    assert "inner words" in document[len(document) - 1].get_textpage().get_text_range()


def test_a_paper_that_fails_while_it_is_joined_is_left_out(
    record: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(record, "Odd", pdf("odd"), "odd.pdf")
    calls: list[int] = []

    def fails_once(*_: object, **__: object) -> object:
        calls.append(1)
        raise NotJoined(0, "damaged")

    monkeypatch.setattr("apptprep.jobs.make_packet.join", fails_once)
    drawn = made(record)
    assert drawn.packet.originals == ()
    assert "odd.pdf (damaged)" in drawn.packet.cover[-1]
    assert calls == [1]


def test_only_files_that_can_be_printed_are_offered(record: Library) -> None:
    ref = record.add_file(b"just words", "note.txt")
    scan = record.add_file(pdf("x"), "x.pdf")
    record.save(OtherReport(title="A", attached=(ref,)))
    record.save(ImagingStudy(modality="CT", attached=(scan,)))
    assert [paper.ref.name for paper in papers_of(record.snapshot())] == ["x.pdf"]


def test_a_file_missing_in_the_record_is_named(record: Library) -> None:
    lost = FileRef("0" * 64, "lost.pdf", "application/pdf", 3)
    record.save(OtherReport(title="A", attached=(lost,)))
    assert "lost.pdf (damaged)" in made(record).packet.cover[-1]


def test_make_packet_takes_them_along(record: Library, tmp_path: Path) -> None:
    key = report(record, "Letter", pdf("inner words"), "x.pdf").attached[0].sha256
    out = tmp_path / "p.pdf"
    make_packet(record, Choices(originals=(key, "gone")), out, NOW)
    assert "inner words" in texts(out.read_bytes())[-1]


EXPECTED = {
    "truncated.pdf": "damaged",
    "encrypted_password_1958.pdf": "locked with a password",
    "scanned_image_only.pdf": "1 page, pictures only",
    "radiology_ct_cap_2pages.pdf": "2 pages",
    "164947.pdf": "3 pages",
}


@needs_samples
def test_real_papers(record: Library) -> None:
    folder = SAMPLES / "reports"
    files = {path.name: path for path in folder.rglob("*") if path.name in EXPECTED}
    assert set(files) == set(EXPECTED)
    for name, path in files.items():
        report(record, name, path.read_bytes(), name)
    looks = Looks()
    papers = papers_of(record.snapshot())
    prepared = prepare(record, papers, looks)
    known = {paper.ref.name: looks.known(paper.ref) for paper in papers}
    found = {name: looked.words() for name, looked in known.items() if looked is not None}
    assert found == EXPECTED
    assert len(prepared.refused) == 2
    assert originals.refused_words(prepared.refused)
