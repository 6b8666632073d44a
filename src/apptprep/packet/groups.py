"""Entries that say the same but for their dates, told once: "34 times, 1997 to 1998"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from apptprep.packet.dates import from_to

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from apptprep.records import When

T = TypeVar("T")

MANY: Final = 3
"""From this many on entries of one name are told as one; two may be worth telling apart."""


def grouped(
    records: Sequence[T], key: Callable[[T], Hashable], least: int = MANY
) -> list[tuple[T, ...]]:
    """Records with the same key together, each group at the place of its first one.

    Args:
        records: What to group.
        key: What must be the same.
        least: Fewer of a kind stay on their own.
    """
    groups: dict[Hashable, list[T]] = {}
    for each in records:
        groups.setdefault(key(each), []).append(each)
    found: list[tuple[T, ...]] = []
    for each in records:
        group = groups[key(each)]
        if len(group) < least:
            found.append((each,))
        elif group[0] is each:
            found.append(tuple(group))
    return found


def same(text: str) -> str:
    """A name without regard to case and blanks."""
    return " ".join(text.split()).casefold()


def times(group: Sequence[object], dates: Iterable[When | None]) -> str:
    """How often, and from when to when: "34 times, 14 Jul 1997 to 15 Oct 1998"."""
    span = from_to(dates)
    return f"{len(group)} times, {span}" if span else f"{len(group)} times"


def distinct(texts: Iterable[str]) -> list[str]:
    """The texts that say something, each once, in their order."""
    return list(dict.fromkeys(text for text in texts if text))
