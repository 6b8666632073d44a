"""The cancer: diagnosis, places of spread, biomarkers, performance status, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Column, Heading, Run, Table, TableRow
from apptprep.packet.words import (
    NOT_WRITTEN,
    body,
    day,
    entry,
    facts_about,
    notes,
    or_not_written,
    plain,
)
from apptprep.records import Biomarker, Diagnosis, PerformanceStatus, Spread, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context


def build(page: Context) -> tuple[Block, ...]:
    """All that is written down about the disease; what is not is said."""
    blocks: list[Block] = []
    diagnoses = page.snapshot.all(Diagnosis)
    if not diagnoses:
        blocks.append(body("No diagnosis is written down."))
    blocks += [facts_about(each, page.snapshot) for each in diagnoses]
    places = page.snapshot.all(Spread)
    blocks.append(Heading("Where it has spread"))
    if not places:
        blocks.append(body("No place of spread is written down. That does not mean there is none."))
    blocks += [facts_about(each, page.snapshot) for each in places]
    blocks += _biomarkers(page)
    blocks.append(Heading("Performance status, as told"))
    told = page.snapshot.all(PerformanceStatus)
    if not told:
        blocks.append(body("Not written down."))
    blocks += [facts_about(each, page.snapshot) for each in told]
    return tuple(blocks)


def _biomarkers(page: Context) -> list[Block]:
    markers = page.snapshot.all(Biomarker)
    if not markers:
        return [Heading("Biomarkers"), body("None are written down.")]
    columns = (
        Column("Marker", 16),
        Column("Result", 22),
        Column("Sample", 26),
        Column("More", 36),
    )
    rows = tuple(_marker(each, page) for each in sorted(markers, key=lambda m: m.marker.casefold()))
    return [Heading("Biomarkers"), Table(columns, rows)]


def _marker(marker: Biomarker, page: Context) -> TableRow:
    result = _label(marker, "result")
    both = ", ".join(part for part in (result, marker.value) if part)
    sample = ", ".join(part for part in (_label(marker, "specimen"), day(marker.taken)) if part)
    rest = notes(marker, page.snapshot, ("marker", "result", "value", "specimen", "taken"))
    named: Text = (Run(marker.marker, "strong"),)
    value = entry(marker, both) if both else (NOT_WRITTEN,)
    return TableRow((named, value, or_not_written(sample), plain(rest)))


def _label(marker: Biomarker, name: str) -> str:
    field = next(f for f in fields_of(Biomarker) if f.name == name)
    value = getattr(marker, name)
    return field.label_of(value) if value else ""
