"""Visits as iCalendar, read again with a reader of our own that follows RFC 5545 only."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.exchange import calendar_file
from apptprep.records import Appointment, When

TODAY = dt.date(2026, 6, 1)
NOW = dt.datetime(2026, 6, 1, 12, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def read(data: bytes) -> list[dict[str, str]]:
    """Unfold, split and unescape: the events as properties with their parameters."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode() is not None for line in data.split(b"\r\n"))
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            assert name not in events[-1]
            events[-1][name] = unescaped(value)
    return events


def unescaped(value: str) -> str:
    out, signs = [], iter(value)
    for sign in signs:
        if sign == "\\":
            after = next(signs)
            out.append("\n" if after in "nN" else after)
        else:
            assert sign not in ",;\n"
            out.append(sign)
    return "".join(out)


def visit(words: str, **more: str) -> Appointment:
    return Appointment(who="Dr Okafor", when=When.parse(words, TODAY), **more)  # type: ignore[arg-type]


def test_a_day_is_an_all_day_event_and_a_time_is_on_the_wall_clock() -> None:
    day, moment = read(
        calendar_file.dumps([visit("15 June 2026 10:30"), visit("14 June 2026")], NOW)
    )
    assert day["DTSTART;VALUE=DATE"] == "20260614"
    assert "DTEND" not in day
    assert moment["DTSTART"] == "20260615T103000"
    assert moment["DTSTAMP"] == "20260601T103000Z"
    assert moment["SUMMARY"] == "Visit: Dr Okafor"


def test_a_known_offset_is_told_in_utc() -> None:
    when = When("x", TODAY, TODAY, time="00:30", offset="+02:00")
    (event,) = read(calendar_file.dumps([Appointment(who="x", when=when)], NOW))
    assert event["DTSTART"] == "20260531T223000Z"


@pytest.mark.parametrize("words", ["June 2026", "about 14 June 2026", "soon", "2027"])
def test_a_visit_not_known_to_the_day_is_left_out(words: str) -> None:
    assert not calendar_file.fits(visit(words))
    assert read(calendar_file.dumps([visit(words)], NOW)) == []
    assert not calendar_file.fits(Appointment(who="x"))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_text_comes_back(text: str) -> None:
    record = visit("14 June 2026", place=f"x{text}", wants=f"w{text}", purpose="trial")
    (event,) = read(calendar_file.dumps([record], NOW))
    kept = "".join(
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n")
        if sign == "\n" or (sign >= " " and sign != "\x7f")
    )
    assert event["LOCATION"] == f"x{kept}"
    assert event["DESCRIPTION"].startswith("Clinical trial\nWhat I want from it: w")


def test_the_same_visits_give_the_same_bytes() -> None:
    visits = [visit("14 June 2026"), visit("15 June 2026")]
    assert calendar_file.dumps(visits, NOW) == calendar_file.dumps(visits[::-1], NOW)
    one, two = read(calendar_file.dumps(visits, NOW))
    assert one["UID"] != two["UID"]
