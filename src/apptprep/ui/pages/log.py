"""The whole symptom log and the measurements, as lists; reached from the Symptoms page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.records import Measurement, SymptomEntry
from apptprep.ui.listing.page import RecordsPage
from apptprep.ui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LogPage(RecordsPage):
    """Every symptom entry, and weight, temperature, laboratory values and tumor markers."""

    HEADING = "Log and measurements"
    SENTENCE = "Everything you logged, and values from the scales, the nurse or the laboratory."
    KINDS = (Measurement, SymptomEntry)

    def extra_buttons(self) -> tuple[QWidget, ...]:
        """Return the way back."""
        return (button("Back to symptoms", self._back, icon="arrow-left"),)

    def _back(self) -> None:
        self.shell.navigate("symptoms")
