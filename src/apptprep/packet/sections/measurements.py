"""Measurements and markers: charts where there is a trend, then the values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apptprep.packet.content import Charts, Column, Run, TableRow
from apptprep.packet.dates import moment
from apptprep.packet.trends import (
    Series,
    measurement_chart,
    measurement_series,
    treatment_marks,
)
from apptprep.packet.words import (
    counted,
    entry,
    ids,
    notes,
    sentence,
    small,
    table,
)

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.records import Measurement

MOST_VALUES = 12
"""Values printed of each measurement; a clinician reads the trend, not a column of numbers."""
MOST_CHARTS = 8
_OFTEN = 4
"""A note that stands beside as many values is said once."""
_NO_SOURCE = (Run("no source written down"),)
_SHOWN = ("what", "value", "unit", "when", "group", "reference")


def build(page: Context) -> tuple[Block, ...]:
    """Charts and values; nothing where nothing was measured."""
    series = measurement_series(page.snapshot)
    if not series:
        return ()
    marks = treatment_marks(page.snapshot)
    charts = tuple(c for s in series if (c := measurement_chart(s, page.today, marks)))
    columns = (
        Column("What", 24),
        Column("Latest", 23),
        Column("Normal on report", 13),
        Column("Before, newest first", 40),
    )
    usual = _usual_note(series, page)
    values = table(columns, tuple(_row(each, page, usual) for each in series))
    blocks: list[Block] = []
    if charts:
        blocks = [small("Triangles: treatment days."), Charts(charts[:MOST_CHARTS])]
    if usual:
        blocks.append(small(f"Where nothing else is said, {usual}."))
    return (*blocks, values)


def _usual_note(series: tuple[Series, ...], page: Context) -> str:
    """What stands beside most values ("from a report: clinic portal"), to be said once."""
    said = Counter(_text(notes(each, page, _SHOWN)) for one in series for each in one.entries)
    text, count = said.most_common(1)[0]
    return text[:1].lower() + text[1:] if count >= _OFTEN and count * 2 > said.total() else ""


def _text(runs: Text) -> str:
    return "".join(run.text for run in runs)


def _row(series: Series, page: Context, usual: str) -> TableRow:
    """One measurement: its latest value, the normal range, the values before it."""
    newest = series.entries[::-1][:MOST_VALUES]
    more = [notes(each, page, _SHOWN) for each in newest]
    shared = all(each == more[0] for each in more)
    name: Text = (Run(series.what, "strong"),)
    if usual:
        more = [() if _text(each) == sentence(usual) else each or _NO_SOURCE for each in more]
    if shared and more[0]:
        name = (*name, Run(f"\n{_text(more[0])}", "quiet"))
    texts = [
        _value(each, "" if at else series.unit, () if shared else more[at])
        for at, each in enumerate(newest)
    ]
    before: list[Run] = []
    for text in texts[1:]:
        before += [Run("; ")] if before else []
        before += text
    left = len(series.entries) - len(newest)
    if left:
        before.append(Run(f"; {counted(left, 'earlier value', 'earlier values')} not printed"))
    reference = next((each.reference for each in newest if each.reference), "")
    latest: Text = texts[0]
    return TableRow((name, latest, reference, tuple(before)), entries=ids(newest))


def _value(each: Measurement, unit: str, rest: Text) -> tuple[Run, ...]:
    """A value with its day and what else was written to it."""
    value = f"{each.value} {unit}".strip() or "not written down"
    about = [moment(each.when) or "no date", _text(rest)]
    more = "; ".join(part for part in about if part)
    return (*entry(each, value), Run(f" ({more})", "quiet"))
