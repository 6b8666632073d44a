"""The drawn packet: what can be read on it, how many pages it has, how it is written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from tests.packet.helpers import outside, page_texts
from tests.packet.samples import TODAY, extreme, huge, near_empty, usual, when

from apptprep.errors import CannotWrite
from apptprep.packet import ALL_SECTIONS, Choices, compose, pdf
from apptprep.packet.choices import SECTION_TITLES
from apptprep.records import Diagnosis, Medication, Person, Snapshot, Spread, SymptomEntry

REPEAT = """
import hashlib, datetime as dt
from apptprep.packet import ALL_SECTIONS, Choices, compose, pdf
from apptprep.records import Medication, Person, Snapshot
stamp = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
same = {"created": stamp, "changed": stamp}
records = [Person(id="p", name="Łucja", **same)]
records += [Medication(id=str(n), name=f"Medicine {n}", **same) for n in range(20)]
packet = compose(Snapshot(records), Choices(), dt.date(2026, 11, 22))
print(hashlib.sha256(pdf.render(packet)).hexdigest())
"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("purpose", ["second-opinion", "trial", "routine"])
def test_every_page_has_its_frame(paper: str, purpose: str) -> None:
    choices = Choices(preset=purpose, paper=paper)  # type: ignore[arg-type]
    rendered = pdf.draw(compose(usual(20), choices, TODAY))
    pages = page_texts(rendered.data)
    assert len(pages) == rendered.pages
    for number, text in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in text
        assert "Nguyễn Thị Phượng · born 3 August 1958" in text
        assert "made 22 November 2026" in text


def test_names_of_other_alphabets_come_through() -> None:
    text = page_texts(pdf.render(compose(usual(5), Choices(), TODAY)))[0]
    assert "Nguyễn Thị Phượng" in text
    assert "Dr Иванова" in text
    everything = " ".join(page_texts(pdf.render(compose(usual(5), Choices(), TODAY))))
    assert "Łukasz Wiśniewski" in everything
    assert "Θεσσαλονίκη" in everything


def test_sections_stand_on_the_pages_the_contents_name() -> None:
    packet = compose(usual(20), Choices(), TODAY)
    pages = page_texts(pdf.render(packet))
    contents = pages[1].split("In this packet (section, page)")[1]
    for number, section in enumerate(packet.sections, 1):
        heading = f"{number} {section.title}"
        page = next(n for n, text in enumerate(pages[2:], 3) if heading in text)
        assert f"{heading} {page}" in contents


def test_the_order_of_the_summary() -> None:
    pages = page_texts(pdf.render(compose(usual(20), Choices(), TODAY)))
    text = " ".join(pages[:2])
    order = [
        "Why I am here",
        "What I ask first",
        "The cancer",
        "Treatment so far",
        "Latest scans",
        "Medicines now",
        "How I am",
        "What matters most to me",
        "Contacts",
        "In this packet",
    ]
    places = [text.index(title) for title in order]
    assert places == sorted(places)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("purpose", ["second-opinion", "trial"])
def test_two_sides_stay_two_for_a_huge_record(paper: str, purpose: str) -> None:
    choices = Choices(preset=purpose, paper=paper)  # type: ignore[arg-type]
    packet = compose(huge(), choices, TODAY)
    rendered = pdf.draw(packet)
    assert rendered.summary_pages == 2
    pages = page_texts(rendered.data)
    assert "In this packet" in pages[1]
    assert f"1 {packet.sections[0].title}" in pages[2]
    number = packet.number_of("medicines")
    assert f"more in section {number}" in " ".join(pages[:2])


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_extreme_texts_neither_break_nor_leak(paper: str) -> None:
    packet = compose(extreme(), Choices(paper=paper), TODAY)  # type: ignore[arg-type]
    rendered = pdf.draw(packet)
    assert rendered.summary_pages == 2
    pages = page_texts(rendered.data)
    assert "<b>bold</b></para> <img src='file:///etc/passwd'/> &amp; %s {x}" in pages[0]
    assert "root:" not in " ".join(pages)
    assert "Contacts" in pages[1]
    assert "In this packet" in pages[1]


