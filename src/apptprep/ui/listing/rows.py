"""Records as rows of a list. Plain data: what is shown, in which order, what is folded away."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from apptprep.records import Appointment, Contact, DoseTaken, Record, Snapshot
from apptprep.records.search import Finder, fold
from apptprep.ui.widgets import ListRow
from apptprep.ui.widgets.lists import LazyRows

if TYPE_CHECKING:
    import datetime as dt

UNFINISHED = "Not finished"
FOLDED = {
    "medication": "stopped",
    "appointment": "past",
    "pending_test": "settled",
}
"""Kinds whose entries of the past are folded away, and what those are called."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """The records of one kind as its list shows them.

    Attributes:
        now: unfinished ones first, then those of today's picture.
        past: those folded away until asked for.
    """

    now: tuple[Record, ...]
    past: tuple[Record, ...]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.now) + len(self.past)


def shown(kind: type[Record], snapshot: Snapshot, today: dt.date) -> Shown:
    """Return a kind's records in the order of its list."""
    drafts = [draft for draft in snapshot.drafts if type(draft) is kind]
    if kind is Appointment:
        return _visits(drafts, snapshot, today)
    if kind.is_current is Record.is_current and kind is not Contact:
        # All of them are of today's picture: a long log stays in the order it has.
        return Shown((*drafts, *snapshot.all(kind)), ())
    found: list[Record] = list(snapshot.all(kind))
    if kind is Contact:
        found.sort(key=lambda record: fold(record.headline()))
    if kind.KIND.name not in FOLDED:
        found.sort(key=lambda record: not record.is_current())
        return Shown((*drafts, *found), ())
    now = (record for record in found if record.is_current())
    return Shown((*drafts, *now), tuple(r for r in found if not r.is_current()))


def _visits(drafts: list[Record], snapshot: Snapshot, today: dt.date) -> Shown:
    visits = snapshot.all(Appointment)
    coming = [visit for visit in visits if visit.is_upcoming(today)]
    # The next visit stands first; those without a date, which come last anyway, stay last.
    dated = [visit for visit in coming if visit.when is not None and visit.when.is_understood]
    undated = [visit for visit in coming if visit not in dated]
    past = tuple(visit for visit in visits if not visit.is_upcoming(today))
    return Shown((*drafts, *reversed(dated), *undated), past)


class RowMaker:
    """Makes list rows; a record's row is made once and kept until the record changes."""

    def __init__(self) -> None:
        """Start without rows."""
        self._made: dict[str, tuple[Record, Record | None, bool, ListRow]] = {}
        self.finder = Finder()

    def rows(
        self, now: tuple[Record, ...], past: tuple[Record, ...], snapshot: Snapshot
    ) -> LazyRows:
        """Return the rows of records, none of them made yet; ``past`` ones step back."""
        records = now + past

        def make(at: int) -> ListRow:
            return self._row(records[at], snapshot, past=at >= len(now))

        return LazyRows(tuple(map(attrgetter("id"), records)), make)

    def _row(self, record: Record, snapshot: Snapshot, *, past: bool) -> ListRow:
        linked = snapshot.get(record.medication) if isinstance(record, DoseTaken) else None
        known = self._made.get(record.id)
        if known and known[0] is record and known[1] is linked and known[2] == past:
            return known[3]
        made = row_of(record, linked, past=past)
        self._made[record.id] = (record, linked, past, made)
        return made


def row_of(record: Record, linked: Record | None = None, *, past: bool = False) -> ListRow:
    """Return a record's row.

    Args:
        record: the record.
        linked: for a dose taken, its medicine.
        past: whether it steps back.
    """
    title, detail, aside = record.headline(), record.detail(), record.aside()
    if isinstance(record, DoseTaken) and linked is not None:
        title, aside = linked.headline(), title
    if not record.is_complete():
        aside = UNFINISHED
    return ListRow(
        record.id,
        one_line(title),
        one_line(detail),
        one_line(aside),
        record.KIND.icon,
        faded=past or (record.is_complete() and not record.is_current()),
    )


def title_of(record: Record, snapshot: Snapshot) -> str:
    """Return what a record is called in its row and over its form."""
    linked = snapshot.get(record.medication) if isinstance(record, DoseTaken) else None
    return row_of(record, linked).title


def one_line(text: str) -> str:
    """Return a text on one line, cut where no row could show it."""
    short = " ".join(text[: _LONGEST * 2].split())
    return short if len(short) <= _LONGEST else f"{short[: _LONGEST - 1]}…"
