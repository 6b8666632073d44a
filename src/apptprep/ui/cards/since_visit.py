"""What changed since the last visit: two weeks of symptoms side by side, and what was added."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from apptprep.records import ImagingStudy, Medication, OtherReport, PathologyReport
from apptprep.ui import symptom_log
from apptprep.ui.widgets import IconLabel, card, column, heading, row, small, stack, strong
from apptprep.ui.widgets.charts import Spark
from apptprep.ui.words import count, cut

if TYPE_CHECKING:
    from apptprep.records import Snapshot

_MOST = 3


def news(snapshot: Snapshot, since: dt.date) -> list[str]:
    """Return what was added after a day, in words; empty where nothing was."""
    found = []
    kinds = (ImagingStudy, PathologyReport, OtherReport)
    reports = sum(record.created.date() > since for kind in kinds for record in snapshot.all(kind))
    if reports:
        found.append(f"{count(reports, 'report')} written down")
    medicines = snapshot.all(Medication)
    started = sum(_after(medicine.started, since) for medicine in medicines)
    stopped = sum(_after(medicine.stopped, since) for medicine in medicines)
    if started:
        found.append(f"{count(started, 'medicine')} started")
    if stopped:
        found.append(f"{count(stopped, 'medicine')} stopped")
    logged = len(snapshot.symptoms.whole.begun_since(since + dt.timedelta(days=1)))
    if logged:
        found.append(f"{count(logged, 'symptom entry', 'symptom entries')}")
    return found


def _after(when: object, since: dt.date) -> bool:
    earliest: dt.date | None = getattr(when, "earliest", None)
    return earliest is not None and earliest > since


class SinceVisit(QWidget):
    """The card on Today that shows what moved."""

    def __init__(self) -> None:
        """Build it empty; :meth:`show_snapshot` fills it."""
        super().__init__()
        self.setObjectName("clear")
        self._title = heading("")
        self._rows = column(spacing=10)
        self.setLayout(column(card(column(self._title, self._rows, spacing=10))))

    def show_snapshot(self, snapshot: Snapshot, today: dt.date) -> None:
        """Show the symptoms that are logged most, and what is new since the last visit."""
        last = snapshot.last_appointment(today)
        since = last.when.latest if last and last.when else None
        self._title.setText("Since your last visit" if since else "This week")
        self._rows.clear()
        terms = symptom_log.terms(snapshot, today)[:_MOST]
        found = [symptom_log.compare(snapshot, term, today) for term in terms]
        for comparison in filter(None, found):
            self._rows.put(_line(comparison))
        for text in news(snapshot, since) if since else []:
            self._rows.put(small(text[:1].upper() + text[1:]))
        if not self._rows.count():
            self._rows.put(small("Numbers you log show up here, week beside week."))


def _line(comparison: symptom_log.Comparison) -> QWidget:
    words = stack(strong(cut(comparison.term, 80)), small(comparison.words), spacing=0)
    line = row(IconLabel(comparison.icon, 20), (words, 1), Spark(comparison.values), spacing=12)
    holder = QWidget()
    holder.setObjectName("clear")
    holder.setLayout(line)
    return holder
