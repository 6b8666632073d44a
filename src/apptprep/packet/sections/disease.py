"""The cancer: diagnosis, places of spread, biomarkers, performance status, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Facts, Heading, Run, TableRow
from apptprep.packet.dates import day
from apptprep.packet.words import (
    NOT_WRITTEN,
    body,
    entry,
    facts_about,
    notes,
    or_not_written,
    row_of,
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
    blocks: list[Block] = [_diagnosis(each, page) for each in snapshot.all(Diagnosis)]
    blocks += [*_spread(page), *_biomarkers(page), *_status(page)]
    return tuple(blocks)


def _diagnosis(found: Diagnosis, page: Context) -> Facts:
    """A diagnosis as facts; what its heading says is not said again."""
    skip = ["site", "histology"]
    # The side is often part of the site ("left breast"); that the site is known goes without.
    if found.side and found.side in found.site.lower():
        skip.append("side")
    if found.primary == "known":
        skip.append("primary")
    return facts_about(found, page, skip)


def _spread(page: Context) -> list[Block]:
    places = page.snapshot.all(Spread)
    title = Heading("Where it has spread")
    if not places:
        return [title, body("No place is written down. That does not mean there is none.")]
    columns = (Column("Place", 24), Column("How sure", 14), Column("Found", 18), Column("More", 44))
    rows = (
        row_of(
            each,
            (Run(each.headline(), "strong"), *entry(each, "")),
            or_not_written(_shown(each, "certainty")),
            or_not_written(_both(day(each.found), _shown(each, "found_by"))),
            notes(each, page, _spread_shown(each)),
        )
        for each in places
    )
    return [title, table(columns, rows)]


def _spread_shown(place: Spread) -> tuple[str, ...]:
    """Fields in columns; the side too where the place names it."""
    shown = ("site", "where", "certainty", "found", "found_by")
    return (*shown, "side") if place.side and place.side in place.where.lower() else shown


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
    shown: tuple[str, ...] = ("marker", "result", "value", "specimen", "taken")
    # The source says which report it was, so the linked one need not.
    shown = (*shown, "report") if marker.source == "report" and marker.source_note else shown
    rest = notes(marker, page, shown)
    value = entry(marker, result) if result else (NOT_WRITTEN,)
    name = (Run(marker.marker, "strong"),)
    return row_of(marker, name, value, or_not_written(sample), rest)


def _status(page: Context) -> list[Block]:
    title = Heading("Performance status, as told")
    told = page.snapshot.all(PerformanceStatus)
    if not told:
        return [title, body("Not written down.")]
    columns = (Column("Status", 28), Column("Said on", 20), Column("By", 20), Column("More", 32))
    rows = (
        row_of(s, entry(s, s.value), day(s.said), s.said_by, notes(s, page, _status_shown(s)))
        for s in told
    )
    return [title, table(columns, rows)]


def _status_shown(said: PerformanceStatus) -> tuple[str, ...]:
    """Fields in columns; the scale too where the words name it ("ECOG 1")."""
    shown = ("value", "said", "said_by")
    named = said.scale_used and said.scale_used in said.value.lower()
    return (*shown, "scale_used") if named else shown


def _both(first: str, second: str) -> str:
    return ", ".join(part for part in (first, second) if part)


def _shown(record: Record, name: str) -> str:
    field = next(f for f in fields_of(type(record)) if f.name == name)
    return show_value(field, getattr(record, name))
