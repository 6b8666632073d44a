"""How a field of a record is declared, once for everything.

``line()``, ``day()``, ``choice()`` and the others return a ``dataclasses.field`` that carries a
:class:`Field`. The form's editor, the table's column, the SQL column, the CSV heading, the JSON
key and the line in the packet all come from that one declaration.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Editor(Enum):
    """How a field is edited, and with that what its value is.

    ===========  ============================================================
    LINE         one line of text: ``str``, ``""`` is "not written down"
    PARAGRAPH    several lines of text: ``str``
    DAY          a date as well as it is known: ``When | None``
    CHOICE       one key of ``options``: ``str``, ``""`` is "not written down"
    CHOICES      several keys of ``options`` or own words: ``tuple[str, ...]``
    SCALE        0 to 10: ``int | None``
    LINK         the id of another record: ``str``
    LINKS        ids of other records: ``tuple[str, ...]``
    ROWS         a small table: ``tuple[Row, ...]``
    FILES        attached files: ``tuple[FileRef, ...]``
    ===========  ============================================================
    """

    LINE = "line"
    PARAGRAPH = "paragraph"
    DAY = "day"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    LINK = "link"
    LINKS = "links"
    ROWS = "rows"
    FILES = "files"

    # Each member is one object. Python's own hash of an Enum is a call into Python, and the empty
    # value of a field is looked up some ten thousand times for one packet.
    __hash__ = object.__hash__


EMPTY: dict[Editor, Any] = {
    Editor.LINE: "",
    Editor.PARAGRAPH: "",
    Editor.DAY: None,
    Editor.CHOICE: "",
    Editor.CHOICES: (),
    Editor.SCALE: None,
    Editor.LINK: "",
    Editor.LINKS: (),
    Editor.ROWS: (),
    Editor.FILES: (),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: the stored key and the words shown."""

    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What is known about one field of a kind or row.

    Attributes:
        name: the attribute, SQL column, CSV heading and JSON key.
        label: the words beside it, without a colon.
        editor: how it is edited and what its value is.
        required: an entry without it stays a draft.
        help: one sentence under the field, or ``""``.
        section: heading inside the form; fields of one section stand together.
        placeholder: an example shown while it is empty.
        vocabulary: name of the type-ahead list, ``""`` for none; free text is always allowed.
        options: the answers of CHOICE and CHOICES.
        links_to: names of the kinds a LINK may point to.
        row: the Row class of ROWS.
        more: seldom needed: folded under "More details" until it holds something.
        half: half the width of the form is enough.
        only_for: the form asks it only where another field has one of some answers: the other
            field's name, then those answers; a filled field is always shown.
        calendar: for DAY: offer a calendar too, as for a visit to come.
        prints: it may stand in a packet; what serves the app itself (codes, searchable text) does
            not.
        offers: for ROWS that begin with a choice: the answers that get a button of their own.
    """

    name: str = ""
    label: str
    editor: Editor
    required: bool = False
    help: str = ""
    section: str = ""
    placeholder: str = ""
    vocabulary: str = ""
    options: tuple[Option, ...] = ()
    links_to: tuple[str, ...] = ()
    row: type[Row] | None = None
    more: bool = False
    half: bool = False
    only_for: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    calendar: bool = False
    prints: bool = True

    @property
    def empty(self) -> Any:  # noqa: ANN401 - one empty value for each editor
        """The value that means "not written down"."""
        return EMPTY[self.editor]

    def label_of(self, key: str) -> str:
        """Return the words of an answer; an unknown key is shown as it stands."""
        return next((option.label for option in self.options if option.key == key), key)


class Row:
    """Base of the small tables inside a record (cycles, criteria, custody steps).

    A row class is a frozen dataclass declared with the same field functions as a record.
    """

    __slots__ = ()


def line(label: str, **more: Any) -> Any:  # noqa: ANN401 - goes where a field's value is typed
    """Declare one line of text; keyword arguments are those of :class:`Field`."""
    return _declare(Field(label=label, editor=Editor.LINE, **more))


def paragraph(label: str, **more: Any) -> Any:  # noqa: ANN401
    """Declare several lines of text."""
    return _declare(Field(label=label, editor=Editor.PARAGRAPH, **more))


def day(label: str, **more: Any) -> Any:  # noqa: ANN401
    """Declare a date that may be partial, with a time of day where it is known."""
    more.setdefault("half", True)
    return _declare(Field(label=label, editor=Editor.DAY, **more))


def choice(label: str, *options: tuple[str, str], **more: Any) -> Any:  # noqa: ANN401
    """Declare one answer out of ``(key, label)`` pairs; unanswered is ``""``, never a "no"."""
    more.setdefault("half", True)
    return _declare(Field(label=label, editor=Editor.CHOICE, options=_options(options), **more))


def choices(label: str, *options: tuple[str, str], **more: Any) -> Any:  # noqa: ANN401
    """Declare any number of answers out of ``(key, label)`` pairs; own words are kept too."""
    return _declare(Field(label=label, editor=Editor.CHOICES, options=_options(options), **more))


def scale(label: str, **more: Any) -> Any:  # noqa: ANN401
    """Declare a number from 0 (none) to 10 (as bad as can be imagined)."""
    return _declare(Field(label=label, editor=Editor.SCALE, **more))


def link(label: str, *kinds: str, **more: Any) -> Any:  # noqa: ANN401
    """Declare a link to one other record of the named kinds."""
    more.setdefault("half", True)
    return _declare(Field(label=label, editor=Editor.LINK, links_to=kinds, **more))


def links(label: str, *kinds: str, **more: Any) -> Any:  # noqa: ANN401
    """Declare links to any number of records of the named kinds."""
    return _declare(Field(label=label, editor=Editor.LINKS, links_to=kinds, **more))


def rows(label: str, row: type[Row], **more: Any) -> Any:  # noqa: ANN401
    """Declare a small table of ``row``."""
    return _declare(Field(label=label, editor=Editor.ROWS, row=row, **more))


def files(label: str, **more: Any) -> Any:  # noqa: ANN401
    """Declare attached files, kept inside the record."""
    return _declare(Field(label=label, editor=Editor.FILES, **more))


def fields_of(kind: type) -> tuple[Field, ...]:
    """Return the declared fields of a kind or row class, in the order of declaration.

    Provenance and bookkeeping of :class:`~apptprep.records.base.Record` are not among them;
    they are :data:`~apptprep.records.base.PROVENANCE`.
    """
    found = _FIELDS.get(kind)
    if found is None:
        found = _FIELDS[kind] = _read_fields(kind)
    return found


def written(holder: object) -> Iterator[tuple[Field, Any]]:
    """Yield the fields of a record or row that hold something, with their values, in order.

    Every empty value (``""``, None, ``()``) counts as false and the number 0 does not; asking for
    that is quicker than comparing with each field's own empty value.
    """
    for declared in fields_of(type(holder)):
        value = getattr(holder, declared.name)
        if value or value == 0:
            yield declared, value


_FIELDS: dict[type, tuple[Field, ...]] = {}


def _read_fields(kind: type) -> tuple[Field, ...]:
    return tuple(
        dataclasses.replace(declared.metadata["field"], name=declared.name)
        for declared in dataclasses.fields(kind)
        if "field" in declared.metadata
    )


def _declare(field: Field) -> Any:  # noqa: ANN401
    return dataclasses.field(default=field.empty, metadata={"field": field})


def _options(pairs: tuple[tuple[str, str], ...]) -> tuple[Option, ...]:
    return tuple(Option(key, label) for key, label in pairs)
