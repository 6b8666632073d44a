"""What an import would do, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from apptprep.exchange.reading import Reading, Remark
from apptprep.records import Record


class Standing(StrEnum):
    """How an entry of a file stands to what is written down already."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """One field in which two entries differ, as text side by side; ``""`` is not written down."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """One entry that a file holds.

    Attributes:
        number: its place in the preview; what is chosen is told by numbers.
        record: the entry as it would be written.
        standing: new, already there, or there and different.
        file_name: the file it is in.
        place: where in that file.
        mine: the entry that is there already; None for a new one.
        differences: the fields in which they differ.
        other_person: its file seems to be about somebody else.
        why: why it is not ticked at first, in a few words; ``""`` where it is.
    """

    number: int
    record: Record
    standing: Standing
    file_name: str
    place: str
    mine: Record | None = None
    differences: tuple[Difference, ...] = ()
    other_person: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class OtherPerson:
    """A file that names another person than the record does.

    Attributes:
        file_name: the file.
        theirs: name and birth date in the file.
        mine: name and birth date in the record.
    """

    file_name: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """Everything found in the files, compared with the record; nothing is written yet.

    Attributes:
        readings: the files as they were read.
        items: their entries, in the order of the files.
        other_persons: files that are about somebody else.
        not_understood: file name and remark for everything that is left out.
    """

    readings: tuple[Reading, ...]
    items: tuple[Item, ...]
    other_persons: tuple[OtherPerson, ...] = ()
    not_understood: tuple[tuple[str, Remark], ...] = ()

    def of(self, standing: Standing) -> tuple[Item, ...]:
        """Return the items of one standing."""
        return tuple(item for item in self.items if item.standing is standing)

    def counts(self) -> dict[str, int]:
        """Return how many new entries there are of each kind, by the kind's name."""
        new = Counter(item.record.KIND.name for item in self.of(Standing.NEW))
        return dict(sorted(new.items()))

    def preselected(self) -> frozenset[int]:
        """Return the numbers that are ticked at first: new, about this person, and of use now."""
        new = self.of(Standing.NEW)
        return frozenset(item.number for item in new if not item.other_person and not item.why)

    def everything(self) -> frozenset[int]:
        """Return the numbers of all that is not there yet, the differing ones included."""
        return frozenset(item.number for item in self.items if item.standing is not Standing.SAME)
