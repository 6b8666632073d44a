"""The next visit, and the steps towards it; the steps are the guide of the first days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.records import (
    Diagnosis,
    ImagingStudy,
    Medication,
    OtherReport,
    PathologyReport,
    Question,
)
from apptprep.ui.widgets import (
    FlowLayout,
    TwoColumns,
    button,
    card,
    column,
    heading,
    holder,
    pill,
    row,
    subtle,
)
from apptprep.ui.words import cut, distance, visit_time

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell

_LATELY = 14


@dataclass(frozen=True, slots=True)
class Step:
    """One step of getting ready: a page and whether something stands there."""

    page: str
    text: str
    done: bool


def steps(snapshot: Snapshot, today: dt.date) -> tuple[Step, ...]:
    """Return the steps towards a visit, in the order they are best done."""
    recent = bool(snapshot.symptoms.whole.reaching(today - dt.timedelta(days=_LATELY)))
    listed = bool(snapshot.all(Medication)) or snapshot.person.medications_state == "none"
    reports = any(snapshot.all(kind) for kind in (ImagingStudy, PathologyReport, OtherReport))
    chosen = any(question.is_current() for question in snapshot.all(Question))
    return (
        Step("symptoms", "Symptoms", recent),
        Step("medicines", "Medicines", listed),
        Step("reports", "Reports", reports),
        Step("cancer", "My cancer", bool(snapshot.all(Diagnosis))),
        Step("questions", "Questions", chosen),
    )


class NextVisit(QWidget):
    """The card at the top of Today."""

    def __init__(self, shell: Shell) -> None:
        """Build it empty; :meth:`show_snapshot` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._shell = shell
        self._visit = ""
        self._shown: tuple[Step, ...] = ()
        self._label = subtle("Next visit")
        self._label.setWordWrap(False)
        self._pill = pill("")
        self.who, self.when = heading(""), subtle("")
        self.go = button("Continue preparing", self._pressed, kind="primary")
        self._chips = FlowLayout(8)
        words = column(
            row(self._label, self._pill, None, spacing=10), self.who, self.when, spacing=4
        )
        top = TwoColumns(holder(words), holder(column(self.go)), (1, 0), gap=12, middle=True)
        self.setLayout(column(card(column(top, 10, holder(self._chips), spacing=0), "hero")))

    def show_snapshot(self, snapshot: Snapshot, today: dt.date) -> None:
        """Show the next visit and the steps."""
        visit = snapshot.next_appointment(today)
        self._visit = visit.id if visit else ""
        self._label.setVisible(visit is not None)
        far = distance(visit.when, today) if visit else ""
        self._pill.setText(far)
        self._pill.setVisible(bool(far))
        self.who.setText(cut(visit.who, 160) if visit else "Who do you see next?")
        self.when.setText(
            visit_time(visit.when, today)
            if visit
            else "Write down the visit, and everything here gets ready for it."
        )
        self.go.setText("Continue preparing" if visit else "Add my visit")
        self.go.setAccessibleName(self.go.text())
        found = steps(snapshot, today)
        if found != self._shown:
            self._show_steps(found)

    def _show_steps(self, found: tuple[Step, ...]) -> None:
        self._shown = found
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for step in found:
            icon, token = ("circle-check", "accent") if step.done else ("circle-dashed", "text2")
            go = partial(self._shell.navigate, step.page)
            said = f"{step.text}, {'started' if step.done else 'nothing there yet'}"
            made = button(step.text, go, kind="step", icon=icon, token=token, name=said)
            self._chips.addWidget(made)

    def _pressed(self) -> None:
        if not self._visit:
            self._shell.navigate("visits", "new:appointment")
            return
        waiting = next((step.page for step in self._shown if not step.done), "packet")
        self._shell.navigate(waiting)
