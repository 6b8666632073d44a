"""Laying one entry over another: what is added, what contradicts, whose word stands.

A mention in a file never erases what is written down: an empty field says nothing. Small tables
(codes, files, who holds what, origins) are united.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from apptprep.jobs.same_thing import naming_field, plain
from apptprep.questions.ingredients import ingredients
from apptprep.records import (
    Editor,
    Field,
    Medication,
    Origin,
    Record,
    When,
    fields_of,
)

R = TypeVar("R", bound=Record)

_UNITED = {"codes", "custody", "attached", "hospital_numbers", "writers", "sites"}
_NEWEST_ONLY = {"stopped", "why_stopped", "state", "until", "ended", "why_ended"}
"""What an older mention must not say of a newer one: that a medicine was stopped."""


@dataclass(frozen=True, slots=True, repr=False)
class Laid:
    """Two entries of a kind, one laid over the other.

    Attributes:
        whole: the one below with the empty fields filled from the one above.
        taken: the same, with the word of the one above wherever they contradict each other.
        added: the fields that were filled.
        contradicting: the fields in which they contradict each other.
    """

    whole: Record
    taken: Record
    added: tuple[Field, ...]
    contradicting: tuple[Field, ...]


def lay(mine: R, theirs: R) -> Laid:
    """Lay what a file says over what is written down; ids and moments stay mine."""
    whole: dict[str, Any] = {}
    taken: dict[str, Any] = {}
    added: list[Field] = []
    against: list[Field] = []
    for field in fields_of(type(mine)):
        a, b = getattr(mine, field.name), getattr(theirs, field.name)
        if b in (field.empty, a):
            continue
        if field.name in _UNITED:
            united = unite(a, b)
            if united != a:
                whole[field.name] = taken[field.name] = united
                added.append(field)
        elif a == field.empty or _is_closer(a, b):
            whole[field.name] = taken[field.name] = b
            added.append(field)
        elif field.name != naming_field(type(mine)) and not _says_the_same(field, a, b):
            taken[field.name] = b
            against.append(field)
    origins = unite_origins(mine.origins, theirs.origins)
    return Laid(
        replace(mine, **whole, origins=origins),
        replace(mine, **taken, origins=origins),
        tuple(added),
        tuple(against),
    )


def merge(mentions: Sequence[R]) -> tuple[R, tuple[tuple[Field, Any], ...]]:
    """Return one entry for several mentions of the same thing in an import.

    Args:
        mentions: at least one; the order does not matter.

    Returns:
        The entry, with the word of what is current before what is past and of the newest file
        before older ones, and the fields with the values of others that contradict it.
    """
    if len(mentions) == 1:
        return mentions[0], ()
    ordered = sorted(mentions, key=_first_word)
    base, *others = ordered
    variants: list[tuple[Field, Any]] = []
    for other in others:
        fields = fields_of(type(other))
        silent = {field.name: field.empty for field in fields if field.name in _NEWEST_ONLY}
        laid = lay(base, replace(other, **silent))
        base = laid.whole  # type: ignore[assignment]
        variants += [(field, getattr(other, field.name)) for field in laid.contradicting]
    return _named(base, ordered), tuple(dict.fromkeys(variants))


def unite(mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the rows of both, mine first, each thing once."""
    known = {_row_key(row) for row in mine}
    return (*mine, *(row for row in theirs if _row_key(row) not in known))


def unite_origins(mine: tuple[Origin, ...], theirs: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """Return all files an entry was found in, each once.

    The same number there is the same mention, whatever the download is called today.
    """
    known = {_origin_key(each) for each in mine}
    more: list[Origin] = []
    for each in theirs:
        if _origin_key(each) not in known:
            known.add(_origin_key(each))
            more.append(each)
    return (*mine, *more)


def _row_key(row: Any) -> object:  # noqa: ANN401 - rows and file references of many classes
    for name in ("sha256", "item", "number"):
        if getattr(row, name, ""):
            return getattr(row, name)
    if hasattr(row, "system"):
        return (row.system, row.code)
    return row


def _origin_key(origin: Origin) -> object:
    return origin.number or (origin.file, origin.place)


def _first_word(record: Record) -> tuple[bool, bool, int]:
    dates = [each.dated for each in record.origins if each.dated is not None]
    dated = dates or [when for when in (record.moment(),) if when is not None]
    newest = max((when.latest.toordinal() for when in dated if when.latest), default=0)
    return (not record.is_current(), newest == 0, -newest)


def _named(record: R, mentions: Sequence[R]) -> R:
    """Give a medicine its ingredient's name or the shortest; the others stay in its origins."""
    name = naming_field(type(record))
    if not name:
        return record
    names = [getattr(each, name) for each in mentions]
    best = ""
    if isinstance(record, Medication):
        best = min(names, key=lambda text: (plain(text) not in ingredients(text), len(text), text))
    called = best or getattr(record, name)
    written = {
        origin: getattr(each, name)
        for each in mentions
        for origin in each.origins
        if plain(getattr(each, name)) != plain(called)
    }
    origins = tuple(
        replace(origin, written_as=origin.written_as or written.get(origin, ""))
        for origin in record.origins
    )
    changes: dict[str, Any] = {name: called, "origins": origins}
    return replace(record, **changes)


def _is_closer(mine: Any, theirs: Any) -> bool:  # noqa: ANN401
    """Tell whether a date of theirs lies inside mine and is narrower."""
    if not isinstance(mine, When) or not isinstance(theirs, When):
        return False
    if None in (mine.earliest, mine.latest, theirs.earliest, theirs.latest):
        return False
    inside = mine.earliest <= theirs.earliest and theirs.latest <= mine.latest  # type: ignore[operator]
    same = (mine.earliest, mine.latest) == (theirs.earliest, theirs.latest)
    return inside and (not same or (bool(theirs.time) and not mine.time))


def _says_the_same(field: Field, mine: Any, theirs: Any) -> bool:  # noqa: ANN401
    """Tell whether two values differ in spelling only, or theirs is the vaguer date."""
    if field.editor is Editor.DAY:
        same = (mine.earliest, mine.latest) == (theirs.earliest, theirs.latest)
        return (same and mine.is_understood) or _is_closer(theirs, mine)
    if isinstance(mine, str) and field.editor in (Editor.LINE, Editor.PARAGRAPH):
        return plain(mine) == plain(theirs)
    return bool(theirs == "unknown")
