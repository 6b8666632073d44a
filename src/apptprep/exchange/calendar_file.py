"""Visits as iCalendar (RFC 5545), for the calendar of a phone or computer.

A visit that is known to the day is an all-day event; one with a time of day is at that time on the
wall clock, or in UTC where the offset is known. How long a visit takes is not known, so no end is
given. A visit that is not known to the day is left out: no day is ever invented.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from typing import Final

from apptprep.exchange.ips.making import NAMES
from apptprep.records import Appointment, When
from apptprep.records.options import PURPOSES

_FOLD: Final = 75
"""Most bytes of a line, without its end (RFC 5545, 3.1)."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def fits(visit: Appointment) -> bool:
    """Tell whether a visit is known to the day, so that a calendar can hold it."""
    return visit.when is not None and visit.when.is_exact


def dumps(visits: Iterable[Appointment], moment: dt.datetime) -> bytes:
    """Return the visits that are known to the day as an iCalendar file.

    Args:
        visits: in any order; those that do not fit are left out (:func:`fits`).
        moment: when the file is made, with its offset; it stands in every event (DTSTAMP).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//apptprep//visits//EN"]
    stamp = _utc(moment)
    known = [(visit, visit.when) for visit in visits if fits(visit) and visit.when is not None]
    for visit, when in sorted(known, key=lambda each: (each[1].sort_key(), each[0].id)):
        lines += _event(visit, when, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(visit: Appointment, when: When, stamp: str) -> Iterator[str]:
    purpose = dict(PURPOSES).get(visit.purpose, "")
    described = [
        purpose,
        visit.wants and f"What I want from it: {visit.wants}",
        visit.companion and f"Who comes along: {visit.companion}",
        visit.note,
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(NAMES, visit.id)}"
    yield f"DTSTAMP:{stamp}"
    yield _start(when)
    yield f"SUMMARY:{escaped(f'Visit: {visit.who}')}"
    if visit.place:
        yield f"LOCATION:{escaped(visit.place)}"
    text = "\n".join(part for part in described if part)
    if text:
        yield f"DESCRIPTION:{escaped(text)}"
    yield "CLASS:PRIVATE"
    if not when.time:
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _start(when: When) -> str:
    day = when.earliest or dt.date.min
    date = f"{day.year:04}{day.month:02}{day.day:02}"
    if not when.time:
        return f"DTSTART;VALUE=DATE:{date}"
    clock = f"{when.time[:2]}{when.time[3:5]}00"
    if not when.offset:
        return f"DTSTART:{date}T{clock}"
    moment = dt.datetime.fromisoformat(f"{day.isoformat()}T{when.time}:00{when.offset}")
    return f"DTSTART:{_utc(moment)}"


def _utc(moment: dt.datetime) -> str:
    try:
        plain = moment.astimezone(dt.UTC)
    except OverflowError:  # the first and the last day there is have no UTC counterpart
        plain = moment
    return f"{plain.year:04}{plain:%m%dT%H%M%S}Z"


def escaped(text: str) -> str:
    """Return text as a TEXT value: no line ends, no control signs, no separators."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in plain if sign == "\n" or (sign >= " " and sign != "\x7f"))
    return kept.translate(_ESCAPED)


def folded(line: str) -> bytes:
    """Return a line with its end, broken before its 76th byte and never inside a letter."""
    parts: list[bytes] = []
    current = b""
    for sign in line:
        encoded = sign.encode("utf-8", errors="replace")
        if len(current) + len(encoded) > _FOLD:
            parts.append(current)
            current = b" "
        current += encoded
    parts.append(current)
    return b"\r\n".join(parts) + b"\r\n"
