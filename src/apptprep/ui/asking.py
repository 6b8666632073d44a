"""What is missing, as the window shows it, and writing down that it was asked for today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apptprep.questions import Gap
from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport, When
from apptprep.ui.words import count

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.questions import FollowUp
    from apptprep.records import Record, Snapshot


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """Something missing for the visit.

    Attributes:
        gap: what is missing.
        waiting: who has it and since when it is asked for, in words; "" where nothing is known.
        has_letter: whether a letter can ask for it.
        can_ask: whether it is not asked for yet, and the entry has room to write that down.
    """

    gap: Gap
    waiting: str
    has_letter: bool
    can_ask: bool


def wanted(snapshot: Snapshot, purpose: str, today: dt.date) -> tuple[Wanted, ...]:
    """Return what is missing for a visit.

    Args:
        snapshot: all records at one moment.
        purpose: what the visit is for.
        today: the day that days are counted to.
    """
    from apptprep.questions import follow_up, letters, missing

    found = []
    for gap in missing(snapshot, purpose, today):
        known = follow_up(snapshot, gap, today)
        can_ask = known.asked is None and asked_for(snapshot, gap, today) is not None
        letter = bool(letters(snapshot, gap, today))
        found.append(Wanted(gap, waiting_words(known), letter, can_ask))
    return tuple(found)


def asked_for(snapshot: Snapshot, gap: Gap, today: dt.date) -> Record | None:
    """Return the entry with what is missing written down as asked for today.

    None where the gap is not about one report's copy, images, slides or block.
    """
    from apptprep.questions.holders import ITEMS, holder_of, rule_of

    item = ITEMS.get(rule_of(gap))
    record = snapshot.get(gap.record_id) if gap.record_id else None
    if item is None or not isinstance(record, ImagingStudy | PathologyReport | OtherReport):
        return None
    rows = list(record.custody)
    at = next((at for at, row in enumerate(rows) if row.item == item), len(rows))
    if at == len(rows):
        rows.append(Custody(item=item))
    row = rows[at]
    whom = row.asked_from or holder_of(snapshot, gap).name
    rows[at] = replace(row, asked=When.of(today), asked_from=whom)
    return replace(record, custody=tuple(rows))


def waiting_words(found: FollowUp) -> str:
    """Return who has something and how long it is waited for; "" where nothing is known."""
    parts = []
    if found.holder.name:
        phone = f", {found.holder.phone}" if found.holder.phone else ""
        parts.append(f"With {found.holder.name}{phone}")
    if found.days_waited is not None:
        since = f"{count(found.days_waited, 'day')} ago" if found.days_waited else "today"
        parts.append(f"asked for {since}")
    elif found.asked is not None:
        parts.append(f"asked for: {found.asked.understood()}")
    if found.promised is not None:
        late = ", overdue" if found.is_overdue else ""
        parts.append(f"promised for {found.promised.understood()}{late}")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""
