"""Clinical trials the person has heard of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import Trial
from apptprep.ui.listing.page import RecordsPage
from apptprep.ui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TrialsPage(RecordsPage):
    """Trials, and how their conditions look to the person and their team."""

    HEADING = "Trials"
    SENTENCE = "Trials you have heard of. Whether one fits is for you and your team to see."
    KINDS = (Trial,)

    def extra_buttons(self) -> tuple[QWidget, ...]:
        """Return the ways to finding trials and to the sheet of what a trial office asks."""
        self.sheet = button("What a trial office asks", self._open_sheet)
        self.search_online = button("Find trials…", self._open_search)
        return (self.search_online, self.sheet)

    def _open_search(self) -> None:
        # Not the shell itself: the buttons are made before the page has one.
        self.shell.navigate("find-trials")

    def _open_sheet(self) -> None:
        shown = self.list.pane.record()
        self.shell.navigate("trial-sheet", shown.id if shown else "")
