"""Entries that cannot both be true, or that are worth checking, shown side by side.

Nothing is decided here: two entries are laid beside each other, and the person or their team says
which one holds. A difference the person knows of is kept as a :class:`Question` whose ``rule_id``
is ``"contradiction:<id>"``: chosen, it becomes a question for the visit; dropped, it is known and
stays quiet. Either way it is not shown again.

A birth date or name that differs from the ID card's is not among the kinds: the record holds one
name and one birth date only, and papers that are brought in do not keep those they carry.
"""

from __future__ import annotations

import datetime as dt

from apptprep.questions.contradictions.biomarkers import biomarkers
from apptprep.questions.contradictions.dates import dates, orders
from apptprep.questions.contradictions.extent import extents
from apptprep.questions.contradictions.lines import lines
from apptprep.questions.contradictions.lists import lists
from apptprep.questions.contradictions.medicines import allergies, doses
from apptprep.questions.contradictions.model import (
    PREFIX,
    Contradiction,
    as_question,
    known,
)
from apptprep.questions.contradictions.sides import sides
from apptprep.questions.contradictions.stopped import stopped
from apptprep.records import Snapshot

FINDERS = (
    allergies,
    sides,
    extents,
    biomarkers,
    doses,
    stopped,
    lines,
    orders,
    dates,
    lists,
)
"""What is looked for, in the order it is shown."""


def contradictions(snapshot: Snapshot, today: dt.date) -> tuple[Contradiction, ...]:
    """Return pairs of entries worth checking, those marked as known left out.

    Args:
        snapshot: all records at one moment.
        today: the day that "after today" is counted from.
    """
    return snapshot.once(("contradictions", today), lambda: _found(snapshot, today))


def _found(snapshot: Snapshot, today: dt.date) -> tuple[Contradiction, ...]:
    quiet = known(snapshot)
    found = (one for find in FINDERS for one in find(snapshot, today))
    return tuple({one.id: one for one in found if one.id not in quiet}.values())


__all__ = ["PREFIX", "Contradiction", "as_question", "contradictions", "known"]
