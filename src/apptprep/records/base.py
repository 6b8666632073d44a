"""What every record has: an id, its moments, where it comes from, and how it shows itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, ClassVar, Protocol, TypeVar

from apptprep.records.fields import Editor, Field, Option, Row, fields_of
from apptprep.records.origin import Origin
from apptprep.records.when import When

SOURCES = (
    Option("report", "From a report or letter"),
    Option("clinician", "A clinician said so"),
    Option("seen", "I saw or felt it myself"),
    Option("unsure", "I am not sure"),
)
"""Where a statement comes from; ``"unsure"`` prints differently."""

PROVENANCE = (
    Field(
        name="source",
        label="Where is this from?",
        editor=Editor.CHOICE,
        options=SOURCES,
        section="How I know this",
        half=True,
    ),
    Field(
        name="source_note",
        label="Which report, who, when",
        editor=Editor.LINE,
        section="How I know this",
        placeholder="e.g. letter of 3 March 2026, page 2",
        half=True,
    ),
    Field(
        name="written_by",
        label="Written by",
        editor=Editor.LINE,
        section="How I know this",
        half=True,
    ),
    Field(
        name="origins",
        label="Brought in from",
        editor=Editor.ROWS,
        row=Origin,
        section="How I know this",
        more=True,
    ),
)
"""The fields every kind has besides its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindInfo:
    """What the app knows about a kind of record.

    Attributes:
        name: its stable name: SQL table, JSON key, CSV file.
        one: what one is called, e.g. ``"medicine"``.
        many: heading of a list of them, e.g. ``"Medicines"``.
        page: name of the page it lives on.
        icon: name of its icon.
        help: one sentence shown above its list while it is empty.
        single: there is at most one in a record (the person).
        prints: packets, questions and what is handed over may hold it; what the app keeps about
            packets themselves never does.
    """

    name: str
    one: str
    many: str
    page: str
    icon: str = "file-text"
    help: str = ""
    single: bool = False
    prints: bool = True


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file kept inside the record.

    Attributes:
        sha256: 64 hexadecimal digits; the key of its bytes.
        name: the file's name as it was given, shown and used for "Save a copy".
        media_type: e.g. ``"application/pdf"``, recognised by content.
        size: bytes.
    """

    sha256: str
    name: str
    media_type: str
    size: int


def new_id() -> str:
    """Return a fresh random record id: a UUID of version 4 (RFC 9562)."""
    try:
        text = _RANDOM.pop()
    except IndexError:
        fresh = os.urandom(16 * _AT_ONCE).hex()
        text, *more = (fresh[at : at + 32] for at in range(0, len(fresh), 32))
        _RANDOM.extend(more)
    variant = "89ab"[int(text[16], 16) & 3]
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-{variant}{text[17:20]}-{text[20:]}"


_AT_ONCE = 64
_RANDOM: list[str] = []
"""Random numbers that were drawn and not used yet; the system is asked for many at once."""

if hasattr(os, "register_at_fork"):
    # A forked child draws its own: it must not give out the ids its parent gives out.
    os.register_at_fork(after_in_child=_RANDOM.clear)


def utc_now() -> dt.datetime:
    """Return this moment with the computer's own offset from UTC."""
    return dt.datetime.now(dt.UTC).astimezone()


_MOMENT: ContextVar[dt.datetime | None] = ContextVar("_MOMENT", default=None)


@contextmanager
def made_at(moment: dt.datetime) -> Iterator[None]:
    """Give the records made meanwhile, by this thread, one and the same moment.

    What comes out of one file was written down at once, and looking at the clock twice for each
    of ten thousand entries takes a tenth of the time of reading them.
    """
    before = _MOMENT.set(moment)
    try:
        yield
    finally:
        _MOMENT.reset(before)


def _made_now() -> dt.datetime:
    return _MOMENT.get() or utc_now()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Record:
    """Base of everything that can be written down.

    Attributes:
        id: random UUID made where the record is made.
        created: moment it was first written, with offset.
        changed: moment it was last changed, with offset.
        written_by: the patient or caregiver who wrote it, ``""`` when not told.
        source: key of :data:`SOURCES`, ``""`` when not told.
        source_note: which report, who said it, in which file and place.
        origins: the files an imported entry was found in.
    """

    KIND: ClassVar[KindInfo]

    id: str = field(default_factory=new_id)
    created: dt.datetime = field(default_factory=_made_now)
    changed: dt.datetime = field(default_factory=_made_now)
    written_by: str = ""
    source: str = ""
    source_note: str = ""
    origins: tuple[Origin, ...] = ()

    def headline(self) -> str:
        """Return the first line of its row in a list; never empty."""
        first = _first(type(self), Editor.LINE)
        text: str = getattr(self, first) if first else ""
        return text or f"New {self.KIND.one}"

    def detail(self) -> str:
        """Return the second line of its row, ``""`` for none."""
        return ""

    def aside(self) -> str:
        """Return the short text at the right of its row, ``""`` for none."""
        moment = self.moment()
        return moment.day_only() if moment else ""

    def moment(self) -> When | None:
        """Return the date that sorts it and stands in the timeline, None when not known."""
        first = _first(type(self), Editor.DAY)
        return getattr(self, first) if first else None

    def is_current(self) -> bool:
        """Tell whether it is part of today's picture (not stopped, not past)."""
        return True

    def is_complete(self) -> bool:
        """Tell whether all required fields are filled; else it is a draft."""
        return all(getattr(self, name) != empty for name, empty in _required(type(self)))

    def is_blank(self) -> bool:
        """Tell whether nothing at all was written into it."""
        return all(getattr(self, f.name) == f.empty for f in fields_of(type(self)))


