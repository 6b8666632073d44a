"""FHIR dates: partial ones stay partial, impossible ones stay words.

``2019`` and ``2019-03`` are dates (FHIR R4, 2.24.0.1 "dateTime"). ``2024-02-30`` is kept as it
stands. Midnight to the second is what systems write where no time is known, so it is no time.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from apptprep.exchange.fhir.values import Json, extension, first, line, word
from apptprep.records import When

_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"(Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_YEAR = re.compile(r"\b\d{4}\b")
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
_DECEMBER = 12


@lru_cache(maxsize=4096)
def when(text: str) -> When | None:
    """Return a FHIR date, dateTime or instant; None for no text.

    What is no date (``"2024-02-30"``, ``"last spring"``) is kept as words, not understood.
    """
    if not text:
        return None
    match = _DATE.fullmatch(text)
    span = _span(match) if match else None
    if match is None or span is None:
        return When(text)
    time, offset = _clock(match)
    words = f"{text[:10]} {time}" if time else text[:10]
    return When(words, span[0], span[1], time=time, offset=offset)


def when_in(holder: object, *names: str) -> When | None:
    """Return the day in the first of some members that has one, without the time of day.

    A member may be a date, a Period (its start), or a Timing (its first event).
    """
    return day(moment_in(holder, *names))


def day(moment: When | None) -> When | None:
    """Return a date without the time of day: an illness does not begin at 11:42."""
    return moment if moment is None or not moment.time else _timeless(moment)


@lru_cache(maxsize=4096)
def _timeless(moment: When) -> When:
    return When(moment.words.removesuffix(f" {moment.time}"), moment.earliest, moment.latest)


def moment_in(holder: object, *names: str) -> When | None:
    """Return :func:`when_in` with the time of day where it is known."""
    if not isinstance(holder, dict):
        return None
    for name in names:
        value = holder.get(name)
        if value is None and f"_{name}" not in holder:
            continue
        if isinstance(value, list):  # Appointment.requestedPeriod
            value = first(holder, name)
        if isinstance(value, dict):
            found = _told(value, "start") or when(_event(value))
        else:
            found = _told(holder, name)
        if found is not None:
            return found
    return None


def end_in(holder: object, *names: str) -> When | None:
    """Return the end of the first Period in some members."""
    for name in names:
        found = day(_told(first(holder, name), "end"))
        if found is not None:
            return found
    return None


def _told(holder: Json, name: str) -> When | None:
    """Return a date with what stands beside it as its original text: ``"about March 2024"``.

    The words count where they name a year (others would be counted from a day nobody knows) and
    do not contradict the date.
    """
    found = when(line(holder.get(name)))
    beside = holder.get(f"_{name}")
    if beside is None:
        return found
    words = word(extension(beside, "StructureDefinition/originalText"), "valueString")
    if not words:
        return found
    closer = When.parse(words, dt.date.min) if _YEAR.search(words) else When(words)
    if found is None or found.earliest is None or found.latest is None:
        return closer
    if closer.earliest is None or closer.latest is None:
        return found
    apart = closer.latest < found.earliest or closer.earliest > found.latest
    return found if apart else _worded(closer)


def _worded(when: When) -> When:
    """Return a date in words of which the time of day is the last."""
    words = f"{when.day_only()} {when.time}".strip()
    return When(words, when.earliest, when.latest, when.about, when.time, when.offset)


def onset(resource: Json, stem: str) -> When | None:
    """Return ``onset[x]`` or ``abatement[x]``: a date, a period, an age or words.

    An age ("42 a") is kept as words: no date is worked out of it.
    """
    found = when_in(resource, f"{stem}DateTime", f"{stem}Period", f"{stem}Date")
    if found is not None:
        return found
    age = resource.get(f"{stem}Age", resource.get(f"{stem}Quantity"))
    if isinstance(age, dict) and word(age, "value"):
        unit = word(age, "unit", "code")
        years = {"a": "years", "mo": "months", "wk": "weeks", "d": "days"}.get(unit, unit)
        return When(f"at age {word(age, 'value')} {years}".strip())
    span = first(resource, f"{stem}Range")
    if span:
        ends = [word(first(span, name), "value") for name in ("low", "high")]
        return When("at age " + " to ".join(end for end in ends if end)) if any(ends) else None
    text = word(resource, f"{stem}String", stem)
    return When(text) if text else None


def is_past(moment: When | None, today: dt.date) -> bool:
    """Tell whether a date lies before today for sure."""
    return moment is not None and moment.latest is not None and moment.latest < today


def _event(timing: Json) -> str:
    """Return the first event of a Timing."""
    event = timing.get("event")
    return line(event[0]) if isinstance(event, list) and event else ""


def _span(match: re.Match[str]) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day meant, None where there is no such day."""
    year, month, day = (int(part) if part else 0 for part in match.group(1, 2, 3))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if match[3]:
            date = dt.date(year, month, day)
            return date, date
        if match[2]:
            start = dt.date(year, month, 1)
            following = dt.date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
            return start, following - dt.timedelta(days=1)
        return dt.date(year, 1, 1), dt.date(year, _DECEMBER, 31)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> tuple[str, str]:
    """Return ``"HH:MM"`` and the offset, both empty where no time is known."""
    hour, minute, second, offset = match.group(4, 5, 6, 7)
    if hour is None or int(hour) > 23 or int(minute) > 59:  # noqa: PLR2004 - a clock
        return "", ""
    if (hour, minute) == ("00", "00") and second in (None, "00"):
        return "", ""
    if offset == "Z":
        offset = "+00:00"
    elif offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{hour}:{minute}", offset or ""
