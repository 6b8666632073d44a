"""Exports, backups and packets of a real record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from apptprep.jobs.export import export_csv
from apptprep.records import KINDS, Medication
from apptprep.store import Library

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
