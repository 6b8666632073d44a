"""What every section is composed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from apptprep.packet.choices import Choices
from apptprep.packet.hiding import kept, without
from apptprep.records import Appointment, Record, Snapshot, SymptomEntry

if TYPE_CHECKING:
    # Named in annotations only, never read at run time.
    from apptprep.questions import Contradiction, Gap, Suggestion  # noqa: TC004


@dataclass(frozen=True, slots=True, repr=False)
class Earlier:
    """The packet that went to the same recipient before.

    Attributes:
        made: The day it was made.
        records: The entries it printed.
    """

    made: date
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """The record at one moment, what was chosen, and the day.

    Attributes:
        snapshot: All records but what is left out by choice, and what rests on that.
        choices: What the person chose.
        today: The day the packet is made.
        visit: The visit it is for, if one is written down.
        suggestions: Questions worth asking on such a visit.
        gaps: What such a visit needs and the record does not hold.
        writer: Who wrote most of the record; said once, not beside each entry.
        differences: Pairs of entries that do not go together.
        earlier: The packet before, to say what is new; None for nothing of that.
        there: What knows the ids of all entries of the record, the hidden ones too; never printed.
    """

    snapshot: Snapshot
    choices: Choices
    today: date
    visit: Appointment | None
    suggestions: tuple[Suggestion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    writer: str = ""
    differences: tuple[Contradiction, ...] = ()
    earlier: Earlier | None = None
    there: Container[str] = frozenset()

    @classmethod
    def of(
        cls, snapshot: Snapshot, choices: Choices, today: date, earlier: Earlier | None = None
    ) -> Context:
        """Leave out what is hidden, find the visit, ask for suggestions, gaps and differences."""
        # Late: the rules are not needed where only the list of sections is.
        from apptprep.questions import contradictions, missing, suggest

        purpose = choices.purpose
        left = without(snapshot, choices.hidden, today)
        found = (
            suggest(left, purpose, today),
            missing(left, purpose, today),
            contradictions(left, today),
        )
        if choices.hidden:
            found = kept(snapshot, purpose, today, found)
        suggestions, gaps, differences = found
        visit, writer = _visit(left, choices, today), _main_writer(left)
        return cls(
            left,
            choices,
            today,
            visit,
            suggestions,
            gaps,
            writer,
            differences,
            earlier,
            snapshot if earlier else Snapshot(),
        )


def _main_writer(snapshot: Snapshot) -> str:
    """The name that stands in most entries; the first in the alphabet of several."""
    counts = Counter(snapshot.symptoms.writers)
    counts.update(
        record.written_by for record in snapshot.everything(but=SymptomEntry) if record.written_by
    )
    counts.update(each.written_by for each in snapshot.drafts if isinstance(each, SymptomEntry))
    del counts[""]
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
