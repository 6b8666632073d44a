"""An empty list says whether nothing is known, nobody asked, or nothing was written down."""

from __future__ import annotations

import pytest
from tests.ui.desk import FakeShell, click, kind_id, place

from apptprep.records import Allergy, Condition, Medication, Record, Snapshot
from apptprep.store import SaveFailed
from apptprep.ui.editors import Desk
from apptprep.ui.listing.list_state import FIELDS, ListState


@pytest.mark.parametrize("kind", [Medication, Allergy, Condition], ids=kind_id)
def test_answers_are_kept_on_the_person(desk: Desk, shell: FakeShell, kind: type[Record]) -> None:
    made = ListState(kind, desk)
    place(shell, made)
    field = FIELDS[kind][0]
    for key, button in made.answers._buttons.items():
        click(button)
        assert getattr(desk.session.snapshot().person, field) == key
    click(made.answers._buttons["not-asked"])
    assert getattr(desk.session.snapshot().person, field) == ""


def test_a_list_with_entries_speaks_for_itself(desk: Desk, shell: FakeShell) -> None:
    made = ListState(Allergy, desk)
    place(shell, made)
    made.show_state(Snapshot(), is_empty=False)
    assert not made.isVisible()


def test_a_fault_is_told_and_the_answer_taken_back(
    desk: Desk, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ListState(Allergy, desk)
    place(shell, made)

    def full(*_records: Record, what: str = "") -> None:
        del what
        reason = "the disk is full"
        raise SaveFailed(reason)

    monkeypatch.setattr(desk.session.library, "save", full)
    click(made.answers._buttons["none"])
    assert "disk is full" in shell.messages.faults[0]
    assert made.answers.chosen() == ""
