"""Medicines of today: doses ticked as taken, when-needed ones counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.records import DoseTaken, Medication, When
from apptprep.ui.saving import remove, save
from apptprep.ui.widgets import (
    CheckRow,
    TwoColumns,
    button,
    card,
    column,
    heading,
    row,
    small,
    stack,
)
from apptprep.ui.widgets.text import Paragraph
from apptprep.ui.words import cut

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_MOST = 8
_TIMES = {"morning": "Morning", "noon": "Noon", "evening": "Evening", "bedtime": "Bedtime"}


@dataclass(frozen=True, slots=True)
class Dose:
    """One dose of today.

    Attributes:
        medication: id of the medicine.
        text: its name and strength.
        slot: time of day, "" for a medicine taken when needed or at no set time.
        needed: whether it is taken when needed and counted.
    """

    medication: str
    text: str
    slot: str
    needed: bool


def doses(snapshot: Snapshot) -> tuple[Dose, ...]:
    """Return the doses of a day, by time of day, then those taken when needed."""
    order = list(_TIMES)
    found: list[Dose] = []
    for medicine in reversed(snapshot.current(Medication)):
        text = cut(f"{medicine.name} {medicine.strength}", 120)
        if medicine.schedule == "when-needed":
            found.append(Dose(medicine.id, text, "", needed=True))
        elif medicine.schedule in ("cycle", "once") and not medicine.times:
            continue
        else:
            slots = medicine.times or ("",)
            found += [Dose(medicine.id, text, slot, needed=False) for slot in slots]
    key = {slot: at for at, slot in enumerate(order)}
    return tuple(sorted(found, key=lambda dose: (dose.needed, key.get(dose.slot, len(order)))))


def taken_today(snapshot: Snapshot, dose: Dose, today: dt.date) -> list[DoseTaken]:
    """Return what was ticked today for a dose, earliest first."""
    found = [
        taken
        for taken in snapshot.all(DoseTaken)
        if taken.medication == dose.medication
        and taken.when is not None
        and taken.when.earliest == today
        and (dose.needed or taken.slot == dose.slot)
    ]
    return list(reversed(found))


class DosesToday(QWidget):
    """The card on Today with the medicines of the day."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it empty; :meth:`show_snapshot` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._session, self._shell = session, shell
        self._shown: tuple[Dose, ...] | None = None
        self.checks: dict[Dose, CheckRow] = {}
        self._counts: dict[Dose, Paragraph] = {}
        self._rows = column(spacing=6)
        to_all = button("All medicines", partial(shell.navigate, "medicines"), kind="link")
        body = column(heading("Medicines today"), self._rows, row(to_all, None), spacing=8)
        self.setLayout(column(card(body)))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show today's doses and which were ticked."""
        found = doses(snapshot)
        if found != self._shown:
            self._build(found)
        today = self._session.today()
        for dose, check in self.checks.items():
            done = taken_today(snapshot, dose, today)
            check.set_checked(bool(done))
            check.set_aside(_when_text(dose, done))
        for dose, label in self._counts.items():
            number = len(taken_today(snapshot, dose, today))
            label.setText(f"{number} taken today" if number else "when needed")

    def _build(self, found: tuple[Dose, ...]) -> None:
        self._shown = found
        self._rows.clear()
        self.checks.clear()
        self._counts.clear()
        for dose in found[:_MOST]:
            self._rows.put(self._counter(dose) if dose.needed else self._check(dose))
        if not found:
            self._rows.put(small("Medicines with times of day can be ticked here."))
        elif len(found) > _MOST:
            self._rows.put(small(f"{len(found) - _MOST} more doses are on the Medicines page."))

    def _check(self, dose: Dose) -> CheckRow:
        check = CheckRow(dose.text, aside=_TIMES.get(dose.slot, "today"))
        check.toggled.connect(partial(self._ticked, dose))
        self.checks[dose] = check
        return check

    def _counter(self, dose: Dose) -> QWidget:
        label = small("")
        self._counts[dose] = label
        take = button("Taken", partial(self._take, dose), name=f"{dose.text} taken now")
        return TwoColumns(stack(Paragraph(dose.text), label, spacing=0), take, (1, 0), gap=6)

    def _ticked(self, dose: Dose, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            self._take(dose)
            return
        done = taken_today(self._session.snapshot(), dose, self._session.today())
        what, say = f"dose of {dose.text}", f"Not taken: {dose.text}"
        if not remove(self._session, self._shell, *done, what=what, say=say):
            self.show_snapshot(self._session.snapshot())

    def _take(self, dose: Dose) -> None:
        when = When.now(self._session.now())
        taken = DoseTaken(medication=dose.medication, when=when, slot=dose.slot)
        what, say = f"dose of {dose.text}", f"Saved: {dose.text} taken"
        if not save(self._session, self._shell, taken, what=what, say=say):
            self.show_snapshot(self._session.snapshot())


def _when_text(dose: Dose, done: list[DoseTaken]) -> str:
    slot = _TIMES.get(dose.slot, "")
    time = done[-1].when.time if done and done[-1].when else ""
    taken = f"taken {time}".strip() if done else ""
    return " · ".join(part for part in (slot, taken) if part) or "today"
