"""Dates and times in words, the way the window says them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from apptprep.records.when import MONTHS, When

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MORNING, _EVENING = 12, 18
_SOON = 14


def day(date: dt.date, *, year: bool = False) -> str:
    """Return ``"Tuesday 12 May"``, with the year if wanted."""
    text = f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]}"
    return f"{text} {date.year}" if year else text


def short_day(date: dt.date) -> str:
    """Return ``"12 May"``, for the axis of a chart."""
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def clock(moment: dt.datetime) -> str:
    """Return ``"8:05"``."""
    return f"{moment.hour}:{moment.minute:02}"


def greeting(now: dt.datetime, called: str) -> str:
    """Return ``"Good morning, Maria"``; without a name just the greeting."""
    part = "morning" if now.hour < _MORNING else "afternoon" if now.hour < _EVENING else "evening"
    return f"Good {part}, {called}" if called else f"Good {part}"


def distance(when: When | None, today: dt.date) -> str:
    """Return how far off a date is: ``"Today"``, ``"In 2 days"``; ``""`` when far or unknown."""
    if when is None or when.earliest is None or not when.is_exact:
        return ""
    days = (when.earliest - today).days
    if days < 0:
        return ""
    if days <= 1:
        return ("Today", "Tomorrow")[days]
    return f"In {days} days" if days <= _SOON else f"In {days // 7} weeks"


def visit_time(when: When | None, today: dt.date) -> str:
    """Return when a visit is, with the weekday where the day is known."""
    if when is None:
        return "No date yet"
    if when.earliest is None or not when.is_exact:
        return when.understood()
    text = day(when.earliest, year=when.earliest.year != today.year)
    return f"{text} at {when.time}" if when.time else text


def relative(when: When | None, today: dt.date) -> str:
    """Return ``"Today 8:05"``, ``"Yesterday 21:30"`` or the date in words."""
    if when is None:
        return "No date"
    if when.earliest is None or not when.is_exact:
        return when.understood()
    ago = (today - when.earliest).days
    if ago in (0, 1):
        name = "Today" if ago == 0 else "Yesterday"
    else:
        name = day(when.earliest, year=when.earliest.year != today.year)
    return f"{name} {when.time}".strip()


def cut(text: str, most: int) -> str:
    """Return a person's text on one line, with an ellipsis where it is longer than ``most``."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def count(number: int, one: str, many: str = "") -> str:
    """Return ``"1 page"`` or ``"2 pages"``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def first_different(texts: Iterable[str], number: int) -> list[str]:
    """Return the first few different ones of many texts; no more are read than that takes."""
    found: dict[str, None] = {}
    for text in texts:
        if len(found) >= number:
            break
        found.setdefault(text)
    return list(found)
