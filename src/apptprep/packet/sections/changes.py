"""What is new since the packet that went to the same recipient before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from apptprep.packet import changes
from apptprep.packet.content import Column, Heading, Paragraph, Run, Table, TableRow
from apptprep.packet.printed import printed, printed_kinds
from apptprep.packet.words import counted, entry, plain, small
from apptprep.records.when import day_text

if TYPE_CHECKING:
    from apptprep.packet.changes import Change, Changes
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context
    from apptprep.records import Record

COLUMNS = (Column("Change", 17), Column("What", 33), Column("How", 50))
_MOST: Final = 15
"""Entries of one kind that are named; the others are counted."""
_MOST_SYMPTOMS: Final = 12


def found(page: Context) -> Changes | None:
    """What changed since the packet before; None where there is none to compare with."""
    if page.earlier is None or page.choices.plan.form != "packet":
        return None
    return changes.compare(
        page.earlier.records, printed(page), page.earlier.made, page.there, printed_kinds(page)
    )


def title(told: Changes) -> str:
    """The section's heading."""
    return f"New since the packet of {day_text(told.since)}"


def line(told: Changes) -> str:
    """One line for the first page: how much is new, changed, over, taken out."""
    named = {"new": "new", "changed": "changed", "over": "stopped or over", "gone": "taken out"}
    parts = [f"{count} {named[what]}" for what, count in told.counts().items() if count]
    if told.logged:
        parts.append(counted(told.logged, "symptom entry", "symptom entries"))
    if not parts:
        return f"Nothing in this packet is new since the packet of {day_text(told.since)}."
    return f"{title(told)}: {', '.join(parts)}."


def build(told: Changes) -> tuple[Block, ...]:
    """Changes by kind, then the symptoms in a sentence each; nothing where nothing changed."""
    blocks: list[Block] = []
    rows: list[TableRow] = []
    for kind, several in told.kinds:
        rows.append(TableRow((plain(kind.KIND.many),), "group"))
        rows += [_row(change) for change in several[:_MOST]]
        if len(several) > _MOST:
            more = counted(len(several) - _MOST, "more entry", "more entries")
            rows.append(TableRow((plain("", "quiet"), plain(f"and {more}", "quiet"), ())))
    if rows:
        lead = "Only what this packet prints is compared with what that packet printed."
        blocks += [small(lead), Table(COLUMNS, tuple(rows))]
    if told.symptoms:
        blocks.append(Heading("Symptoms since then"))
        blocks += [Paragraph(plain(text), "item", mark="•") for text in _few(told.symptoms)]
    return tuple(blocks)


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) <= _MOST_SYMPTOMS:
        return lines
    return (*lines[:_MOST_SYMPTOMS], f"and {len(lines) - _MOST_SYMPTOMS} more symptoms")


def _row(change: Change) -> TableRow:
    details = change.details or _said(change.record)
    how = tuple(Run(text if n == 0 else f"\n{text}") for n, text in enumerate(details))
    name = entry(change.record, change.record.headline())
    return TableRow((plain(changes.WORDS[change.what]), name, how))


def _said(record: Record) -> tuple[str, ...]:
    """A new entry in a line: date and what its row in a list says."""
    moment = record.moment()
    when = moment.day_only() if moment else ""
    text = ", ".join(part for part in (when, record.detail()) if part)
    return (" ".join(text.split()),) if text else ()
