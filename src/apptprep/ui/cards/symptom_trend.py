"""One symptom over time: a sentence, a chart, treatment days marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.ui import symptom_log
from apptprep.ui.widgets import Segments, TwoColumns, card, column, heading, stack, subtle
from apptprep.ui.widgets.charts import TrendChart
from apptprep.ui.words import cut

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.records import Snapshot

_SPANS = (("7", "7 days"), ("30", "30 days"), ("90", "90 days"))


class SymptomTrend(QWidget):
    """The chart of the symptom that is chosen."""

    def __init__(self) -> None:
        """Build it empty; :meth:`show_term` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self.title = heading("")
        self.sentence = subtle("")
        self.chart = TrendChart()
        self.span = Segments(_SPANS, "30")
        self.span.picked.connect(self._draw)
        self._data: tuple[Snapshot, str, dt.date] | None = None
        top = TwoColumns(stack(self.title), self.span, (1, 0), gap=8, middle=True)
        self.setLayout(column(card(column(top, self.sentence, self.chart, spacing=8))))

    def show_term(self, snapshot: Snapshot, term: str, today: dt.date) -> None:
        """Show a symptom as it was up to today."""
        self._data = (snapshot, term, today)
        self._draw()

    def _draw(self) -> None:
        if self._data is None:
            return
        snapshot, term, today = self._data
        days = int(self.span.chosen())
        values = symptom_log.points(snapshot.symptoms.of(term), today, days)
        marks = symptom_log.treatment_days(snapshot)
        said = symptom_log.sentence(term, values, marks, today, days)
        self.title.setText(f"{cut(term, 80)} over time")
        self.sentence.setText(said)
        self.chart.show_series(values, marks, today, days, f"{term}. {said}")