@pytest.mark.parametrize("record", [near_empty, usual, huge, extreme])
def test_no_letter_leaves_the_margins(record: Callable[[], Snapshot]) -> None:
    snapshot = record()
    for choices in (Choices(preset="trial"), Choices(preset="trial", paper="Letter")):
        packet = compose(snapshot, choices, TODAY)
        assert outside(pdf.render(packet)) == []


def test_a_long_note_is_printed_whole() -> None:
    note = " ".join(f"word{n}" for n in range(12_000))
    record = Snapshot([SymptomEntry(term="pain", when=when("20 November 2026"), note=note)])
    text = " ".join(page_texts(pdf.render(compose(record, Choices(), TODAY))))
    assert all(f"word{n}" in text for n in range(0, 12_000, 97))
    assert "word11999" in text


def test_missing_characters_are_counted_and_said() -> None:
    record = Snapshot([Person(name="\ua016\ua017 Anna"), SymptomEntry(term="pain \ua018")])
    packet = compose(record, Choices(left_out=ALL_SECTIONS - {"log"}), TODAY)
    rendered = pdf.draw(packet)
    # Two in the name, and the one in the log; the summary shows no undated entry of pain.
    assert rendered.missing == pdf.count_missing(packet) > 0
    first = page_texts(rendered.data)[0]
    assert f"{rendered.missing} characters in this packet could not be printed" in first
    assert "Anna" in first


def test_a_packet_without_missing_characters_says_nothing() -> None:
    rendered = pdf.draw(compose(usual(3), Choices(), TODAY))
    assert rendered.missing == 0
    assert "could not be printed" not in page_texts(rendered.data)[0]


def test_the_same_packet_gives_the_same_bytes() -> None:
    record = usual(10)
    first = pdf.render(compose(record, Choices(), TODAY))
    assert first == pdf.render(compose(record, Choices(), TODAY))


def test_the_same_bytes_in_another_process() -> None:
    sums = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        done = subprocess.run(
            [sys.executable, "-c", REPEAT],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        sums.add(done.stdout)
    assert len(sums) == 1


def test_the_files_properties_say_nothing_about_the_person() -> None:
    data = pdf.render(compose(usual(3), Choices(), TODAY))
    document = pypdfium2.PdfDocument(data)
    properties = document.get_metadata_dict()
    document.close()
    assert properties["Title"] == pdf.METADATA_TITLE
    assert properties["Author"] == properties["Subject"] == properties["Keywords"] == ""
    # The day printed on every page, and no time of day.
    assert properties["CreationDate"] == "D:20261122000000Z"


def test_the_outline_names_every_section_and_what_is_in_it() -> None:
    packet = compose(usual(10), Choices(), TODAY)
    document = pypdfium2.PdfDocument(pdf.render(packet))
    entries = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    document.close()
    sections = [f"{n}  {SECTION_TITLES[s.id]}" for n, s in enumerate(packet.sections, 1)]
    assert [title for level, title in entries if not level] == ["Summary", *sections]
    inside = [title for level, title in entries if level]
    assert inside[:2] == ["Why I am here", "What I ask first"]
    assert "Biomarkers" in inside
    assert "Taken now" in inside


def test_reportlab_may_read_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab import rl_config

    monkeypatch.setattr(rl_config, "trustedHosts", None)
    monkeypatch.setattr(rl_config, "trustedSchemes", ["file", "http"])
    pdf.render(compose(near_empty(), Choices(), TODAY))
    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == []


def test_save_replaces_the_file(tmp_path: Path) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"old")
    pdf.save(b"new", target)
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("apptprep.packet.pdf.os.fsync", full)
    with pytest.raises(CannotWrite, match="Nothing is lost"):
        pdf.save(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="was not written"):
        pdf.save(b"new", tmp_path / "nowhere" / "packet.pdf")


def test_a_nearly_empty_record_does_not_waste_a_side() -> None:
    rendered = pdf.draw(compose(near_empty(), Choices(preset="routine"), TODAY))
    pages = page_texts(rendered.data)
    assert "In this packet" in pages[1]
    assert "1 Symptoms" in pages[1].split("In this packet")[1].split("hospital record")[1]


