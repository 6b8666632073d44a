"""Which of very many entries are kept one by one: an export of gigabytes holds a million of them.

A person cannot look at a million values, and as objects they would take gigabytes of memory. So a
reading keeps :data:`MOST` entries; of the rest it keeps how many there are of each kind, why they
are not listed, and from when to when. Nothing of it is lost: a second reading with no limit lists
them all, when the person asks for that.

Dropped first is what there is most of (a pulse for every minute), the oldest of it first, and what
is not ticked before what is. A medicine or an allergy that is mentioned now and then is never
dropped for the sake of a laboratory value. What says the very same once more is counted as that.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Final

from apptprep.exchange.reading import Found, Further
from apptprep.records import (
    Allergy,
    Biomarker,
    Condition,
    Contact,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    Origin,
    OtherReport,
    PastSurgery,
    Record,
    SymptomEntry,
    Treatment,
    When,
    fields_of,
)

MOST: Final = 15_000
"""Entries that are kept one by one: with so many, an import of 3 GB takes 175 MiB at the most.
A person who looks through them gives up long before."""

_SLACK: Final = 1.25
_SPARED: Final = 200
"""So many entries of each kind and name are dropped last."""

AGAIN: Final = "told of again"
"""Why an entry is not listed that says the same as one that is."""

OLDER: Final = "older than those listed"

_NAMED: Final[dict[type[Record], str]] = {
    Measurement: "what",
    SymptomEntry: "term",
    Medication: "name",
    Condition: "name",
    Allergy: "substance",
    OtherReport: "report_kind",
    ImagingStudy: "modality",
}
"""The field by which the entries of a kind are told apart: pulse, weight, hemoglobin."""

_SAME_ONCE: Final = (
    Allergy,
    Biomarker,
    Condition,
    Contact,
    Diagnosis,
    Measurement,
    Medication,
    PastSurgery,
    Treatment,
)
"""Kinds of which two entries that say the same are one; two equal lines of a log are two."""

_UNKNOWN: Final = object()

Bucket = tuple[type[Record], Hashable, Hashable, str]


class Newest:
    """The entries of one reading, at most so many, in the order they came in."""

    def __init__(self, most: int | None, let_go: Callable[[Found], None]) -> None:
        """Start with none.

        Args:
            most: how many are kept; None keeps all.
            let_go: told of each that is not kept after all.
        """
        self._most = most
        self._room = most * _SLACK if most is not None else float("inf")
        self._let_go = let_go
        self._kept: list[Found] = []
        self._contents: dict[int, Hashable] = {}
        self._further: dict[tuple[type[Record], str], _Count] = defaultdict(_Count)

    def add(self, found: Found) -> None:
        """Take an entry in; now and then the least wanted are let go."""
        self._kept.append(found)
        if len(self._kept) > self._room:
            self._thin()

    def finish(self) -> tuple[tuple[Found, ...], tuple[Further, ...]]:
        """Return what is kept, and what is only counted."""
        if self._further or (self._most is not None and len(self._kept) > self._most):
            self._thin()
        further = [
            Further(kind, why, each.number, each.first, each.last, each.marks)
            for (kind, why), each in self._further.items()
        ]
        further.sort(key=lambda each: (each.why == AGAIN, -each.number))
        return tuple(self._kept), tuple(further)

    def _thin(self) -> None:
        """Come back to the limit."""
        most = self._most or 0
        self._kept = list(self._without_repeats())
        too_many = len(self._kept) - most
        if too_many <= 0:
            return
        buckets: dict[Bucket, list[int]] = defaultdict(list)
        for place, found in enumerate(self._kept):
            buckets[_bucket(found)].append(place)
        for places in buckets.values():
            places.sort(key=lambda place: _day(self._kept[place]))
        dropped: set[int] = set()
        for ticked_too, spared in ((False, _SPARED), (True, _SPARED), (True, 0)):
            chosen = [places for (_, _, _, why), places in buckets.items() if why or ticked_too]
            dropped.update(_from_fullest(chosen, too_many - len(dropped), spared))
            if len(dropped) >= too_many:
                break
        for place in dropped:
            found = self._kept[place]
            self._count(found, found.why or OLDER)
        self._kept = [each for place, each in enumerate(self._kept) if place not in dropped]

    def _without_repeats(self) -> Iterator[Found]:
        """Yield what is kept without what says the very same as another; the newest stays."""
        known = self._contents
        contents = [known.get(id(each), _UNKNOWN) for each in self._kept]
        for place, found in enumerate(self._kept):
            if contents[place] is _UNKNOWN:
                contents[place] = _content(found)
        newest: dict[Hashable, Found] = {}
        for content, found in zip(contents, self._kept, strict=True):
            if content is not None:
                before = newest.get(content)
                if before is None or _dated(before) <= _dated(found):
                    newest[content] = found
        self._contents = {}
        for content, found in zip(contents, self._kept, strict=True):
            if content is None or newest[content] is found:
                self._contents[id(found)] = content
                yield found
            else:
                self._count(found, AGAIN)

    def _count(self, found: Found, why: str) -> None:
        self._further[type(found.record), why].take(found)
        self._contents.pop(id(found), None)
        self._let_go(found)


@dataclass(slots=True)
class _Count:
    """What is known of entries that are not kept."""

    number: int = 0
    first: When | None = None
    last: When | None = None
    marks: array[int] = field(default_factory=lambda: array("q"))

    def take(self, found: Found) -> None:
        self.number += 1
        self.marks.extend(mark(each) for each in found.record.origins[-1:])
        when = found.record.moment()
        if when is not None and when.latest is not None:
            if self.first is None or when < self.first:
                self.first = when
            if self.last is None or when > self.last:
                self.last = when


def mark(origin: Origin) -> int:
    """Return what the mention of an entry in a file is known by again, within this run.

    The same number there is the same mention, whatever the download is called today.
    """
    return hash(origin.number or (origin.file, origin.place))


def _from_fullest(buckets: list[list[int]], number: int, spared: int) -> list[int]:
    """Take the first places of the fullest buckets until they are equally full.

    Args:
        buckets: places, the ones to drop first at the front; what is taken is taken out.
        number: how many places are wanted.
        spared: how many each bucket keeps.
    """
    low, high = spared, max((len(places) for places in buckets), default=0)
    while low < high:  # the highest level at which enough spills over
        level = (low + high + 1) // 2
        enough = sum(max(0, len(places) - level) for places in buckets) >= number
        low, high = (level, high) if enough else (low, level - 1)
    taken: list[int] = []
    for places in buckets:
        spill = min(max(0, len(places) - low), number - len(taken))
        taken += places[:spill]
        del places[:spill]
    return taken


def _bucket(found: Found) -> Bucket:
    kind = type(found.record)
    name = getattr(found.record, _NAMED[kind]) if kind in _NAMED else ""
    return (kind, name, found.who, found.why)


def _content(found: Found) -> Hashable:
    """Return what an entry says and whom it is about; None where the same twice is two."""
    record = found.record
    if not isinstance(record, _SAME_ONCE) or found.own_id:
        return None
    if isinstance(record, Measurement) and record.when is None:
        return None
    kind = type(record)
    said = tuple(getattr(record, each.name) for each in fields_of(kind))
    return hash((kind, found.who, found.keys, found.why, said))


def _day(found: Found) -> int:
    """Return the day of an entry for sorting; one without a day counts as the newest."""
    when = found.record.moment()
    return when.latest.toordinal() if when is not None and when.latest else 4_000_000


def _dated(found: Found) -> int:
    """Return the day of the file that tells of an entry."""
    dated = found.record.origins[-1].dated if found.record.origins else None
    return dated.latest.toordinal() if dated is not None and dated.latest else 0
