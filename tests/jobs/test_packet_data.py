"""What travels inside a packet: what it prints, and not a word more; and its password."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from tests.exchange.ips.test_document import check
from tests.packet import tagged

from apptprep.exchange import record_json
from apptprep.jobs import sample
from apptprep.jobs.make_packet import DATA_NAME, SUMMARY_NAME, draw, locked
from apptprep.packet import Choices
from apptprep.packet.sections.log import LOG_ROWS
from apptprep.records import (
    Editor,
    Medication,
    Record,
    Row,
    Snapshot,
    SymptomEntry,
    When,
    fields_of,
)

TODAY = dt.date(2026, 11, 22)
REPEAT = """
import hashlib, datetime as dt
from apptprep.jobs import sample
from apptprep.jobs.make_packet import draw
from apptprep.packet import Choices
from apptprep.records import Snapshot
day = dt.date(2026, 11, 22)
record = Snapshot(sample.build(day).records)
print(hashlib.sha256(draw(record, Choices(), day).rendered.data).hexdigest())
"""


def person() -> Snapshot:
    """The made-up sample person."""
    return Snapshot(sample.build(TODAY).records)


def file_of(record: Snapshot, choices: Choices, password: str = "") -> bytes:
    drawn = draw(record, choices, TODAY)
    return locked(drawn, password) if password else drawn.rendered.data


def data_of(file: bytes, password: str = "", name: str = DATA_NAME) -> bytes:
    """One of the two files that travel in a packet."""
    with pikepdf.open(io.BytesIO(file), password=password) as document:
        assert sorted(document.attachments) == [DATA_NAME, SUMMARY_NAME]
        specs = [document.attachments[each] for each in sorted(document.attachments)]
        assert {spec.obj.AFRelationship for spec in specs} == {"/Data"}
        assert [each.objgen for each in document.Root.AF] == [spec.obj.objgen for spec in specs]
        return document.attachments[name].get_file().read_bytes()


def everything_in(file: bytes) -> str:
    """All a file holds, unpacked: every stream, every string, as one text."""
    parts: list[str] = []
    with pikepdf.open(io.BytesIO(file)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                parts.append(each.read_bytes().decode("latin-1"))
            parts += strings(each)
        parts += [text for page in document.pages for text in tagged.marks(page).values()]
    return "\n".join([*parts, data_of(file).decode(), tagged.read(file).text()])


def strings(thing: object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            yield from strings(each)
    elif isinstance(thing, pikepdf.Dictionary):
        for each in thing.values():
            if not getattr(each, "is_indirect", False):
                yield from strings(each)


def squeezed(text: str) -> str:
    """A text without blanks and case, however it was broken into lines."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def texts_of(holder: Record | Row) -> Iterator[str]:
    """The words somebody wrote into an entry."""
    for field in fields_of(type(holder)):
        value = getattr(holder, field.name)
        if field.editor in (Editor.LINE, Editor.PARAGRAPH):
            yield value
        elif field.editor is Editor.DAY and value:
            yield from () if value.is_understood else (value.words,)
        elif field.editor is Editor.ROWS:
            for row in value:
                yield from texts_of(row)


def test_the_data_in_a_packet_is_a_record_json() -> None:
    drawn = draw(person(), Choices(), TODAY)
    records = record_json.loads(data_of(drawn.rendered.data), DATA_NAME)
    assert {each.id for each in records} == {each.id for each in drawn.composed.records}
    assert not any(getattr(each, "rule_id", "") for each in records)
    assert not any(getattr(each, "talk_prognosis", "") for each in records)
    # When something was written stands on no page.
    assert {each.created for each in records} == {dt.datetime(2026, 11, 22, tzinfo=dt.UTC)}


@pytest.mark.parametrize("preset", ["second-opinion", "trial", "routine", "other"])
def test_every_word_of_the_data_stands_on_the_paper(preset: str) -> None:
    record = person()
    file = file_of(record, Choices(preset=preset))
    paper = squeezed(tagged.read(file).text())
    records = record_json.loads(data_of(file), DATA_NAME)
    assert records
    kept = [
        (type(each).__name__, text)
        for each in records
        for text in texts_of(each)
        if squeezed(text) not in paper
    ]
    assert kept == []


