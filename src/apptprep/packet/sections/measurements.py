"""Measurements and markers: charts where there is a trend, then the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Run, TableRow
from apptprep.packet.trends import (
    Series,
    measurement_chart,
    measurement_series,
    treatment_marks,
)
from apptprep.packet.words import (
    counted,
    entry,
    moment,
    notes,
    plain,
    table,
)

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.records import Measurement

MOST_VALUES = 12
"""Values printed of each measurement; a clinician reads the trend, not a column of numbers."""
MOST_CHARTS = 8
_SHOWN = ("what", "value", "unit", "when", "group", "reference")


def build(page: Context) -> tuple[Block, ...]:
    """Charts and values; nothing where nothing was measured."""
    series = measurement_series(page.snapshot)
    if not series:
        return ()
    marks = treatment_marks(page.snapshot)
    charts = [c for s in series if (c := measurement_chart(s, page.today, marks))]
    columns = (
        Column("When", 22),
        Column("Value", 20),
        Column("Normal on the report", 24),
        Column("More", 34),
    )
    rows = [row for each in series for row in _rows(each, page)]
    return (*charts[:MOST_CHARTS], table(columns, tuple(rows)))


def _rows(series: Series, page: Context) -> list[TableRow]:
    """The newest values of one measurement; what is the same for all stands in the heading."""
    title = f"{series.what} ({series.unit})" if series.unit else series.what
    newest = series.entries[::-1]
    more = [notes(each, page, _SHOWN) for each in newest[:MOST_VALUES]]
    shared = more[0] if len(more) > 1 and all(each == more[0] for each in more) else ()
    said_once = "".join(run.text for run in shared)
    heading = (Run(title), Run(f" – {said_once}" if said_once else "", "quiet"))
    rows = [TableRow((heading,), "group")]
    for each, rest in zip(newest, more, strict=False):
        rows.append(_row(each, () if shared else rest))
    if len(newest) > MOST_VALUES:
        left = counted(len(newest) - MOST_VALUES, "earlier value", "earlier values")
        rows.append(TableRow((plain(f"{left} not printed", "quiet"), "", "", "")))
    return rows


def _row(each: Measurement, rest: Text) -> TableRow:
    when = moment(each.when) or "no date"
    value = f"{each.value} {each.unit}".strip() or "not written down"
    return TableRow((when, entry(each, value), each.reference, rest))