def _first(kind: type, editor: Editor) -> str:
    """Return the name of a kind's first field with an editor, ``""`` for none."""
    found = _FIRST.get((kind, editor))
    if found is None:
        names = (each.name for each in fields_of(kind) if each.editor is editor)
        found = _FIRST[kind, editor] = next(names, "")
    return found


_FIRST: dict[tuple[type, Editor], str] = {}


def _required(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return the names of a kind's required fields, and what each holds while it is empty."""
    found = _REQUIRED.get(kind)
    if found is None:
        found = tuple((f.name, f.empty) for f in fields_of(kind) if f.required)
        _REQUIRED[kind] = found
    return found


_REQUIRED: dict[type, tuple[tuple[str, Any], ...]] = {}

R = TypeVar("R", bound=Record)


def remade(record: R, changes: Mapping[str, Any]) -> R:
    """Return a copy of a record with some fields changed.

    It is what ``dataclasses.replace`` returns, in a third of its time: a reader stamps every one
    of ten thousand entries.
    """
    kind = type(record)
    read, writes = _SLOTS.get(kind) or _slots(kind)
    copy = object.__new__(kind)
    for write, value in zip(writes, read(record)):  # noqa: B905 - as many as fields
        write(copy, value)
    for name, value in changes.items():
        object.__setattr__(copy, name, value)
    return copy


Reads = Callable[[Record], tuple[Any, ...]]
Writes = tuple[Callable[[Record, Any], None], ...]
_SLOTS: dict[type, tuple[Reads, Writes]] = {}


def _slots(kind: type[Record]) -> tuple[Reads, Writes]:
    """Return what reads all fields of a kind at once, and what writes each into a fresh one."""
    names = [each.name for each in dataclasses.fields(kind)]
    writes = tuple(getattr(kind, name).__set__ for name in names)
    return _SLOTS.setdefault(kind, (attrgetter(*names), writes))


class Lookup(Protocol):
    """What can find a record by its id (a snapshot)."""

    def get(self, record_id: str) -> Any: ...  # noqa: ANN401, D102 - any kind of record


def show_value(declared: Field, value: Any, lookup: Lookup | None = None) -> str:  # noqa: ANN401
    """Return a field's value as plain text for tables, paper and CSV; ``""`` when empty.

    Args:
        declared: the field's declaration.
        value: its value.
        lookup: finds linked records; without it a link shows nothing.
    """
    if value == declared.empty:
        return ""
    match declared.editor:
        case Editor.DAY:
            text = value.understood()
        case Editor.CHOICE:
            text = declared.label_of(value)
        case Editor.CHOICES:
            text = ", ".join(declared.label_of(key) for key in value)
        case Editor.SCALE:
            text = f"{value} of 10"
        case Editor.LINK:
            text = _headlines((value,), lookup)
        case Editor.LINKS:
            text = _headlines(value, lookup)
        case Editor.ROWS:
            text = "; ".join(row for row in (show_row(row, lookup) for row in value) if row)
        case Editor.FILES:
            text = ", ".join(file.name for file in value)
        case _:
            text = value
    return str(text)


def _headlines(ids: tuple[str, ...], lookup: Lookup | None) -> str:
    found = [lookup.get(record_id) for record_id in ids] if lookup else []
    return ", ".join(record.headline() for record in found if record is not None)


def show_row(row: Row, lookup: Lookup | None = None) -> str:
    """Return a row's filled fields as ``"value, label: value, …"``; the first without its label."""
    parts: list[str] = []
    for declared in fields_of(type(row)):
        text = show_value(declared, getattr(row, declared.name), lookup)
        if not text:
            continue
        # An answer that is a sentence ("I have it") needs no question before it.
        plain = not parts or declared.label.endswith("?")
        parts.append(text if plain else f"{_lowered(declared.label)}: {text}")
    return ", ".join(parts)


def _lowered(label: str) -> str:
    """Return a label for the middle of a line; "I" and "TNM" keep their capitals."""
    second = label[1:2]
    return label[:1].lower() + label[1:] if second.islower() else label


def joined(*parts: str, by: str = ", ") -> str:
    """Return the non-empty parts joined."""
    return by.join(part for part in parts if part)


__all__ = [
    "PROVENANCE",
    "SOURCES",
    "FileRef",
    "KindInfo",
    "Lookup",
    "Record",
    "joined",
    "made_at",
    "new_id",
    "remade",
    "show_row",
    "show_value",
    "utc_now",
]
