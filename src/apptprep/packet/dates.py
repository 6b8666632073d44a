"""Partial dates as tables print them: short months, as exact as they are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from apptprep.records.when import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apptprep.records import When

_MONTHS: Final = re.compile("|".join(MONTHS))


def day(when: When | None) -> str:
    """A date for a table: short months, no time of day; empty when there is none.

    Words that were not understood are never changed.
    """
    if when is None:
        return ""
    text = when.day_only()
    return _MONTHS.sub(lambda match: match[0][:3], text) if when.is_understood else text


def moment(when: When | None) -> str:
    """A date for a table with the time of day where one was given."""
    text = day(when)
    return f"{text}, {when.time}" if when and when.time else text


def span(start: When | None, end: When | None, *, ongoing: bool = False) -> str:
    """A stretch of time in words, one date where both ends are the same; empty for neither."""
    if start and end:
        first, last = day(start), day(end)
        return first if first == last else f"{first} to {last}"
    if start:
        return f"since {day(start)}" if ongoing else f"from {day(start)}"
    return f"until {day(end)}" if end else ""


def from_to(dates: Iterable[When | None]) -> str:
    """The first and the last of several dates; one date alone, or nothing, where there is no more.

    Dates that were not understood do not count: nobody knows where they lie.
    """
    known = sorted((d for d in dates if d and d.is_understood), key=lambda d: d.sort_key())
    if not known:
        return ""
    first, last = day(known[0]), day(known[-1])
    return first if first == last else f"{first} to {last}"
