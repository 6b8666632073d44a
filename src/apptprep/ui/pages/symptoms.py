"""Symptoms: log one with details, see it over time, change what was logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import SymptomEntry
from apptprep.ui.cards.call_now import CallNowCard
from apptprep.ui.cards.entry_detail import EntryDetail
from apptprep.ui.cards.recent_entries import RecentEntries
from apptprep.ui.cards.symptom_entry import SymptomEntryCard
from apptprep.ui.cards.symptom_trend import SymptomTrend
from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import TwoColumns, button, stack

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


class SymptomsPage(Page):
    """The symptom log."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the cards."""
        words = "A number from 0 to 10 is enough. Details are optional."
        every = button("All entries and measurements", self._open_log, icon="gauge")
        super().__init__(session, shell, "Symptoms", words, every, widest=1180)
        self.entry = SymptomEntryCard(session, shell)
        self.detail = EntryDetail(session, shell)
        self.trend = SymptomTrend()
        self.recent = RecentEntries(self.show_record)
        self.call_now = CallNowCard(shell, always=False)
        self.entry.chosen.connect(self._show_trend)
        self.detail.closed.connect(self._close_detail)
        self.detail.hide()
        left = stack(self.entry, self.detail, None, spacing=0)
        right = stack(self.call_now, self.trend, self.recent, None)
        self.add(TwoColumns(left, right, (1, 1), at=860))
        self.add_stretch()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the log as it is now."""
        today = self.session.today()
        self.entry.show_snapshot(snapshot)
        self.recent.show_snapshot(snapshot, today)
        self.call_now.show_snapshot(snapshot, today)
        self._show_trend(self.entry.term)
        shown = snapshot.get(self.detail.shown_id()) if self.detail.shown_id() else None
        if shown is not None:
            self.detail.show_record(shown)
        elif self.detail.isVisibleTo(self):
            self.detail.forget()
            self._close_detail()

    def show_record(self, record_id: str) -> None:
        """Open one entry to change it."""
        found = self.session.snapshot().get(record_id)
        if not isinstance(found, SymptomEntry):
            self.shell.navigate("log", record_id)
            return
        self.entry.flush()
        self.detail.show_record(found)
        self.entry.hide()
        self.detail.show()
        self.area.verticalScrollBar().setValue(0)
        self.detail.form.start()

    def flush(self) -> None:
        """Save what is being typed."""
        if self.session.is_open():
            self.entry.flush()
            self.detail.autosave.flush()

    def holds_unsaved(self) -> bool:
        """Tell whether an edit waits because it could not be saved."""
        return self.detail.autosave.is_stuck or self.entry.unsaved

    def record_opened(self) -> None:
        """Start over with the other record."""
        self.entry.forget()
        self.detail.forget()
        self._close_detail()
        super().record_opened()

    def _open_log(self) -> None:
        self.shell.navigate("log")

    def _close_detail(self) -> None:
        self.detail.hide()
        self.entry.show()

    def _show_trend(self, term: str) -> None:
        self.trend.show_term(self.session.snapshot(), term, self.session.today())
