"""Links of a record to others, and the record without some of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from apptprep.records import Editor, Field, Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from apptprep.records import Row

R = TypeVar("R", bound=Record)
_LINKED: dict[type, bool] = {}
_LOSING: dict[type, tuple[Field, ...]] = {}


def without_links(record: R, gone: Container[str]) -> R:
    """The record without its links to some others, those in its rows included."""
    if not _has_links(type(record)):
        return record
    less = _changed(record, lambda one: one in gone, files=True)
    return replace(record, **less) if less else record


def _has_links(kind: type) -> bool:
    """Whether a kind or its rows can lead to another record; asked for each of 100,000 entries."""
    known = _LINKED.get(kind)
    if known is None:
        known = _LINKED[kind] = any(
            field.editor in (Editor.LINK, Editor.LINKS) or bool(field.row and _has_links(field.row))
            for field in fields_of(kind)
        )
    return known


def travelling(record: R, going: Container[str]) -> R:
    """The record as it leaves: no link to what stays behind, no attached file, no bookkeeping.

    Fields that never print (codes as received, the files an entry was found in) stay behind too.
    """
    less = _changed(record, lambda one: one not in going, files=False)
    if record.origins:
        less["origins"] = ()
    return replace(record, **less) if less else record


def _changed(holder: Record | Row, cut: Callable[[str], bool], *, files: bool) -> dict[str, Any]:
    """The fields that become other ones."""
    values: dict[str, Any] = {}
    for field in _losing(type(holder)):
        value = getattr(holder, field.name)
        if value != field.empty and (less := _part(field, value, cut, files=files)) != value:
            values[field.name] = less
    return values


def _losing(kind: type) -> tuple[Field, ...]:
    """The fields that may lose something."""
    known = _LOSING.get(kind)
    if known is None:
        editors = (Editor.LINK, Editor.LINKS, Editor.ROWS, Editor.FILES)
        found = (f for f in fields_of(kind) if f.editor in editors or not f.prints)
        known = _LOSING[kind] = tuple(found)
    return known


def _part(field: Field, value: Any, cut: Callable[[str], bool], *, files: bool) -> Any:  # noqa: ANN401
    """What stays of a field's value."""
    if not files and not field.prints:
        return field.empty
    match field.editor:
        case Editor.LINK:
            return "" if cut(value) else value
        case Editor.LINKS:
            return tuple(each for each in value if not cut(each))
        case Editor.ROWS:
            return tuple(replace(row, **_changed(row, cut, files=files)) for row in value)
        case Editor.FILES:
            return value if files else ()
        case _:
            return value
