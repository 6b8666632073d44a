"""The order in which records stand everywhere: the latest own date first, undated ones last.

Putting one record into 100,000 that stand in order asks some twenty of them where it belongs;
nothing is sorted again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, TypeVar

from apptprep.records.base import Record

R = TypeVar("R", bound=Record)

_MANY: Final = 16
_SHARE: Final = 8
"""Where more than a few and more than such a part change at once, sorting anew costs less."""


def newest_first(records: Iterable[R]) -> tuple[R, ...]:
    """Return records with the latest own date first, then by when they were written."""
    return tuple(sorted(records, key=order_key, reverse=True))


def order_key(record: Record) -> tuple[Any, ...]:
    """Return what records are sorted by, the largest first; no two records have the same."""
    moment = record.moment()
    if moment is not None and moment.is_understood:
        return (1, moment.sort_key(), record.created, record.id)
    return (0, (), record.created, record.id)


def merged(group: tuple[R, ...], gone: Collection[R], come: Collection[R]) -> tuple[R, ...]:
    """Return a sorted group without some of its records and with others, in the same order.

    Args:
        group: what :func:`newest_first` or this returned.
        gone: records of the group.
        come: records that are not in it, or not any more.
    """
    changes = len(gone) + len(come)
    if not changes:
        return group
    if changes > _MANY and changes > len(group) // _SHARE:
        left = {record.id for record in gone}
        return newest_first([*(each for each in group if each.id not in left), *come])
    found = list(group)
    for record in gone:
        at = _place(found, order_key(record))
        del found[at]
    for record in come:
        found.insert(_place(found, order_key(record)), record)
    return tuple(found)


def _place(group: Sequence[Record], key: tuple[Any, ...]) -> int:
    """Return where a record with a key stands, or would stand, in a sorted group."""
    low, high = 0, len(group)
    while low < high:
        middle = (low + high) // 2
        if order_key(group[middle]) > key:
            low = middle + 1
        else:
            high = middle
    return low
