"""Backups: checked before they count, restored elsewhere, rotated only when safe."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from apptprep.errors import AppError
from apptprep.records import Medication, SymptomEntry
from apptprep.store import DamagedBackup, Library, NeedsPassphrase, People, backups

NOW = dt.datetime(2026, 5, 12, 9, 0, tzinfo=dt.UTC)


def fill(library: Library, count: int = 5) -> bytes:
    data = b"%PDF-1.7 a report"
    ref = library.add_file(data, "report.pdf")
    library.save(*(SymptomEntry(term="pain", now=3, photos=(ref,)) for _ in range(count)))
    return data


def test_a_backup_restores_on_another_computer(library: Library, tmp_path: Path) -> None:
    data = fill(library)
    library.backup(tmp_path / "b.apptprep")
    elsewhere = People(tmp_path / "elsewhere")
    entry = elsewhere.restore(tmp_path / "b.apptprep", "Mum again")
    with elsewhere.open(entry.id) as again:
        assert again.label == "Mum again"
        found = again.snapshot().all(SymptomEntry)
        assert found == library.snapshot().all(SymptomEntry)
        assert again.read_file(found[0].photos[0]) == data
        assert again.history(found[0].id)


def test_a_locked_backup_opens_with_passphrase_or_recovery_code(
    people: People, tmp_path: Path
) -> None:
    with people.create("Mum", "secret words") as library:
        fill(library)
        code = library.new_recovery_code()
        library.backup(tmp_path / "b.apptprep")
    elsewhere = People(tmp_path / "elsewhere")
    with pytest.raises(NeedsPassphrase):
        elsewhere.restore(tmp_path / "b.apptprep", "x")
    assert elsewhere.entries() == ()
    for words in ("secret words", code):
        entry = elsewhere.restore(tmp_path / "b.apptprep", "x", words)
        with elsewhere.open(entry.id, words) as again:
            assert len(again.snapshot()) == 5


def test_no_backup_holds_plain_text(library: Library, tmp_path: Path) -> None:
    library.save(Medication(name="Unmistakable-name-of-a-medicine"))
    library.backup(tmp_path / "b.apptprep")
    for path in (tmp_path / "b.apptprep", *library.folder.rglob("*")):
        if path.is_file():
            assert b"Unmistakable" not in path.read_bytes()


def test_every_flipped_byte_of_a_backup_is_found(library: Library, tmp_path: Path) -> None:
    fill(library)
    source, bad = tmp_path / "b.apptprep", tmp_path / "bad.apptprep"
    library.backup(source)
    data = source.read_bytes()
    for place in range(100, len(data), len(data) // 25):
        bad.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        elsewhere = People(tmp_path / f"e{place}")
        try:
            entry = elsewhere.restore(bad, "x")
        except AppError:
            assert elsewhere.entries() == ()
            continue
        with elsewhere.open(entry.id) as again:  # zip padding: nothing that matters
            assert again.check().is_ok


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", b"%PDF-1.4"])
def test_what_is_no_backup_ends_in_a_sentence(
    people: People, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.apptprep"
    path.write_bytes(content)
    with pytest.raises(DamagedBackup, match="Nothing was changed"):
        people.restore(path, "x")
    assert people.entries() == ()


def test_a_truncated_backup_and_a_foreign_zip_end_in_a_sentence(
    library: Library, people: People, tmp_path: Path
) -> None:
    library.backup(tmp_path / "b.apptprep")
    cut = tmp_path / "cut.apptprep"
    cut.write_bytes((tmp_path / "b.apptprep").read_bytes()[:20_000])
    foreign = tmp_path / "foreign.apptprep"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("../../evil", "x")
    for path in (cut, foreign):
        with pytest.raises(DamagedBackup):
            people.restore(path, "x")
    assert not (tmp_path.parent / "evil").exists()


def test_one_backup_a_day_and_only_when_something_changed(library: Library) -> None:
    assert not library.back_up_if_due(now=NOW)
    fill(library)
    assert library.back_up_if_due(now=NOW)
    assert not library.back_up_if_due(now=NOW + dt.timedelta(days=1))
    library.save(Medication(name="A"))
    assert not library.back_up_if_due(now=NOW + dt.timedelta(hours=2))
    assert library.back_up_if_due(now=NOW + dt.timedelta(days=1))
    assert library.last_backup() == NOW + dt.timedelta(days=1)
    assert len(library.backups()) == 2


def test_old_backups_go_but_never_the_newest(library: Library) -> None:
    for day in range(40):
        library.save(Medication(name=f"M{day}"))
        library.back_up_if_due(now=NOW + dt.timedelta(days=day))
    found = library.backups()
    assert 7 < len(found) <= 11
    assert found[0].made == NOW + dt.timedelta(days=39)


def test_the_backup_before_a_sudden_loss_is_pinned(library: Library) -> None:
    fill(library, 30)
    library.back_up_if_due(now=NOW)
    library.remove(*library.snapshot().all(SymptomEntry)[:20])
    library.back_up_if_due(now=NOW + dt.timedelta(days=1))
    newest, before = library.backups()
    assert before.is_pinned
    assert not newest.is_pinned


def test_a_backup_that_does_not_check_out_never_gets_its_name(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    counts = library.check().counts
    monkeypatch.setattr(library._db, "counts", lambda: {**counts, "trial": 7})
    with pytest.raises(DamagedBackup, match="as many entries"):
        library.backup(tmp_path / "b.apptprep")
    assert list(tmp_path.glob("*.apptprep")) == []
    assert list(tmp_path.glob(".apptprep*")) == []
    assert backups.kept(library.folder / "backups") == []
