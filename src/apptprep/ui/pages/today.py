"""Today: the next visit, how things are right now, medicines, what changed, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.ui.cards.call_now import CallNowCard
from apptprep.ui.cards.doses import DosesToday
from apptprep.ui.cards.next_visit import NextVisit
from apptprep.ui.cards.quick_log import QuickLog
from apptprep.ui.cards.since_visit import SinceVisit
from apptprep.ui.pages.base import Page
from apptprep.ui.widgets import TwoColumns, stack
from apptprep.ui.words import cut, day, greeting

if TYPE_CHECKING:
    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


class TodayPage(Page):
    """The first page."""

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the cards."""
        super().__init__(session, shell, "Today")
        self.next_visit = NextVisit(shell)
        self.quick_log = QuickLog(session, shell)
        self.doses = DosesToday(session, shell)
        self.since_visit = SinceVisit()
        self.call_now = CallNowCard(shell)
        left = stack(self.next_visit, self.quick_log, None)
        # Where the columns stand on top of each other it is the next thing under the numbers.
        right = stack(self.call_now, self.doses, self.since_visit, None)
        self.add(TwoColumns(left, right, (5, 3), at=800))
        self.add_stretch()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the day as it is now."""
        now, today = self.session.now(), self.session.today()
        self.set_heading(greeting(now, cut(snapshot.person.called, 60)), day(today))
        self.next_visit.show_snapshot(snapshot, today)
        self.quick_log.show_snapshot(snapshot)
        self.doses.show_snapshot(snapshot)
        self.since_visit.show_snapshot(snapshot, today)
        self.call_now.show_snapshot(snapshot, today)

    def record_opened(self) -> None:
        """Ask about the symptoms of the other record."""
        self.quick_log.forget()
        super().record_opened()
