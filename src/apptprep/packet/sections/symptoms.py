"""Symptoms: the last 30 days in a table, charts, all on one page, and by day of the cycle."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from apptprep.packet.content import Charts, Column, Heading, Run, Table, TableRow
from apptprep.packet.cycles import cycle_grids
from apptprep.packet.dates import day as day_words
from apptprep.packet.drawn import Chart, Multiples
from apptprep.packet.trends import (
    CHART_NOTE,
    LATELY,
    Trend,
    in_short,
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

MOST_CHARTS = 6
"""More symptoms than that stand on one page of small charts, the strongest also large."""
LARGE = 2
MOST_MULTIPLES = 18
"""Small charts that one page holds."""
CYCLE_NOTE = (
    "Day 1 is the day the cycle was given. In each field: the highest number of that day, the "
    "darker the higher (0 none, 1 to 3 mild, 4 to 6 moderate, 7 to 10 severe); an empty field: "
    "nothing was written down."
)
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
    many = len(charts) > MOST_CHARTS
    if charts:
        note = f"Highest number of each day. {CHART_NOTE}"
        blocks += [small(note), Charts(charts[:LARGE] if many else charts)]
    if many:
        blocks += _all_together(charts)
    grids = cycle_grids(page.snapshot, trends, page.today)
    if grids:
        blocks += [Heading("By day of the treatment cycle"), small(CYCLE_NOTE), *grids]
    return tuple(blocks)


def _all_together(charts: tuple[Chart, ...]) -> list[Block]:
    """Every chart on the same days, so that what came together is seen together."""
    shown = charts[:MOST_MULTIPLES]
    start, end = min(each.start for each in shown), max(each.end for each in shown)
    # The marks of all: a symptom that began later has only the later ones.
    marks = max((each.marks for each in shown), key=len)
    same_days = tuple(
        replace(c, start=start, end=end, marks=marks, sentence=in_short(c.points)) for c in shown
    )
    blocks: list[Block] = [
        Heading("All symptoms on the same days"),
        small(f"Highest number of each day, 0 (none) to 10. {CHART_NOTE}"),
        Multiples(same_days),
    ]
    if len(charts) > MOST_MULTIPLES:
        left = counted(len(charts) - MOST_MULTIPLES, "more symptom has", "more symptoms have")
        blocks.append(small(f"{left} no chart here; the log has every entry."))
    return blocks


def lately_row(trend: Trend, today: date) -> TableRow:
    """One symptom: usual, worst and latest number, and the trend of the last 30 days."""
    start = today - timedelta(days=LATELY)
    middle = usual([score for _, score in trend.since(start)])
    highest = trend.highest_since(start)
    latest = trend.latest
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
    last = trend.last
    when = (day_words(last.when) or "no date").removesuffix(f" {today.year}")
    return (Run(f"no number, {when}", "quiet"),)
