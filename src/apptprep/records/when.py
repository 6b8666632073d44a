"""Dates as well as a person knows them.

"2019", "March 2024", "about spring 2023", "14 May 2026 10:30": a :class:`When` keeps the words as
typed, the earliest and the latest day they can mean, "about", and a time of day where one was
given. No day is ever invented, and words that cannot be read are kept as they are.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import total_ordering
from typing import Any

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LAST = dt.date.max.isoformat()


@total_ordering
@dataclass(frozen=True, slots=True)
class When:
    """A point or span of days.

    Attributes:
        words: what the person typed or the document said.
        earliest: first day it can mean; None where the words were not understood.
        latest: last day it can mean; None likewise.
        about: "about", "around", "early" and their like were said.
        time: ``"HH:MM"`` on the wall clock, ``""`` when not given.
        offset: the clock's offset from UTC (``"+02:00"``) when it is known, ``""`` else.
    """

    words: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    about: bool = False
    time: str = ""
    offset: str = ""

    @classmethod
    def parse(cls, words: str, today: dt.date) -> When:
        """Understand what was typed; never raises and never refuses.

        Args:
            words: e.g. ``"about march 2024"``, ``"yesterday 8:05"``, ``"2019"``.
            today: what "today", "last week" or "12 May" (without a year) are counted from.
        """
        from apptprep.records.when_words import understand

        return understand(words, today)

    @classmethod
    def of(cls, date: dt.date) -> When:
        """Return a day that is known exactly."""
        return cls(day_text(date), date, date)

    @classmethod
    def now(cls, moment: dt.datetime) -> When:
        """Return this very moment, with the clock's offset.

        Raises:
            ValueError: the moment does not say its offset: a bug.
        """
        if moment.tzinfo is None:
            message = "a moment needs its offset from UTC"
            raise ValueError(message)
        time, offset = moment.strftime("%H:%M"), moment.strftime("%z")
        date = moment.date()
        words = f"{day_text(date)} {time}"
        return cls(words, date, date, time=time, offset=f"{offset[:3]}:{offset[3:5]}")

    @property
    def is_exact(self) -> bool:
        """Whether one single day is meant, without "about"."""
        return self.earliest is not None and self.earliest == self.latest and not self.about

    @property
    def is_understood(self) -> bool:
        """Whether the words could be read as a date."""
        return self.earliest is not None

    def sort_key(self) -> tuple[dt.date, str, dt.date, str]:
        """Return what dates sort by: earliest day, then clock; not understood last."""
        if self.earliest is None or self.latest is None:
            return (dt.date.max, self.time, dt.date.max, self.words)
        return (self.earliest, self.time, self.latest, self.words)

    def __lt__(self, other: When) -> bool:
        """Tell whether this comes first by :meth:`sort_key`."""
        return self.sort_key() < other.sort_key()

    def understood(self) -> str:
        """Return the date in words for screen and paper, e.g. ``"about March 2024"``.

        A date that was not understood is returned as it was typed.
        """
        if self.earliest is None or self.latest is None:
            return self.words
        text = span_text(self.earliest, self.latest)
        if self._has_two_readings():
            text = f"{day_text(self.earliest)} or {day_text(self.latest)}"
        if self.about:
            text = f"about {text}"
        return f"{text}, {self.time}" if self.time else text

    def _has_two_readings(self) -> bool:
        """Tell whether 03/04/2024 was typed, which is March here and April there."""
        first, last = self.earliest, self.latest
        if first is None or last is None or first == last:
            return False
        swapped = (first.day, first.month) == (last.month, last.day)
        return swapped and not any(sign.isalpha() for sign in self.words)

    def day_only(self) -> str:
        """Return :meth:`understood` without the time of day."""
        return When(self.words, self.earliest, self.latest, self.about).understood()

    def days_before(self, day: dt.date) -> int | None:
        """Return how many days this lies before ``day`` at the least (never negative).

        None where the words were not understood.
        """
        if self.latest is None:
            return None
        return max(0, (day - self.latest).days)

    def fhir(self) -> str:
        """Return the date as FHIR and ISO 8601 write partial dates, ``""`` where they cannot.

        ``2019``, ``2019-03``, ``2019-03-14`` or, with time and offset, the full moment.
        """
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return ""
        if first == last:
            if self.time and self.offset:
                return f"{first.isoformat()}T{self.time}:00{self.offset}"
            return first.isoformat()
        if _is_whole_month(first, last):
            return f"{first:%Y-%m}" if first.year > 999 else first.isoformat()[:7]  # noqa: PLR2004
        return first.isoformat()[:4] if first.year == last.year else ""

    def encode(self) -> str:
        """Return one line of text that sorts as the dates do, for a database column."""
        first = self.earliest.isoformat() if self.earliest else _LAST
        last = self.latest.isoformat() if self.latest else _LAST
        flags = ("~" if self.about else "") + ("?" if self.earliest is None else "")
        return f"{first}T{self.time}|{last}|{flags}|{self.offset}|{self.words}"

    @classmethod
    def decode(cls, text: str) -> When:
        """Read :meth:`encode`'s text.

        Raises:
            ValueError: the text is not of that form.
        """
        first, last, flags, offset, words = text.split("|", 4)
        date, time = first.split("T", 1)
        if "?" in flags:
            return cls(words, about="~" in flags, time=time, offset=offset)
        earliest = dt.date.fromisoformat(date)
        latest = earliest if last == date else dt.date.fromisoformat(last)
        return cls(words, earliest, latest, "~" in flags, time, offset)

    def to_json(self) -> dict[str, Any]:
        """Return the date as the record JSON holds it."""
        return {
            "words": self.words,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "about": self.about,
            "time": self.time,
            "offset": self.offset,
        }

    @classmethod
    def from_json(cls, data: object) -> When:
        """Read :meth:`to_json`'s form.

        Raises:
            ValueError: something is missing, of the wrong type or not a date.
        """
        if not isinstance(data, dict) or not isinstance(data.get("words"), str):
            message = "a date needs its words"
            raise ValueError(message)  # noqa: TRY004
        first, last = (_date_or_none(data.get(name)) for name in ("earliest", "latest"))
        if (first is None) != (last is None) or (first and last and first > last):
            message = "a date's earliest and latest day do not fit together"
            raise ValueError(message)
        time, offset = data.get("time", ""), data.get("offset", "")
        if not _is_clock(time) or not isinstance(offset, str) or len(offset) > len("+00:00"):
            message = "a date's time is not HH:MM"
            raise ValueError(message)
        words = data["words"].replace("\n", " ")
        return cls(words, first, last, data.get("about") is True, time, offset)


def day_text(date: dt.date) -> str:
    """Return a day in words that no country reads the wrong way round: ``"3 March 2026"``."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def span_text(first: dt.date, last: dt.date) -> str:
    """Return the shortest words for the days from ``first`` to ``last``."""
    if first == last:
        return day_text(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        same = first.year == last.year
        return str(first.year) if same else f"{first.year} to {last.year}"
    if first.day == 1 and _ends_month(last):
        end = f"{MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return end
        start = MONTHS[first.month - 1]
        return f"{start} to {end}" if first.year == last.year else f"{start} {first.year} to {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    return f"{day_text(first)} to {day_text(last)}"


def _is_whole_month(first: dt.date, last: dt.date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and _ends_month(last)


def _ends_month(date: dt.date) -> bool:
    return date == dt.date.max or (date + dt.timedelta(days=1)).day == 1


def _date_or_none(value: object) -> dt.date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        message = "a day is written YYYY-MM-DD"
        raise ValueError(message)  # noqa: TRY004
    return dt.date.fromisoformat(value)


def _is_clock(value: object) -> bool:
    if not isinstance(value, str):
        return False
    if not value:
        return True
    try:
        dt.time.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("00:00")
