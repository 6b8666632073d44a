"""The cancer: diagnosis, places of spread, biomarkers, performance status, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Run, TableRow
from apptprep.packet.words import (
    NOT_WRITTEN,
    body,
    day,
    entry,
    facts_about,
    notes,
    or_not_written,
    table,
)
from apptprep.records import (
    Biomarker,
    Diagnosis,
    PerformanceStatus,
    Spread,
    fields_of,
    show_value,
)

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context
    from apptprep.records import Record


def build(page: Context) -> tuple[Block, ...]:
    """All that is written down about the disease; nothing where nothing is."""
    snapshot = page.snapshot
    if not any(snapshot.all(k) for k in (Diagnosis, Spread, Biomarker, PerformanceStatus)):
        return ()
    blocks: list[Block] = [facts_about(each, page) for each in snapshot.all(Diagnosis)]
    blocks += [*_spread(page), *_biomarkers(page), *_status(page)]
    return tuple(blocks)


def _spread(page: Context) -> list[Block]:
    places = page.snapshot.all(Spread)
    title = Heading("Where it has spread")
    if not places:
        return [title, body("No place is written down. That does not mean there is none.")]
    columns = (Column("Place", 24), Column("How sure", 14), Column("Found", 18), Column("More", 44))
    shown = ("site", "where", "certainty", "found", "found_by")
    rows = (
        TableRow(
            (
                (Run(each.headline(), "strong"), *entry(each, "")),
                or_not_written(_shown(each, "certainty")),
                or_not_written(_both(day(each.found), _shown(each, "found_by"))),
                notes(each, page, shown),
            )
        )
        for each in places
    )
    return [title, table(columns, rows)]


def _biomarkers(page: Context) -> list[Block]:
    markers = page.snapshot.all(Biomarker)
    if not markers:
        return [Heading("Biomarkers"), body("None are written down.")]
    columns = (
        Column("Marker", 14),
        Column("Result", 18),
        Column("Sample", 22),
        Column("More", 46),
    )
    rows = (_marker(each, page) for each in sorted(markers, key=lambda m: m.marker.casefold()))
    return [Heading("Biomarkers"), table(columns, rows)]


def _marker(marker: Biomarker, page: Context) -> TableRow:
    result = _both(_shown(marker, "result"), marker.value)
    sample = _both(_shown(marker, "specimen"), day(marker.taken))
    rest = notes(marker, page, ("marker", "result", "value", "specimen", "taken"))
    value = entry(marker, result) if result else (NOT_WRITTEN,)
    return TableRow(((Run(marker.marker, "strong"),), value, or_not_written(sample), rest))


def _status(page: Context) -> list[Block]:
    title = Heading("Performance status, as told")
    told = page.snapshot.all(PerformanceStatus)
    if not told:
        return [title, body("Not written down.")]
    columns = (Column("Status", 28), Column("Said on", 20), Column("By", 20), Column("More", 32))
    shown = ("value", "said", "said_by")
    rows = (
        TableRow((entry(s, s.value), day(s.said), s.said_by, notes(s, page, shown))) for s in told
    )
    return [title, table(columns, rows)]


def _both(first: str, second: str) -> str:
    return ", ".join(part for part in (first, second) if part)


def _shown(record: Record, name: str) -> str:
    field = next(f for f in fields_of(type(record)) if f.name == name)
    return show_value(field, getattr(record, name))
