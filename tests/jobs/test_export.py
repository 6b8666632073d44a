"""Exports of a real record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from apptprep.jobs import Standing, read
from apptprep.jobs.export import export_csv
from apptprep.jobs.make_demo import make_demo
from apptprep.records import KINDS, Medication
from apptprep.store import Library, People

TODAY = dt.date(2026, 11, 22)


def test_tables_hold_one_row_an_entry(library: Library, tmp_path: Path) -> None:
    library.save(Medication(name="letrozole"), Medication(dose="draft"))
    written = export_csv(library, tmp_path / "tables")
    assert len(written) == len(KINDS)
    assert (tmp_path / "tables" / "medication.csv").read_bytes().count(b"\r\n") == 3


def test_progress_is_told_and_can_cancel(library: Library, tmp_path: Path) -> None:
    told: list[float] = []
    export_csv(library, tmp_path / "a", lambda share, _: told.append(share))
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1

    def cancel(share: float, _text: str) -> None:
        if share > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_csv(library, tmp_path / "b", cancel)


def test_our_own_symptom_table_finds_everything_already_there(
    people: People, tmp_path: Path
) -> None:
    with make_demo(people, TODAY) as library:
        export_csv(library, tmp_path / "tables")
        preview = read(library, [tmp_path / "tables" / "symptom_entry.csv"], TODAY)
    assert preview.not_understood == ()
    assert {item.standing for item in preview.items} == {Standing.SAME}
    assert len(preview.items) == 400