@pytest.mark.parametrize("large", [False, True])
def test_the_outline_of_a_sheet_names_it(large: bool) -> None:
    """There is no summary on a sheet that the outline could lead to."""
    choices = Choices(preset="medicines", large=large)
    document = pypdfium2.PdfDocument(pdf.render(compose(usual(3), choices, TODAY)))
    first = next(iter(document.get_toc()))
    assert first.get_title() == "Medicines and allergies"
    document.close()


def test_a_side_with_two_lines_on_it_is_avoided() -> None:
    """What ends the summary moves up where only lines to write on stand in its way."""
    rendered = pdf.draw(compose(Snapshot(), Choices(), TODAY))
    assert rendered.summary_pages == 1
    first, second, *_ = page_texts(rendered.data)
    assert "not a hospital record" in first
    assert second.startswith("1 Questions")


def test_in_large_print_the_piece_to_cut_out_has_its_own_size() -> None:
    usual_size = pdf.draw(compose(usual(5), Choices(preset="medicines"), TODAY))
    large = pdf.draw(compose(usual(5), Choices(preset="medicines", large=True), TODAY))
    assert "To cut out and fold" in " ".join(page_texts(usual_size.data))
    *others, last = page_texts(large.data)
    assert last.startswith("To cut out and fold")
    assert "To cut out" not in " ".join(others)
    assert outside(large.data) == []


def test_in_large_print_the_card_is_a_sheet_that_leaves_nothing_out() -> None:
    choices = Choices(preset="emergency", large=True)
    rendered = pdf.draw(compose(huge(), choices, TODAY))
    text = " ".join(page_texts(rendered.data))
    assert "How to fold" not in text
    assert "more not on this card" not in text
    for words in (
        "Team's 24-hour number",
        "Out of date after",
        "Medicine number 0",
        "and from: [1]",
    ):
        assert words in text, words
    assert outside(rendered.data) == []


def test_in_large_print_the_code_of_the_medicines_stands_behind_the_two_sides() -> None:
    rendered = pdf.draw(compose(usual(5), Choices(large=True), TODAY))
    pages = page_texts(rendered.data)
    assert "as a QR code" in pages[rendered.summary_pages]
    without = Choices(large=True, left_out=frozenset({"medicines"}))
    assert "QR code" not in " ".join(page_texts(pdf.render(compose(usual(5), without, TODAY))))


def test_in_large_print_the_two_sides_keep_their_room_for_what_a_clinician_reads() -> None:
    person = Person(name="Ann Okoro", sex="female", phone="555-0199")
    medicines = [Medication(name=f"Medicine {n}", dose="10 mg") for n in range(4)]
    spread = Spread(site="bone", certainty="confirmed", note="seen on two scans " * 3)
    record = Snapshot([person, Diagnosis(site="Left breast"), spread, *medicines])
    rendered = pdf.draw(compose(record, Choices(large=True), TODAY))
    pages = page_texts(rendered.data)
    sides = " ".join(pages[: rendered.summary_pages])
    assert "555-0199" not in sides
    assert "555-0199" in pages[rendered.summary_pages]
    assert all(f"Medicine {n}" in sides for n in range(4))
    assert sides.index("Left breast") < sides.index("Medicine 0")


def test_pages_nobody_waits_for_any_more_are_not_drawn_on() -> None:
    packet = compose(usual(3), Choices(whole_log=True), TODAY)
    pages = pdf.draw(packet).pages
    calls = 0

    def heard() -> None:
        nonlocal calls
        calls += 1

    whole = pdf.draw(packet, heard=heard)
    assert whole.data == pdf.draw(packet).data
    blocks = sum(len(section.blocks) for section in packet.sections)
    assert calls >= pages + blocks

    class Enough(Exception):
        pass

    def enough() -> None:
        nonlocal calls
        calls -= 1
        if calls < pages // 2:
            raise Enough

    with pytest.raises(Enough):
        pdf.draw(packet, heard=enough)
