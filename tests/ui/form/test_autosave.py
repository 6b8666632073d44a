"""Edits reach the record by themselves, and a fault loses nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from apptprep.records import Allergy, Record
from apptprep.store import SaveFailed
from apptprep.ui.form.autosave import Autosave, short_headline
from apptprep.ui.session import Session


def stored(session: Session) -> list[Allergy]:
    """Return the allergies written down."""
    return list(session.snapshot().all(Allergy))


def test_saves_a_moment_after_the_last_edit(session: Session, qtbot: Any) -> None:
    saver = Autosave(session)
    saver.begin(Allergy())
    saver.edit("substance", "Lat")
    with qtbot.waitSignal(saver.saved, timeout=3000):
        saver.edit("substance", "Latex")
    assert [allergy.substance for allergy in stored(session)] == ["Latex"]


def test_many_edits_are_one_step_of_undo(session: Session) -> None:
    saver = Autosave(session)
    saver.begin(Allergy())
    saver.edit("substance", "Latex")
    saver.edit("reaction", "rash")
    assert saver.flush()
    session.library.undo()
    assert stored(session) == []


def test_undo_says_what(session: Session) -> None:
    saver = Autosave(session)
    saver.begin(Allergy())
    saver.edit("substance", "Latex")
    saver.flush()
    saver.edit("reaction", "rash")
    saver.flush()
    assert session.library.undo() == "change to Latex"
    assert session.library.undo() == "adding Latex"


def test_an_edit_taken_back_saves_nothing(session: Session) -> None:
    session.save(Allergy(substance="Latex"))
    saver = Autosave(session)
    saver.begin(stored(session)[0])
    saver.edit("substance", "Nuts")
    saver.edit("substance", "Latex")
    assert saver.is_clean
    before = session.library.can_undo
    saver.flush()
    assert session.library.can_undo == before
    assert stored(session)[0].substance == "Latex"


def test_a_blank_new_record_is_not_saved_but_an_emptied_one_is_kept(session: Session) -> None:
    saver = Autosave(session)
    saver.begin(Allergy())
    saver.edit("written_by", "Tom")
    saver.flush()
    assert session.snapshot().everything() == ()
    saver.edit("substance", "Latex")
    saver.flush()
    saver.edit("substance", "")
    saver.flush()
    assert [draft.written_by for draft in session.snapshot().drafts] == ["Tom"]


def test_other_fields_changed_meanwhile_are_kept(session: Session) -> None:
    session.save(Allergy(substance="Latex"))
    saver = Autosave(session)
    saver.begin(stored(session)[0])
    session.save(replace(stored(session)[0], note="from elsewhere"))
    saver.edit("reaction", "rash")
    saver.flush()
    assert (stored(session)[0].note, stored(session)[0].reaction) == ("from elsewhere", "rash")


def test_without_a_record_nothing_happens(session: Session) -> None:
    saver = Autosave(session)
    saver.edit("substance", "Latex")
    assert saver.flush()
    assert saver.record is None
    assert session.snapshot().everything() == ()


@pytest.fixture
def full_disk(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every save fail; return what was tried."""
    tried: list[str] = []

    def fail(*_records: Record, what: str = "") -> None:
        tried.append(what)
        reason = "the disk is full"
        raise SaveFailed(reason)

    monkeypatch.setattr(session.library, "save", fail)
    return tried


def test_a_fault_is_told_once_and_the_edit_waits(
    session: Session, full_disk: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = Autosave(session)
    told: list[str] = []
    saver.failed.connect(told.append)
    saver.begin(Allergy())
    saver.edit("substance", "Latex")
    assert not saver.flush()
    assert len(told) == len(full_disk) == 1
    record = saver.record
    assert isinstance(record, Allergy)
    assert record.substance == "Latex"
    monkeypatch.undo()
    assert saver.flush()
    assert stored(session)[0].substance == "Latex"


def test_headlines_are_short_and_on_one_line() -> None:
    assert short_headline(Allergy(substance="a\nb")) == "a b"
    assert len(short_headline(Allergy(substance="x" * 500))) == 48


def test_saves_while_the_keys_go_on(session: Session, qtbot: Any) -> None:
    saver = Autosave(session)
    saver.begin(Allergy())
    typed: list[str] = []

    def key() -> None:
        typed.append("x")
        saver.edit("substance", "".join(typed))

    keys = QTimer()
    keys.timeout.connect(key)
    keys.start(50)
    with qtbot.waitSignal(saver.saved, timeout=10_000):
        key()
    keys.stop()
    assert stored(session)[0].substance.startswith("xxx")
