"""A whole export: own entries, clinics' records, what is left alone, the same file again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.apple_health.making import (
    PULSE,
    SEVERE,
    WEIGHT,
    clinical,
    condition,
    entry,
    export,
    read,
    write,
)
from tests.exchange.ccda.making import only, remarks
from tests.samples import SAMPLES, needs_samples

from apptprep.errors import UnreadableFile
from apptprep.exchange.apple_health import stream
from apptprep.jobs.compare import compare
from apptprep.jobs.preview import Standing
from apptprep.records import Condition, Measurement, Medication, Snapshot, SymptomEntry


def test_clinics_records_are_read_with_the_name_of_the_clinic(tmp_path: Path) -> None:
    text = export(
        clinical("/clinical-records/a.json", "Old Town"),
        clinical("/clinical-records/b.json", "New Town"),
        clinical("/clinical-records/b.json", "New Town"),
        clinical("/clinical-records/gone.json"),
    )
    files = {
        "clinical-records/a.json": condition("1", "Gout"),
        "clinical-records/b.json": condition("2", "Asthma"),
        "clinical-records/not-named.json": condition("3", "Measles"),
    }
    reading = read(write(tmp_path, text, files))
    places = {each.name: each.origins[0].place for each in only(reading, Condition)}
    assert places == {
        "Gout": "from Old Town, Condition 1",
        "Asthma": "from New Town, Condition 2",
        "Measles": "Condition 3",
    }
    assert "names 1 clinic's file that are not in the export" not in remarks(reading)
    assert "names 1 file of a clinic that is not in the export" in remarks(reading)


def test_a_damaged_export_still_gives_the_clinics_records(tmp_path: Path) -> None:
    text = export(clinical("/clinical-records/a.json"))[:-10]
    reading = read(write(tmp_path, text, {"clinical-records/a.json": condition("1", "Gout")}))
    assert [each.name for each in only(reading, Condition)] == ["Gout"]
    assert "damaged or unfinished health export" in remarks(reading)


def test_a_clinics_file_out_of_its_folder_is_not_reached(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text('{"resourceType": "Condition"}', encoding="utf-8")
    text = export(clinical("/../secret.json"), clinical("/../../secret.json"), entry("Fever", "2"))
    reading = read(write(tmp_path, text))
    assert not only(reading, Condition)
    assert "names 2 files of clinics that are not in the export" in remarks(reading)


def test_what_is_no_entry_is_counted_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST", 2)
    text = export(*(entry(PULSE, "67") for _ in range(1500)),
                  *(entry(WEIGHT, str(n)) for n in range(5)))  # fmt: skip
    reading = read(write(tmp_path, text))
    assert "holds 1,500 entries of steps, pulse, sleep and the like, left alone" in remarks(reading)
    assert "holds 3 more entries than are brought in at once, the oldest" in remarks(reading)
    assert [each.value for each in only(reading, Measurement)] == ["3", "4"]


def test_the_last_twelve_months_are_ticked(tmp_path: Path) -> None:
    text = export(
        entry("Nausea", SEVERE, start="2026-05-01 08:00:00 +0200"),
        entry("Nausea", SEVERE, start="2024-05-01 08:00:00 +0200"),
        entry(WEIGHT, "64", unit="kg", start="2025-07-01 08:00:00 +0200"),
        entry(WEIGHT, "65", unit="kg", start="2023-07-01 08:00:00 +0200"),
    )
    reading = read(write(tmp_path, text))
    assert [(type(each.record), each.why) for each in reading.found] == [
        (SymptomEntry, ""), (SymptomEntry, "older than a year"),
        (Measurement, ""), (Measurement, "older than a year"),
    ]  # fmt: skip


def test_the_same_export_again_and_a_later_one_add_only_what_is_new(tmp_path: Path) -> None:
    first = export(entry("Nausea", SEVERE), entry(WEIGHT, "64", unit="kg"))
    base = write(tmp_path, first, {"clinical-records/a.json": condition("1", "Gout")})
    once = compare([read(base)], Snapshot())
    kept = Snapshot([item.record for item in once.items])
    again = compare([read(base)], kept)
    assert {item.standing for item in again.items} == {Standing.SAME}
    later = first.replace("</HealthData>", entry("Fever", SEVERE) + "</HealthData>")
    base.rename(tmp_path / "other")
    more = compare([read(write(tmp_path, later))], kept)
    assert [item.record.headline() for item in more.items if item.standing is Standing.NEW] == [
        "Fever"
    ]


@needs_samples
@pytest.mark.parametrize(
    ("name", "symptoms", "values", "medicines", "conditions"),
    [
        ("export_ok_v14.zip", 188, 208, 5, 3),
        ("export_ios16_broken_dtd_and_x0b.zip", 40, 52, 4, 3),
        ("export_only_xml_healthkit-to-sqlite_test_shape.xml", 58, 61, 0, 0),
    ],
)
def test_the_sample_exports(
    name: str, symptoms: int, values: int, medicines: int, conditions: int
) -> None:
    reading = read(SAMPLES / "apple-health" / name)
    found = Counter(type(each.record) for each in reading.found)
    assert (found[SymptomEntry], found[Measurement], found[Medication], found[Condition]) == (
        symptoms, values, medicines, conditions,
    )  # fmt: skip


SAME_FOLDER = [HealthCheck.function_scoped_fixture]
ALL = export(entry("Nausea", SEVERE), entry(WEIGHT, "64", unit="kg"), entry(PULSE, "67"),
             clinical("/clinical-records/a.json")).encode()  # fmt: skip


@settings(max_examples=150, deadline=5000, suppress_health_check=SAME_FOLDER)
@given(data=st.data())
def test_no_damage_stops_the_app(tmp_path: Path, data: st.DataObject) -> None:
    text = bytearray(ALL)
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text) - 1))
        text[start : start + data.draw(st.integers(0, 50))] = data.draw(
            st.one_of(st.binary(max_size=10), st.sampled_from([b"<", b'"', b"]>", b"\x0b", b""]))
        )
    try:
        read(write(tmp_path, bytes(text)))
    except UnreadableFile as fault:
        sentence = fault.sentence
    else:
        sentence = "Nothing was brought in."
    assert "brought in" in sentence
