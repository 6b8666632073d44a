"""Symptoms: the last 30 days in a table, then a chart for each symptom logged often enough."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from apptprep.packet.content import Charts, Column, Run, Table, TableRow
from apptprep.packet.dates import day as day_words
from apptprep.packet.trends import (
    CHART_NOTE,
    LATELY,
    Trend,
    short_number,
    spark,
    symptom_chart,
    symptom_trends,
    treatment_marks,
    usual,
)
from apptprep.packet.words import counted, plain, small
from apptprep.records.when import day_text

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.content import Block
    from apptprep.packet.context import Context

MOST_CHARTS = 12
SCALE_NOTE = (
    "Own numbers from 0 (none) to 10 (as bad as can be imagined): 1 to 3 mild, 4 to 6 moderate, "
    "7 to 10 severe. Usual: the middle value of the last 30 days."
)
COLUMNS = (
    Column("Symptom", 24),
    Column("Usual", 10),
    Column("Worst", 20),
    Column("Latest", 20),
    Column("Last 30 days", 26),
)


def build(page: Context) -> tuple[Block, ...]:
    """Table and charts; nothing where no symptom was ever logged."""
    trends = symptom_trends(page.snapshot, page.today)
    if not trends:
        return ()
    rows = tuple(lately_row(trend, page.today) for trend in trends)
    blocks: list[Block] = [small(SCALE_NOTE), Table(COLUMNS, rows)]
    marks = treatment_marks(page.snapshot)
    charts = tuple(chart for t in trends if (chart := symptom_chart(t, page.today, marks)))
    if charts:
        blocks += [small(f"Highest number of each day. {CHART_NOTE}"), Charts(charts[:MOST_CHARTS])]
    if len(charts) > MOST_CHARTS:
        left = counted(len(charts) - MOST_CHARTS, "more symptom has", "more symptoms have")
        blocks.append(small(f"{left} no chart here; the log has every entry."))
    return tuple(blocks)


def lately_row(trend: Trend, today: date) -> TableRow:
    """One symptom: usual, worst and latest number, and the trend of the last 30 days."""
    start = today - timedelta(days=LATELY)
    middle = usual([score for _, score in trend.since(start)])
    highest = trend.highest_since(start)
    latest = trend.scored[-1] if trend.scored else None
    return TableRow(
        (
            (Run(trend.term, "strong"),),
            plain("–" if middle is None else short_number(middle)),
            _with_day(highest, today),
            _with_day(latest, today) if latest else _last_entry(trend, today),
            spark(trend, today),
        )
    )


def _with_day(point: tuple[date, int] | None, today: date) -> tuple[Run, ...]:
    if point is None:
        return (Run("–"),)
    day = f"{point[0].day} {point[0]:%b}" if point[0].year == today.year else day_text(point[0])
    return (Run(str(point[1])), Run(f" on {day}", "quiet"))


def _last_entry(trend: Trend, today: date) -> tuple[Run, ...]:
    last = trend.entries[-1]
    when = (day_words(last.when) or "no date").removesuffix(f" {today.year}")
    return (Run(f"no number, {when}", "quiet"),)
