"""Dates of a table's column: one way of writing for the whole column.

3/4/2026 alone can be March or April. A column that also holds 25/4/2026 writes the day first, one
that holds 4/25/2026 the month first; then the doubtful ones are read the same way. Where the
column does not tell, both readings are kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from apptprep.records import When

_SLASHED = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})\b")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_MONTHS = 12


class DateReader:
    """Reads the dates of one column."""

    def __init__(
        self, column: Iterable[str], today: dt.date, *, day_first: bool | None = None
    ) -> None:
        """Look at all dates of the column to learn how it writes them.

        Args:
            column: all of them.
            today: what dates without a year are counted from.
            day_first: what the person says of 3/4/2026; None goes by what the column tells.
        """
        self._today = today
        self._known: dict[str, When] = {}
        firsts, seconds = [0], [0]
        for words in column:
            match = _SLASHED.match(words)
            if match:
                firsts.append(int(match[1]))
                seconds.append(int(match[3]))
        days, months = max(firsts) > _MONTHS, max(seconds) > _MONTHS
        told = days if days != months else None
        self._day_first = told if day_first is None else day_first

    def read(self, words: str, clock: str = "") -> When | None:
        """Return what a cell means; None where it is empty.

        Args:
            words: the date as written, with or without a time of day.
            clock: a time of day from a column of its own.
        """
        text = f"{words} {clock}".strip() if words else ""
        if not text:
            return None
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._understand(text)
        return found

    def _understand(self, text: str) -> When:
        moment = _ISO.fullmatch(text)
        if moment:
            when = When.parse(f"{moment[1]} {moment[2]}", self._today)
            return replace(when, words=text, offset=_offset(moment[3] or ""))
        doubtful = _SLASHED.match(text)
        if doubtful and self._day_first is not None:
            first, second = int(doubtful[1]), int(doubtful[3])
            day, month = (first, second) if self._day_first else (second, first)
            plain = f"{day}.{month}.{doubtful[4]}{text[doubtful.end() :]}"
            return replace(When.parse(plain, self._today), words=text)
        return When.parse(text, self._today)


def _offset(zone: str) -> str:
    """Return an offset as ``+HH:MM``, ``""`` for none."""
    if zone == "Z":
        return "+00:00"
    digits = zone.replace(":", "")
    return f"{digits[:3]}:{digits[3:]}" if digits else ""