def test_the_words_of_a_hidden_entry_are_nowhere_in_the_file() -> None:
    secret, shown = "Quetiapinwort", "Paracetamolwort"
    note = "a note nobody else is to read"
    records = [
        Medication(name=secret, reason="sleepwort", dose="25 mg", side_effects="drowsywort"),
        Medication(name=shown),
        SymptomEntry(term="painwort", now=7, note=note),
    ]
    record = Snapshot([*person().everything(), *records])
    words = (secret, "sleepwort", "drowsywort", "painwort", note)
    before = squeezed(everything_in(file_of(record, Choices(whole_log=True))))
    assert all(squeezed(word) in before for word in (*words, shown))
    hidden = frozenset({records[0].id, records[2].id})
    after = squeezed(everything_in(file_of(record, Choices(whole_log=True, hidden=hidden))))
    assert squeezed(shown) in after
    assert [word for word in (*words, *hidden) if squeezed(word) in after] == []


@pytest.mark.parametrize("preset", ["second-opinion", "trial", "routine", "other"])
def test_the_summary_in_a_packet_holds_the_entries_of_the_pages(preset: str) -> None:
    drawn = draw(person(), Choices(preset=preset), TODAY)
    summary = data_of(drawn.rendered.data, name=SUMMARY_NAME)
    check(summary)
    bundle = json.loads(summary)
    named = [
        each["resource"]["medicationCodeableConcept"]["text"]
        if "medicationCodeableConcept" in each["resource"]
        else each["resource"]["medicationReference"]["display"]
        for each in bundle["entry"]
        if each["resource"]["resourceType"] == "MedicationStatement"
    ]
    printed = [each.name for each in drawn.composed.records if isinstance(each, Medication)]
    assert sorted(named) == sorted(printed)
    assert bundle["timestamp"].startswith(TODAY.isoformat())


@pytest.mark.parametrize("preset", ["emergency", "medicines"])
def test_a_card_carries_no_data(preset: str) -> None:
    with pikepdf.open(io.BytesIO(file_of(person(), Choices(preset=preset)))) as document:
        assert not document.attachments
        assert "/AF" not in document.Root


def test_a_section_left_out_is_not_in_the_data() -> None:
    file = file_of(person(), Choices(left_out=frozenset({"medicines"})))
    records = record_json.loads(data_of(file), DATA_NAME)
    assert records
    assert not any(isinstance(each, Medication) for each in records)
    summary = data_of(file, name=SUMMARY_NAME)
    assert b"MedicationStatement" not in summary
    # Left out is not "none known".
    assert b"nilknown" not in summary


def test_a_password_locks_the_file_and_it_claims_no_archive() -> None:
    record = person()
    file = file_of(record, Choices(), "Łódź und Öl")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(file))
    with pikepdf.open(io.BytesIO(file), password="Łódź und Öl") as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
        assert document.allow.accessibility
        metadata = document.Root.Metadata.read_bytes()
        assert b"pdfuaid:part" in metadata
        assert b"pdfaid:part" not in metadata
    assert record_json.loads(data_of(file, "Łódź und Öl"), DATA_NAME)
    assert len(pypdfium2.PdfDocument(file, password="Łódź und Öl")) > 2


def test_the_same_packet_with_data_in_another_process() -> None:
    sums = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        words = [sys.executable, "-c", REPEAT]
        done = subprocess.run(words, env=environment, check=True, capture_output=True, text=True)
        sums.add(done.stdout)
    assert len(sums) == 1
    again = hashlib.sha256(file_of(person(), Choices())).hexdigest()
    assert sums == {f"{again}\n"}


def test_the_summary_leaves_the_older_entries_of_a_whole_log_to_the_data() -> None:
    log = [
        SymptomEntry(term=f"ache {n}", when=When.of(TODAY - dt.timedelta(days=n)), now=3)
        for n in range(LOG_ROWS + 20)
    ]
    file = file_of(Snapshot(log), Choices(whole_log=True))
    summary = json.loads(data_of(file, name=SUMMARY_NAME))
    felt = [
        each["resource"]["code"]["text"]
        for each in summary["entry"]
        if each["resource"].get("code", {}).get("text", "").startswith("ache")
    ]
    assert sorted(felt) == sorted(f"ache {n}" for n in range(LOG_ROWS)), "the newest ones"
    assert len(record_json.loads(data_of(file), DATA_NAME)) == len(log)
    with pikepdf.open(io.BytesIO(file)) as document:
        told = str(document.attachments[SUMMARY_NAME].description)
    assert f"the newest {LOG_ROWS} entries" in told
