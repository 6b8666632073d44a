"""The whole symptom log and the measurements, as lists; reached from the Symptoms page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import Measurement, SymptomEntry
from apptprep.ui.cards.call_strip import CallStrip
from apptprep.ui.listing.page import RecordsPage
from apptprep.ui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apptprep.records import Snapshot
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session


class LogPage(RecordsPage):
    """Every symptom entry, and weight, temperature, laboratory values and tumor markers."""

    HEADING = "Log and measurements"
    SENTENCE = "Everything you logged, and values from the scales, the nurse or the laboratory."
    KINDS = (Measurement, SymptomEntry)

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the page."""
        super().__init__(session, shell)
        self.call = CallStrip(shell)
        self.body.insertWidget(1, self.call)

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what the snapshot holds."""
        super().refresh(snapshot)
        self.call.show_snapshot(snapshot, self.session.today())

    def extra_buttons(self) -> tuple[QWidget, ...]:
        """Return the way back."""
        return (button("Back to symptoms", self._back, icon="arrow-left"),)

    def _back(self) -> None:
        self.shell.navigate("symptoms")
