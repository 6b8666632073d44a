"""Log a symptom in one click: a row of eleven numbers for each of a few symptoms.

A number is saved at once. Within ten minutes another number for the same symptom corrects it;
after that it is a new entry.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from apptprep.records import SymptomEntry, When, same_symptom, severity
from apptprep.ui import symptom_log
from apptprep.ui.saving import save
from apptprep.ui.term_completer import complete_terms
from apptprep.ui.widgets import ScoreRow, button, card, column, heading, row, subtle
from apptprep.ui.widgets.text import Line

if TYPE_CHECKING:
    from apptprep.records import LogPart, Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_SLIP = dt.timedelta(minutes=10)


class ScoreLine(QWidget):
    """One symptom: its name, what was logged before, its eleven numbers."""

    def __init__(self, term: str, *, words: bool) -> None:
        """Ask about a symptom."""
        super().__init__()
        self.setObjectName("clear")
        self.term = term
        self.score = ScoreRow(term, words=words)
        self.status = Line("", "small")
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name = Line(term, "h3")
        self.setLayout(column(row(name, (self.status, 1), spacing=10), self.score, spacing=6))

    def show_entries(self, entries: LogPart, today: dt.date) -> None:
        """Show the number of today, else what it was yesterday."""
        now = symptom_log.on_day(entries, today)
        self.score.set_value(now.score if now else None)
        if now is not None:
            time = f" at {now.when.time}" if now.when and now.when.time else ""
            self.status.setText(f"{now.score}, {severity(now.score)} · saved{time}")
            return
        before = symptom_log.on_day(entries, today - dt.timedelta(days=1))
        self.status.setText(f"yesterday {before.score}" if before else "")


class QuickLog(QWidget):
    """The card on Today that asks how things are right now."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it empty; :meth:`show_snapshot` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._session, self._shell = session, shell
        self.lines: list[ScoreLine] = []
        self._added: list[str] = []
        self._rows = column(spacing=14)
        self.more = button("Another symptom", self._ask, kind="link", icon="plus")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Which symptom? Then press Enter")
        self.field.setAccessibleName("Another symptom")
        self.field.returnPressed.connect(self._add)
        complete_terms(self.field, "symptoms", self._add)
        self.field.hide()
        body = column(
            heading("How are you right now?"),
            subtle("Press one number. It is saved at once. Skip anything you like."),
            4,
            self._rows,
            row(self.more, None),
            self.field,
            spacing=6,
        )
        self.setLayout(column(card(body)))

    def forget(self) -> None:
        """Start over, for another record."""
        self._added.clear()
        self._show_terms(())

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what was logged today; the rows stay as long as the page is open."""
        today = self._session.today()
        shown = [line.term for line in self.lines]
        if not shown:
            shown = list(symptom_log.asked_today(snapshot, today))
        known = {same_symptom(term) for term in shown}
        shown += [term for term in self._added if same_symptom(term) not in known]
        self._show_terms(tuple(shown))
        for line in self.lines:
            line.show_entries(snapshot.symptoms.of(line.term), today)

    def _show_terms(self, terms: tuple[str, ...]) -> None:
        if [line.term for line in self.lines] == list(terms):
            return
        self._rows.clear()
        self.lines = [ScoreLine(term, words=term == terms[-1]) for term in terms]
        for line in self.lines:
            line.score.picked.connect(partial(self._picked, line))
            self._rows.put(line)

    def _picked(self, line: ScoreLine, value: int) -> None:
        before = self._slip(line.term)
        moment = self._session.now()
        if before is not None:
            entry = replace(before, now=value)
        else:
            when = When.now(moment)
            entry = SymptomEntry(
                term=line.term, now=value, when=when, created=moment, source="seen"
            )
        what = f"{line.term} {value}"
        say = f"Saved: {what}, {severity(value)}"
        if not save(self._session, self._shell, entry, what=what, say=say):
            self.show_snapshot(self._session.snapshot())

    def _slip(self, term: str) -> SymptomEntry | None:
        """Return the entry of the last ten minutes that another number corrects."""
        now = self._session.now()
        entries = self._session.snapshot().symptoms.of(term)
        newest = symptom_log.on_day(entries, now.date())
        if newest is None or not dt.timedelta(0) <= now - newest.created <= _SLIP:
            return None
        return newest

    def _ask(self) -> None:
        self.field.show()
        self.more.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        term = " ".join(self.field.text().split())
        self.field.clear()
        self.field.hide()
        self.more.show()
        if not term:
            return
        term = term[:1].upper() + term[1:]
        self._added.append(term)
        self.show_snapshot(self._session.snapshot())
        for line in self.lines:
            if same_symptom(line.term) == same_symptom(term):
                line.score.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
