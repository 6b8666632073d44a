"""What every section is composed from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from apptprep.packet.choices import Choices
from apptprep.records import Appointment, Snapshot

if TYPE_CHECKING:
    # Named in annotations only, never read at run time.
    from apptprep.questions import Gap, Suggestion  # noqa: TC004


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """The record at one moment, what was chosen, and the day.

    Attributes:
        snapshot: All records.
        choices: What the person chose.
        today: The day the packet is made.
        visit: The visit it is for, if one is written down.
        suggestions: Questions worth asking on such a visit.
        gaps: What such a visit needs and the record does not hold.
        writer: Who wrote most of the record; said once, not beside each entry.
    """

    snapshot: Snapshot
    choices: Choices
    today: date
    visit: Appointment | None
    suggestions: tuple[Suggestion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    writer: str = ""

    @classmethod
    def of(cls, snapshot: Snapshot, choices: Choices, today: date) -> Context:
        """Find the visit, ask for suggestions and gaps, and put all together."""
        # Late: the rules are not needed where only the list of sections is.
        from apptprep.questions import missing, suggest

        return cls(
            snapshot,
            choices,
            today,
            _visit(snapshot, choices, today),
            suggest(snapshot, choices.purpose, today),
            missing(snapshot, choices.purpose, today),
            _main_writer(snapshot),
        )


def _main_writer(snapshot: Snapshot) -> str:
    """The name that stands in most entries; the first in the alphabet of several."""
    counts = Counter(record.written_by for record in snapshot.everything() if record.written_by)
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _visit(snapshot: Snapshot, choices: Choices, today: date) -> Appointment | None:
    """The chosen visit, else the next one of this purpose, else the next without a purpose.

    A visit of another purpose is never taken: a second opinion's packet must not name the clinic
    of a routine visit.
    """
    chosen = snapshot.get(choices.visit) if choices.visit else None
    if isinstance(chosen, Appointment):
        return chosen
    coming = [v for v in snapshot.all(Appointment) if v.is_upcoming(today)]
    for purpose in (choices.purpose, ""):
        fitting = [v for v in coming if v.purpose == purpose]
        if fitting:
            return min(fitting, key=lambda v: (v.when is None, v.when.sort_key() if v.when else ()))
    return None
