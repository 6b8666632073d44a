"""Links of a record to others, and the record without some of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from apptprep.records import Editor, Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from apptprep.records import Field, Row

R = TypeVar("R", bound=Record)


def without_links(record: R, gone: Container[str]) -> R:
    """The record without its links to some others, those in its rows included."""
    less = _changed(record, lambda one: one in gone, files=True)
    return replace(record, **less) if less else record


def travelling(record: R, going: Container[str]) -> R:
    """The record as it leaves: no link to what stays behind, no attached file."""
    less = _changed(record, lambda one: one not in going, files=False)
    return replace(record, **less) if less else record


def _changed(holder: Record | Row, cut: Callable[[str], bool], *, files: bool) -> dict[str, Any]:
    """The fields that become other ones."""
    values: dict[str, Any] = {}
    for field in fields_of(type(holder)):
        value = getattr(holder, field.name)
        if value != field.empty and (less := _part(field, value, cut, files=files)) != value:
            values[field.name] = less
    return values


def _part(field: Field, value: Any, cut: Callable[[str], bool], *, files: bool) -> Any:  # noqa: ANN401
    """What stays of a field's value."""
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
