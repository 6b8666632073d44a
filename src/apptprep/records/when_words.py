"""Understanding the words of a date as people type them.

The rule: read what is certain, keep the width of what is not. ``03/04/2024`` can be March or
April, so both ends are kept and the form shows how it was understood; ``13/04/2024`` can only be
13 April. A day and month without a year is the one nearest to today.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from apptprep.records.when import MONTHS, When

_ABOUT = re.compile(
    r"^(?:about|around|circa|ca\.?|approx(?:imately|\.)?|roughly|maybe|perhaps|probably|~)\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:,|\bat\b|\bT\b|T)?\s*\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?\.?m?\.?$|"
    r"(?:,|\bat\b)?\s*\b(\d{1,2})\s*([ap])\.?m\.?$",
    re.IGNORECASE,
)
_MONTH_NUMBER = {name.lower(): n for n, name in enumerate(MONTHS, 1)} | {
    name[:3].lower(): n for n, name in enumerate(MONTHS, 1)
}
_MONTH_NUMBER["sept"] = 9
_MONTH = "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True))
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_PARTS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3), "beginning of": (0, 1), "end of": (2, 3)}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_COUNTED = "a two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_NUMBERS = {word: n for n, word in enumerate(_COUNTED, start=1)} | {"one": 1, "an": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST_YEAR, _LAST_YEAR = 1850, 2200


class Span(NamedTuple):
    """The days from ``first`` to ``last``; ``vague`` where the words themselves say "about"."""

    first: dt.date
    last: dt.date
    vague: bool = False


def understand(words: str, today: dt.date) -> When:
    """Return what ``words`` mean, counted from ``today``; see :meth:`When.parse`."""
    kept = " ".join(words.split())
    text = unicodedata.normalize("NFKC", kept).casefold().replace("–", "-").strip(" .,")
    text, about = _take_about(text)
    text, time = _take_clock(text)
    found = _span(text, today) if text else (Span(today, today) if time else None)
    if found is None:
        return When(kept)
    first, last, vague = found
    return When(kept, first, last, about or vague, time if first == last else "")


def _take_about(text: str) -> tuple[str, bool]:
    rest = _ABOUT.sub("", text)
    unsure = rest.endswith("?")
    return rest.rstrip(" ?"), unsure or rest != text


def _take_clock(text: str) -> tuple[str, str]:
    """Split a time of day off the end: ``"12 may 10:30"`` gives ``("12 may", "10:30")``."""
    match = _CLOCK.search(text)
    if match is None or re.fullmatch(r"\d{1,2}\.\d{2}", text):
        return text, ""
    hour = int(match[1] or match[4])
    minute = int(match[2] or 0)
    half = (match[3] or match[5] or "").lower()
    if half and not 1 <= hour <= 12:  # noqa: PLR2004 - a clock face
        return text, ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock
        return text, ""
    rest = text[: match.start()].strip(" ,")
    if rest.endswith((".", "/")) or re.search(r"[./-]$", rest):
        return text, ""
    return rest, f"{hour:02}:{minute:02}"


def _span(text: str, today: dt.date) -> Span | None:
    """Return the first and last day meant, None where the words are not a date."""
    for reader in (_relative, _numeric, _worded, _vague, _range):
        try:
            found = reader(text, today)
        except (ValueError, OverflowError):
            found = None
        if found is not None:
            return found
    return None


def _relative(text: str, today: dt.date) -> Span | None:
    simple = {"today": 0, "now": 0, "just now": 0, "this morning": 0, "tonight": 0, "yesterday": 1}
    simple |= {"last night": 1, "the day before yesterday": 2, "tomorrow": -1}
    if text in simple:
        day = today - dt.timedelta(days=simple[text])
        return Span(day, day)
    match = re.fullmatch(r"(\d{1,3}|[a-z]+) (day|week|month|year)s? ago", text)
    if match:
        return _ago(match[1], match[2], today)
    monday = today - dt.timedelta(days=today.weekday())
    year = today.year
    named: dict[str, Span] = {
        "this week": Span(monday, monday + dt.timedelta(days=6)),
        "last week": Span(monday - dt.timedelta(days=7), monday - dt.timedelta(days=1)),
        "this month": _month(year, today.month),
        "last month": _month(year - (today.month == 1), (today.month - 2) % 12 + 1),
        "this year": _year(year),
        "last year": _year(year - 1),
    }
    if text in named:
        return named[text]
    match = re.fullmatch(rf"(?:last |on )?({'|'.join(_WEEKDAYS)})", text)
    if match:
        back = (today.weekday() - _WEEKDAYS.index(match[1])) % 7 or 7
        day = today - dt.timedelta(days=back)
        return Span(day, day)
    return None


def _ago(number: str, unit: str, today: dt.date) -> Span | None:
    """Return "3 weeks ago" as the span of a unit around that day; days are exact."""
    count = int(number) if number.isdigit() else _NUMBERS.get(number)
    if count is None:
        return None
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return _month(months // 12, months % 12 + 1)._replace(vague=True)
    if unit == "year":
        return _year(today.year - count)._replace(vague=True)
    day = today - dt.timedelta(days=count * _UNITS[unit])
    if unit == "day":
        return Span(day, day)
    return Span(day - dt.timedelta(days=3), day + dt.timedelta(days=3), vague=True)


def _numeric(text: str, today: dt.date) -> Span | None:
    match = re.fullmatch(r"(\d{4})", text)
    if match:
        return _year(int(text))
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})", text)
    if match:
        return _month(int(match[1]), int(match[2]))
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text)
    if match:
        return _month(int(match[2]), int(match[1]))
    match = re.fullmatch(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})", text) or re.fullmatch(
        r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text
    )
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = re.fullmatch(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})", text)
    if match:
        return _day_month(int(match[1]), int(match[3]), _full_year(match[4], today), match[2])
    return None


def _day_month(one: int, two: int, year: int, mark: str) -> Span | None:
    """Return 3/4/2024 as both readings where both are days; dots are always day.month.year."""
    readings = []
    for day, month in ((one, two), (two, one)):
        if mark == "." and (day, month) != (one, two):
            continue
        if 1 <= month <= 12:  # noqa: PLR2004 - months
            try:
                readings.append(_day(year, month, day).first)
            except ValueError:
                continue
    return Span(min(readings), max(readings)) if readings else None


def _worded(text: str, today: dt.date) -> Span | None:
    text = re.sub(rf"^(?:{'|'.join(_WEEKDAYS)}|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+", "", text)
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text).replace(",", " ").replace(" of ", " ")
    text = " ".join(re.sub(rf"\b({_MONTH})\.", r"\1", text).split())
    match = re.fullmatch(rf"(?:in )?({_MONTH})[ '’-]+(\d{{4}}|\d{{2}})", text)
    if match:
        return _month(_full_year(match[2], today), _MONTH_NUMBER[match[1]])
    match = re.fullmatch(rf"(\d{{4}}) ({_MONTH})", text)
    if match:
        return _month(int(match[1]), _MONTH_NUMBER[match[2]])
    match = re.fullmatch(rf"(\d{{1,2}})[ -]({_MONTH})(?:[ -]'?(\d{{4}}|\d{{2}}))?", text)
    if match:
        return _named_day(int(match[1]), match[2], match[3], today)
    match = re.fullmatch(rf"({_MONTH})[ -](\d{{1,2}})(?: (\d{{4}}))", text) or re.fullmatch(
        rf"({_MONTH}) (\d{{1,2}})()", text
    )
    if match:
        return _named_day(int(match[2]), match[1], match[3], today)
    match = re.fullmatch(rf"(?:in )?({_MONTH})", text)
    if match:
        number = _MONTH_NUMBER[match[1]]
        return _month(today.year if number <= today.month else today.year - 1, number)
    return None


def _named_day(day: int, month: str, year: str | None, today: dt.date) -> Span:
    number = _MONTH_NUMBER[month]
    if year:
        return _day(_full_year(year, today), number, day)
    around = [_day(today.year + step, number, day).first for step in (-1, 0, 1)]
    nearest = min(around, key=lambda date: abs((date - today).days))
    return Span(nearest, nearest)


def _vague(text: str, today: dt.date) -> Span | None:
    match = re.fullmatch(r"(?:in )?(spring|summer|autumn|fall|winter)(?: of)? (\d{4})", text)
    if match:
        year = int(match[2])
        if match[1] == "winter":
            return Span(_month(year - 1, 12).first, _month(year, 2).last, vague=True)
        first, last = _SEASONS[match[1]]
        return Span(_month(year, first).first, _month(year, last).last, vague=True)
    match = re.fullmatch(r"(early|mid|late|beginning of|end of)[ -](?:in )?(.+)", text)
    if match:
        whole = _span(match[2], today)
        if whole is not None and not whole.vague:
            return _third(whole, _PARTS[match[1]])
    match = re.fullmatch(r"(?:the )?(\d{3})0s", text)
    if match:
        return Span(_year(int(match[1] + "0")).first, _year(int(match[1] + "9")).last, vague=True)
    return None


def _third(span: Span, part: tuple[int, int]) -> Span:
    """Return the early, middle or late third of a span; of a year, in whole months."""
    first, last, _ = span
    if (last - first).days > 31:  # noqa: PLR2004 - longer than a month
        start = _month(first.year, part[0] * 4 + 1).first
        return Span(start, _month(first.year, part[1] * 4).last, vague=True)
    start = first + dt.timedelta(days=10 * part[0])
    end = last if part[1] == 3 else first + dt.timedelta(days=10 * part[1] - 1)  # noqa: PLR2004
    return Span(start, end, vague=True)


def _range(text: str, today: dt.date) -> Span | None:
    parts = re.split(r"\s+(?:to|until|till|-|and|or)\s+|^between ", text)
    parts = [part for part in parts if part]
    if len(parts) != 2:  # noqa: PLR2004 - from and to
        return None
    if parts[0] in _MONTH_NUMBER and parts[1][-4:].isdigit():
        parts[0] = f"{parts[0]} {parts[1][-4:]}"
    if re.fullmatch(r"\d{1,2}", parts[0]):  # "3 to 8 March 2026"
        parts[0] += re.sub(r"^\d{1,2}", "", parts[1])
    ends = [_span(part.removeprefix("from "), today) for part in parts]
    if ends[0] is None or ends[1] is None:
        return None
    start, end = ends[0], ends[1]
    if start.first > end.last:
        return None
    return Span(start.first, end.last, start.vague or end.vague)


def _full_year(text: str, today: dt.date) -> int:
    """Return a year of two digits as the latest that is not more than 20 years ahead."""
    if len(text) == 4:  # noqa: PLR2004 - a full year
        return int(text)
    year = today.year - today.year % 100 + int(text)
    return year - 100 if year > today.year + 20 else year


def _day(year: int, month: int, day: int) -> Span:
    _check(year)
    date = dt.date(year, month, day)
    return Span(date, date)


def _month(year: int, month: int) -> Span:
    _check(year)
    first = dt.date(year, month, 1)
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return Span(first, following - dt.timedelta(days=1))


def _year(year: int) -> Span:
    _check(year)
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _check(year: int) -> None:
    """Keep numbers that are no years (a ward's number, a dose) from becoming dates."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = f"{year} is not a year of a person's life"
        raise ValueError(message)
