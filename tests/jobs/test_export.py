"""Exports, backups and packets of a real record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from apptprep.errors import CannotWrite
from apptprep.jobs.export import export_csv, export_json
from apptprep.jobs.make_demo import make_demo
from apptprep.jobs.make_packet import make_packet
from apptprep.jobs.safety import back_up, check, restore
from apptprep.packet import Choices
from apptprep.records import KINDS, Medication
from apptprep.store import DamagedBackup, Library, People

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


def test_a_backup_restores_to_the_same_record(
    people: People, library: Library, tmp_path: Path
) -> None:
    library.save(Medication(name="letrozole"))
    export_json(library, tmp_path / "before.json")
    assert back_up(library, tmp_path / "me.apptprep").counts["medication"] == 1
    entry = restore(people, tmp_path / "me.apptprep", "copy")
    with people.open(entry.id) as copy:
        assert check(copy).is_ok
        export_json(copy, tmp_path / "after.json")
    assert (tmp_path / "before.json").read_bytes() == (tmp_path / "after.json").read_bytes()


def test_a_broken_backup_makes_no_record(people: People, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"no backup")
    with pytest.raises(DamagedBackup, match="Nothing was changed"):
        restore(people, tmp_path / "bad", "copy")
    assert people.entries() == ()


@pytest.mark.parametrize("purpose", ["second-opinion", "trial", "routine"])
def test_a_packet_of_the_sample_is_a_pdf_with_her_name(
    people: People, tmp_path: Path, purpose: str
) -> None:
    with make_demo(people, TODAY) as library:
        drawn = make_packet(library, Choices(purpose=purpose), tmp_path / "p.pdf", TODAY)
    document = pypdfium2.PdfDocument(tmp_path / "p.pdf")
    assert len(document) == drawn.pages > 2
    assert drawn.missing == 0
    assert "Ruth Eleanor Hallowick" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_packet_to_nowhere_says_so(make: Callable[[str], Library], tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        make_packet(make("x"), Choices(), tmp_path / "nowhere" / "p.pdf", TODAY)
