"""What an empty list means: nothing known, nobody asked, or simply not written down yet.

The three lists an International Patient Summary must have (allergies, medicines, conditions) keep
their answer on the person.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from apptprep.records import Allergy, Condition, Medication, Option, Record, Snapshot
from apptprep.ui.editors.choice import Answers
from apptprep.ui.saving import save
from apptprep.ui.widgets import column, row, small

if TYPE_CHECKING:
    from apptprep.ui.editors import Desk

FIELDS: dict[type[Record], tuple[str, str, str]] = {
    Medication: ("medications_state", "I take no medicines", "If you take none, say so:"),
    Allergy: ("allergies_state", "None known", "If you have none, say so:"),
    Condition: ("conditions_state", "None known", "If you have none, say so:"),
}
"""Kinds whose empty list has a state: the person's field, the words for "none", the invitation."""
NOT_ASKED = "Nobody has asked"


class ListState(QWidget):
    """Two answers for an empty list; pressing one again makes it "not written down"."""

    def __init__(self, kind: type[Record], desk: Desk) -> None:
        """Ask about a kind's list."""
        super().__init__()
        self.setObjectName("clear")
        self._kind, self._desk = kind, desk
        self._field, none, invitation = FIELDS[kind]
        options = (Option("none", none), Option("not-asked", NOT_ASKED))
        self.answers = Answers(kind.KIND.many, options)
        self.answers.picked.connect(self._picked)
        self._words = small(invitation)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(self._words, row(None, self.answers, None), spacing=6))

    def show_state(self, snapshot: Snapshot, *, is_empty: bool) -> None:
        """Show the answer; a list with entries speaks for itself."""
        state = getattr(snapshot.person, self._field)
        self.answers.choose(state if self.answers.knows(state) else "")
        self.setVisible(is_empty)

    def _picked(self, key: str) -> None:
        session = self._desk.session
        person = session.snapshot().person
        change: dict[str, Any] = {self._field: key}
        changed = replace(person, **change)
        many = self._kind.KIND.many.lower()
        if not save(session, self._desk.shell, changed, what=f"what the list of {many} means"):
            self.show_state(session.snapshot(), is_empty=True)
