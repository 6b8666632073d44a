"""What an import would do, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from apptprep.exchange.newest import AGAIN
from apptprep.exchange.reading import Reading, Remark
from apptprep.exchange.table_columns import TableSeen
from apptprep.records import Record, When


class Standing(StrEnum):
    """How an entry of a file stands to what is written down already."""

    NEW = "new"
    SAME = "same"
    ADDS = "adds"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """One field in which two entries differ, as text side by side; ``""`` is not written down."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, repr=False)
class OtherPerson:
    """Somebody else whom files tell of.

    Attributes:
        file_name: the files.
        theirs: name and birth date in the files.
        mine: name and birth date in the record.
    """

    file_name: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """One entry that files hold.

    Attributes:
        number: its place in the preview; what is chosen is told by numbers.
        record: the entry as it would be written.
        standing: new, already there, there with less to it, or there and different.
        file_name: the file it is in; the first of several.
        place: where in that file.
        mine: the entry that is there already; None for a new one.
        differences: the fields that would change, as they are and as they would be.
        other: whom it is about, where that seems to be somebody else.
        why: why it is not ticked at first, in a few words; ``""`` where it is.
        mentions: the mentions in the files that were joined to this one entry.
        variants: what other mentions say otherwise: the word taken, and theirs.
    """

    number: int
    record: Record
    standing: Standing
    file_name: str
    place: str
    mine: Record | None = None
    differences: tuple[Difference, ...] = ()
    other: OtherPerson | None = None
    why: str = ""
    mentions: tuple[Mention, ...] = ()
    variants: tuple[Difference, ...] = ()

    @property
    def other_person(self) -> bool:
        """Whether it seems to be about somebody else."""
        return self.other is not None

    @property
    def notes_source(self) -> bool:
        """Whether it is there already and only one more file tells of it."""
        mine = self.mine
        same = self.standing is Standing.SAME
        return same and mine is not None and mine.origins != self.record.origins


Mention = tuple[int, int]
"""One entry of one reading, by their places."""


@dataclass(frozen=True, slots=True, repr=False)
class NotListed:
    """Entries that are in the files and, as there are too many, not in the preview one by one.

    Attributes:
        kind: what they are.
        why: in a few words why they are not listed.
        number: how many there are.
        known: how many of them the record is known to have already.
        first: the earliest day among them.
        last: the latest day among them.
    """

    kind: type[Record]
    why: str
    number: int
    known: int = 0
    first: When | None = None
    last: When | None = None

    @property
    def adds_nothing(self) -> bool:
        """Whether all of them say only what a listed entry says, or are in the record."""
        return self.why == AGAIN or self.known >= self.number

    def words(self) -> str:
        """Return them in one line: ``"Measurements, older than a year: 8,312 (2014 to 2025)"``."""
        days = [str(each.latest.year) for each in (self.first, self.last) if each and each.latest]
        span = f" ({' to '.join(dict.fromkeys(days))})" if days else ""
        known = f", {self.known:,} of them there already" if self.known else ""
        return f"{self.kind.KIND.many}, {self.why}: {self.number:,}{span}{known}"


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """Everything found in the files, compared with the record; nothing is written yet.

    Attributes:
        readings: the files as they were read.
        items: their entries, in the order of the files.
        other_persons: the people files tell of who are somebody else.
        not_understood: file name and remark for everything that is left out.
        apart: mentions that the person does not want joined with others.
        not_listed: what the files hold besides the items, counted.
    """

    readings: tuple[Reading, ...]
    items: tuple[Item, ...]
    other_persons: tuple[OtherPerson, ...] = ()
    not_understood: tuple[tuple[str, Remark], ...] = ()
    apart: frozenset[Mention] = frozenset()
    not_listed: tuple[NotListed, ...] = ()

    @property
    def listed(self) -> int:
        """How many entries of the files are in the items, those that were joined included."""
        return sum(len(reading.found) for reading in self.readings)

    @property
    def found(self) -> int:
        """How many entries the files hold in all."""
        return self.listed + sum(each.number for each in self.not_listed)

    @property
    def is_cut(self) -> bool:
        """Whether a reading without a limit would list more."""
        return not all(each.adds_nothing for each in self.not_listed)

    @property
    def tables(self) -> tuple[TableSeen, ...]:
        """The tables among the files, with what their columns were taken for."""
        return tuple(table for reading in self.readings for table in reading.tables)

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Who made the health cards whose signature was not checked for want of a key."""
        issuers = (issuer for reading in self.readings for issuer in reading.unsigned)
        return tuple(dict.fromkeys(issuers))

    def of(self, standing: Standing) -> tuple[Item, ...]:
        """Return the items of one standing."""
        return tuple(item for item in self.items if item.standing is standing)

    def counts(self) -> dict[str, int]:
        """Return how many new entries there are of each kind, by the kind's name."""
        new = Counter(item.record.KIND.name for item in self.of(Standing.NEW))
        return dict(sorted(new.items()))

    def preselected(self) -> frozenset[int]:
        """Return the numbers that are ticked at first.

        What is new or only adds to what is there, is about this person, and of use now. What
        contradicts what is written down is never ticked by itself.
        """
        fitting = (*self.of(Standing.NEW), *self.of(Standing.ADDS))
        return frozenset(item.number for item in fitting if not item.other_person and not item.why)

    def everything(self) -> frozenset[int]:
        """Return the numbers of all that is not there yet, the differing ones included."""
        return frozenset(item.number for item in self.items if item.standing is not Standing.SAME)

    def meant(self, others: frozenset[OtherPerson]) -> frozenset[int]:
        """Return the numbers of everything that is about this person, or about ``others``."""
        mine = (item.number for item in self.items if item.other is None or item.other in others)
        return self.everything() & frozenset(mine)
