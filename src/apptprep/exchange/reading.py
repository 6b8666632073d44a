"""What a reader returns, whatever the format: entries, files that belong to them, and remarks."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from apptprep.exchange.progress import Progress, unheard
from apptprep.exchange.table_columns import TableSeen
from apptprep.records import Record, When

Key = tuple[str, ...]
"""What identifies the same thing in several sources: ``("accession", "A-17")``."""


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """The person a file says it is about; what it does not say is empty.

    Attributes:
        name: given and family name, as a person writes them.
        also: the same name in other letters, or other names the file gives.
        born: birth date.
        sex: a key of the field ``sex`` of :class:`~apptprep.records.person.Person`, or ``""``.
        number: the hospital's number for the person.
    """

    name: str = ""
    also: tuple[str, ...] = ()
    born: When | None = None
    sex: str = ""
    number: str = ""

    def is_known(self) -> bool:
        """Tell whether it says anything that one can be known by."""
        return bool(self.name or self.also or self.born)

    def words(self) -> str:
        """Return name and birth date in one line."""
        born = f"born {self.born.day_only()}" if self.born else ""
        name = self.name or next(iter(self.also), "")
        return ", ".join(part for part in (name, born) if part)


@dataclass(frozen=True, slots=True, repr=False)
class Remark:
    """Something in a file that was not understood and is not brought in.

    Attributes:
        place: where it stands, e.g. ``"line 12"``; ``""`` where the text is a whole sentence.
        text: why it was not understood; never the content itself.
    """

    place: str
    text: str

    def sentence(self) -> str:
        """Return place and reason in one line."""
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """One entry as a file has it.

    Attributes:
        record: the entry, with the file in its ``origins``.
        place: where it stands: the file where there are several, and the place in it.
        own_id: the id is the app's own, so the same id means the same entry.
        who: the person it is about, as its file says; None where the file does not say.
        keys: more that identifies it, besides what its own fields tell (codes, accession number,
            study UID, NCT number, ingredients).
        relevant: it is ticked at first: it concerns the illness and is current.
        why: in a few words why it is not ticked at first, e.g. ``"older than two years"``.
    """

    record: Record
    place: str
    own_id: bool = False
    who: Who | None = None
    keys: tuple[Key, ...] = ()
    relevant: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ListStatement:
    """What a file says about a whole list: "no known allergies".

    Attributes:
        field: the field of :class:`~apptprep.records.person.Person` it speaks of:
            ``"allergies_state"``, ``"medications_state"`` or ``"conditions_state"``.
        state: a key of :data:`~apptprep.records.person.LIST_STATES`.
        place: where it stands.
        who: the person it is about.
        dated: the date of the file.
    """

    field: str
    state: str
    place: str
    who: Who | None = None
    dated: When | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Further:
    """Entries of one kind that are in the files and are not listed one by one: there are too many.

    Attributes:
        kind: what they are.
        why: in a few words why they are not listed, e.g. ``"older than a year"``.
        number: how many there are.
        first: the earliest day among them.
        last: the latest day among them.
        marks: what each is known by again (:func:`apptprep.exchange.newest.mark`).
    """

    kind: type[Record]
    why: str
    number: int
    first: When | None = None
    last: When | None = None
    marks: array[int] = field(default_factory=lambda: array("q"))


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """All that one reader found in one file, folder or zip.

    Attributes:
        file_name: name of what was chosen, without its folder.
        format_name: what it is, in words: ``"apptprep record"``, ``"symptom table"``.
        found: the entries, in the order of the file.
        remarks: what was not understood.
        files: bytes of the attached files, read when they are asked for, by SHA-256.
        statements: what is said about whole lists.
        used: places of further files that were read along, so that no other reader takes them.
        tables: the tables among them, with what their columns were taken for.
        close: lets go of open files; they are opened again when they are needed.
        further: what was found besides, and is only counted.
        unsigned: who made the cards whose signature was not checked, as no key was there for it.
    """

    file_name: str
    format_name: str
    found: tuple[Found, ...] = ()
    remarks: tuple[Remark, ...] = ()
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    statements: tuple[ListStatement, ...] = ()
    used: frozenset[str] = frozenset()
    tables: tuple[TableSeen, ...] = ()
    close: Callable[[], None] = lambda: None
    further: tuple[Further, ...] = ()
    unsigned: tuple[str, ...] = ()


__all__ = [
    "Found",
    "Further",
    "Key",
    "ListStatement",
    "Progress",
    "Reading",
    "Remark",
    "Who",
    "unheard",
]
