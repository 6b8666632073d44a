"""Packets of a real record as PDF files, with their data, remembered."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from apptprep.errors import CannotWrite
from apptprep.exchange import record_json
from apptprep.jobs import make_packet as job
from apptprep.jobs.make_demo import make_demo
from apptprep.jobs.make_packet import DATA_NAME, SUMMARY_NAME, NotRemembered, make_packet
from apptprep.jobs.recipients import earlier, packets_to, unpacked
from apptprep.packet import Choices
from apptprep.records import (
    Appointment,
    Contact,
    FileRef,
    Medication,
    PacketMade,
    Person,
    Recipient,
    Record,
    When,
)
from apptprep.records.plain import fields_to_json
from apptprep.store import Library, People, SaveFailed

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
LATER = NOW + dt.timedelta(days=20)


def text_of(data: bytes | Path, password: str = "") -> str:
    document = pypdfium2.PdfDocument(data, password=password or None)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def data_inside(path: Path) -> tuple[Record, ...]:
    with pikepdf.open(path) as document:
        assert sorted(document.attachments) == [DATA_NAME, SUMMARY_NAME]
        data = document.attachments[DATA_NAME].get_file().read_bytes()
        return record_json.loads(data, DATA_NAME)


@pytest.fixture
def mum(library: Library) -> Library:
    library.save(
        Person(name="Maria Santos", address="Lane 7"),
        Appointment(who="Dr Okafor", purpose="second-opinion", when=When.of(LATER.date())),
        Medication(name="Letrozole", dose="1 tablet"),
        Medication(name="Sertraline", dose="1 tablet"),
    )
    return library


def medicine(library: Library, name: str) -> Medication:
    return next(m for m in library.snapshot().all(Medication) if m.name == name)


@pytest.mark.parametrize(
    "preset", ["second-opinion", "trial", "routine", "emergency", "medicines", "other"]
)
def test_a_packet_of_the_sample_is_a_pdf_with_her_name(
    people: People, tmp_path: Path, preset: str
) -> None:
    with make_demo(people, TODAY) as library:
        drawn = make_packet(library, Choices(preset=preset), tmp_path / "p.pdf", NOW)
    assert drawn.rendered.missing == 0
    document = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    assert len(document) == drawn.rendered.pages
    assert "Ruth Eleanor Hallowick" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_packet_to_nowhere_says_so_and_is_not_remembered(
    make: Callable[[str], Library], tmp_path: Path
) -> None:
    library = make("x")
    with pytest.raises(CannotWrite):
        make_packet(library, Choices(), tmp_path / "nowhere" / "p.pdf", NOW)
    assert library.snapshot().all(PacketMade) == ()


def test_what_was_made_is_remembered_with_what_it_said(mum: Library, tmp_path: Path) -> None:
    hidden = medicine(mum, "Sertraline")
    doctor = Recipient(name="Dr Okafor")
    mum.save(doctor)
    choices = Choices(hidden=frozenset({hidden.id}), left_out=frozenset({"contacts"}))
    drawn = make_packet(mum, choices, tmp_path / "p.pdf", NOW, recipient=doctor)
    (made,) = mum.snapshot().all(PacketMade)
    assert (made.name, made.recipient, made.how) == ("Dr Okafor", doctor.id, "saved")
    assert made.made == When.now(NOW)
    assert made.pages == str(drawn.rendered.pages)
    assert made.left_out == "Left out by choice: 1 entry; the section Contacts."
    assert made.contents == hashlib.sha256((tmp_path / "p.pdf").read_bytes()).hexdigest()
    assert made.visit == mum.snapshot().all(Appointment)[0].id
    said = unpacked(mum.read_file(made.said[0]))
    inside = data_inside(tmp_path / "p.pdf")
    assert [(r.id, fields_to_json(r)) for r in said] == [(r.id, fields_to_json(r)) for r in inside]
    assert hidden.id not in {record.id for record in said}
    assert "Sertraline" not in text_of(tmp_path / "p.pdf")
    assert mum.undo() == "noting the packet for Dr Okafor"


def test_the_next_packet_to_the_same_says_what_is_new(mum: Library, tmp_path: Path) -> None:
    doctor, other = Recipient(name="Dr Okafor"), Recipient(name="Dr Lind")
    mum.save(doctor, other)
    make_packet(mum, Choices(), tmp_path / "1.pdf", NOW, recipient=doctor)
    mum.save(Contact(name="Joy Tamsin"))
    again = make_packet(mum, Choices(), tmp_path / "2.pdf", NOW, recipient=doctor)
    assert again.composed.packet.cover == (), "today's packet does not count"
    new = make_packet(mum, Choices(), tmp_path / "3.pdf", LATER, recipient=doctor)
    assert new.composed.packet.cover == (
        "Nothing in this packet is new since the packet of 22 November 2026.",
    )
    mum.save(Contact(name="Dr New"))
    third = LATER + dt.timedelta(days=1)
    said = make_packet(mum, Choices(), tmp_path / "4.pdf", third, recipient=doctor)
    assert said.composed.packet.cover == ("New since the packet of 12 December 2026: 1 new.",)
    assert "New since the packet of" in text_of(tmp_path / "4.pdf")
    for recipient, since in ((other, True), (doctor, False), (None, True)):
        quiet = make_packet(
            mum, Choices(), tmp_path / "5.pdf", third, recipient=recipient, since=since
        )
        assert quiet.composed.packet.cover == ()


def test_cards_and_damaged_memories_are_passed_over(mum: Library, tmp_path: Path) -> None:
    doctor = Recipient(name="Dr Okafor")
    mum.save(doctor)
    make_packet(mum, Choices(), tmp_path / "1.pdf", NOW, recipient=doctor)
    second = NOW + dt.timedelta(days=1)
    make_packet(mum, Choices(preset="medicines"), tmp_path / "2.pdf", second, recipient=doctor)
    gone = FileRef("0" * 64, "x.gz", "application/gzip", 3)
    broken = mum.add_file(b"\x1f\x8b\x08 no gzip", "y.gz")
    for days, file in ((2, gone), (3, broken)):
        when = When.of((NOW + dt.timedelta(days=days)).date())
        mum.save(PacketMade(name="Dr Okafor", recipient=doctor.id, made=when, said=(file,)))
    packets = packets_to(mum.snapshot(), doctor.id)
    assert len(packets) == 4
    found = earlier(mum, packets, LATER.date())
    assert found is not None
    assert found.made == TODAY


def test_a_password_locks_the_file_and_ends_the_archive_claim(mum: Library, tmp_path: Path) -> None:
    plain = make_packet(mum, Choices(), tmp_path / "plain.pdf", NOW)
    make_packet(mum, Choices(), tmp_path / "locked.pdf", NOW, password="correct horse")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "locked.pdf")
    with pikepdf.open(tmp_path / "locked.pdf", password="correct horse") as document:
        assert b"pdfaid:part" not in document.Root.Metadata.read_bytes()
        assert len(document.pages) == plain.rendered.pages
    with pikepdf.open(tmp_path / "plain.pdf") as document:
        assert b"pdfaid:part" in document.Root.Metadata.read_bytes()
    assert text_of(tmp_path / "locked.pdf", "correct horse") == text_of(tmp_path / "plain.pdf")


def test_a_card_carries_no_data(mum: Library) -> None:
    drawn = job.draw(mum.snapshot(), Choices(preset="medicines"), TODAY)
    with pikepdf.open(BytesIO(drawn.rendered.data)) as document:
        assert len(document.attachments) == 0


def test_the_first_look_is_page_one_of_the_packet(mum: Library) -> None:
    front = job.draw_front(mum.snapshot(), Choices(), TODAY)
    whole = job.draw(mum.snapshot(), Choices(), TODAY)
    assert front.pages < whole.rendered.pages
    assert "Maria Santos" in text_of(front.data)


def test_a_memory_that_fails_says_that_the_packet_is_whole(
    mum: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        reason = "the disk is full"
        raise SaveFailed(reason)

    monkeypatch.setattr(mum, "save", full)
    with pytest.raises(NotRemembered, match="The packet itself is whole"):
        make_packet(mum, Choices(), tmp_path / "p.pdf", NOW)
    assert "Maria Santos" in text_of(tmp_path / "p.pdf")
