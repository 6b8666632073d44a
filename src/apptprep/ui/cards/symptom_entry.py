"""Log one symptom with its details: number, places, note. Everything saves itself.

The number alone is enough. What is added within ten minutes belongs to the same entry.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QWidget

from apptprep.records import BODY_SITES, SymptomEntry, When, same_symptom, severity
from apptprep.ui.pause import TypingPause
from apptprep.ui.saving import save
from apptprep.ui.symptom_log import DEFAULTS, asked_today, terms
from apptprep.ui.term_completer import complete_terms
from apptprep.ui.theme import theme
from apptprep.ui.widgets import (
    Box,
    Button,
    CheckFlow,
    FlowLayout,
    Paragraph,
    ScoreRow,
    button,
    card,
    chip,
    column,
    field_label,
    heading,
    holder,
    row,
    small,
)
from apptprep.ui.words import cut, first_different

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

_TOGETHER = dt.timedelta(minutes=10)
_CHIPS = 9
_PLACES = 6
_COMMON = ("head", "chest", "upper-belly", "lower-belly", "lower-back", "all-over")


class SymptomEntryCard(QWidget):
    """The left side of the Symptoms page; ``chosen`` tells which symptom it is about."""

    chosen = Signal(str)

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build it for no symptom yet; :meth:`show_snapshot` picks one."""
        super().__init__()
        self.setObjectName("clear")
        self._session, self._shell = session, shell
        self.term = ""
        self.unsaved = False
        self._entry_id = ""
        self._own: list[str] = []
        self._all_places = False
        self._chips: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(8)
        self._build_fields()
        self._timer = TypingPause(self)
        self._timer.timeout.connect(self.flush)
        self.setLayout(column(card(self._body())))

    def forget(self) -> None:
        """Start over, for another record."""
        self._timer.stop()
        self.term, self._entry_id, self._own, self.unsaved = "", "", [], False

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the symptoms to choose from and the entry under way."""
        today = self._session.today()
        known = list(dict.fromkeys([*terms(snapshot, today)[:_CHIPS], *self._own]))
        keys = {same_symptom(term) for term in known}
        known += [term for term in DEFAULTS if same_symptom(term) not in keys]
        if list(self._chips) != known:
            self._show_chips(known)
        if not self.term:
            self.choose(asked_today(snapshot, today)[0])
        elif self._entry_id and snapshot.get(self._entry_id) is None:
            # It was undone or removed: the fields are free for the next one.
            self._begin()
        else:
            self._show_status()

    def choose(self, term: str) -> None:
        """Log another symptom."""
        self.flush()
        if self.unsaved:
            # What was typed for the other symptom could not be saved: it keeps the fields.
            self._chips[self.term].setChecked(True)
            return
        if term not in self._chips:
            self._own.append(term)
            self._show_chips([*self._chips, term])
        self.term = term
        self._chips[term].setChecked(True)
        self.question.setText(f"How strong is it now? {cut(term, 80)}")
        self.score.rename(term)
        self._begin()
        self.chosen.emit(term)

    def flush(self) -> None:
        """Save what was ticked or typed."""
        self._timer.stop()
        entry = self._current()
        note, places = self.note.toPlainText().strip(), self._ticked()
        if entry is None and not note and not places:
            return
        if entry is not None and (entry.note, entry.sites) == (note, places):
            self.unsaved = False
            return
        self._save(replace(entry or self._new(), note=note, sites=places))

    def _build_fields(self) -> None:
        self.question = heading("How strong is it now?")
        self.score = ScoreRow("Symptom", words=True)
        self.score.picked.connect(self._picked)
        self.status = Paragraph("", "small")
        self.add = button("Add", self._ask, kind="ghost", icon="plus", name="Add a symptom")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Which symptom? Then press Enter")
        self.field.setAccessibleName("Another symptom")
        self.field.returnPressed.connect(self._add)
        complete_terms(self.field, "symptoms", self._add)
        self.field.hide()
        self._places_box = column()
        self.places = CheckFlow(BODY_SITES)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText("What makes it stronger or weaker? What did you do?")
        self.note.textChanged.connect(self._timer_start)
        self._rescale()
        theme().changed.connect(self._rescale)

    def _body(self) -> Box:
        where = Paragraph("Where? (optional)", "field")
        self._more = button("All places…", self._unfold, kind="link")
        return column(
            holder(self._flow),
            self.field,
            8,
            self.question,
            2,
            self.score,
            self.status,
            8,
            where,
            self._places_box,
            row(self._more, None),
            4,
            field_label("Note (optional)", self.note),
            self.note,
            small("Everything here saves itself."),
            spacing=7,
        )

    def _rescale(self) -> None:
        self.note.setFixedHeight(theme().px(84))

    def _show_chips(self, known: list[str]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self.add:
                old.hide()
                old.deleteLater()
        self._chips = {}
        for term in known:
            # A person's own word: an ampersand in it is no mnemonic.
            made = chip(cut(term, 60).replace("&", "&&"), checked=term == self.term, name=term)
            made.setAutoExclusive(True)
            made.clicked.connect(lambda _checked=False, term=term: self.choose(term))
            self._group.addButton(made)
            self._chips[term] = made
            self._flow.addWidget(made)
        self._flow.addWidget(self.add)

    def _begin(self) -> None:
        """Make the fields ready for a new entry, or go on with the one of just now."""
        newest = self._newest()
        self._entry_id = newest.id if newest else ""
        self.score.set_value(newest.score if newest else None)
        self._show_places(newest.sites if newest else ())
        blocked = self.note.blockSignals(True)
        self.note.setPlainText(newest.note if newest else "")
        self.note.blockSignals(blocked)
        self._show_status()

    def _newest(self) -> SymptomEntry | None:
        now = self._session.now()
        entries = self._session.snapshot().symptoms.of(self.term).all
        fresh = (e for e in entries if now - _TOGETHER <= e.created <= now)
        return max(fresh, key=lambda entry: entry.created, default=None)

    def _current(self) -> SymptomEntry | None:
        entry = self._session.snapshot().get(self._entry_id) if self._entry_id else None
        if not isinstance(entry, SymptomEntry):
            return None
        return entry if self._session.now() - entry.created <= _TOGETHER else None

    def _new(self) -> SymptomEntry:
        moment = self._session.now()
        return SymptomEntry(term=self.term, when=When.now(moment), created=moment, source="seen")

    def _picked(self, value: int) -> None:
        entry = replace(
            self._current() or self._new(),
            now=value,
            note=self.note.toPlainText().strip(),
            sites=self._ticked(),
        )
        self._timer.stop()
        self._save(entry, f"Saved: {self.term} {value}, {severity(value)}")

    def _save(self, entry: SymptomEntry, say: str = "") -> None:
        what = cut(entry.headline(), 60)
        self.unsaved = not save(self._session, self._shell, entry, what=what, say=say)
        if self.unsaved:
            self.status.setText("Not saved yet. What you typed is still here.")
        else:
            self._entry_id = entry.id
            self._show_status()

    def _show_status(self) -> None:
        entry = self._current()
        if entry is None:
            self.status.setText("Press a number. It is saved at once.")
            return
        told = f"{entry.score}, {severity(entry.score)} · " if entry.score is not None else ""
        time = entry.when.time if entry.when else ""
        self.status.setText(f"{told}saved {time}".strip())

    def _ticked(self) -> tuple[str, ...]:
        return self.places.chosen()

    def _show_places(self, ticked: tuple[str, ...]) -> None:
        offered = BODY_SITES if self._all_places else self._usual_places(ticked)
        self._places_box.clear()
        self.places = CheckFlow(offered, ticked)
        self.places.changed.connect(self._timer_start)
        self._places_box.put(self.places)

    def _usual_places(self, ticked: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        entries = self._session.snapshot().symptoms.of(self.term).all
        used = (site for entry in entries for site in entry.sites)
        wanted = first_different(chain(ticked, used, _COMMON), max(_PLACES, len(ticked)))
        return tuple((key, text) for key, text in BODY_SITES if key in wanted)

    def _unfold(self) -> None:
        self._all_places = not self._all_places
        self._show_places(self._ticked())
        self._more.setText("Fewer places" if self._all_places else "All places…")
        self._more.setAccessibleName(self._more.text())

    def _timer_start(self) -> None:
        self._timer.start()

    def _ask(self) -> None:
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        term = " ".join(self.field.text().split())
        self.field.clear()
        self.field.hide()
        if not term:
            return
        known = {same_symptom(shown): shown for shown in self._chips}
        self.choose(known.get(same_symptom(term), term[:1].upper() + term[1:]))
        self.score.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
