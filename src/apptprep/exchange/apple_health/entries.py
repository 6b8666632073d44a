"""From an export's entries to symptoms and measurements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from apptprep.exchange.apple_health.stream import LOWER, TEMPERATURE, UPPER, WEIGHT, Entry, Health
from apptprep.exchange.apple_health.symptoms import PREFIX, TYPES, felt
from apptprep.exchange.findings import Spot
from apptprep.exchange.meaning.measures import unit
from apptprep.exchange.reading import Who
from apptprep.records import Measurement, Record, SymptomEntry, When
from apptprep.records.when import day_text

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::\d\d)? ?([+-]\d\d):?(\d\d))?")
_SEX = {"HKBiologicalSexFemale": "female", "HKBiologicalSexMale": "male",
        "HKBiologicalSexOther": "other"}  # fmt: skip
_MEASURED = {WEIGHT: "Weight", TEMPERATURE: "Temperature"}
_DECIMALS = re.compile(r"(\d+\.\d{2})\d{3,}")


def who_of(health: Health) -> Who | None:
    """Return what the export says of the person: no name, the birth date and the sex."""
    born = moment(health.born)
    sex = _SEX.get(health.sex, "")
    return Who(born=born, sex=sex) if born is not None else None


def records_of(health: Health) -> Iterator[tuple[Record, Spot]]:
    """Yield the symptoms and measurements of an export, each with its place in it."""
    for kind in sorted(health.entries):
        entries = _once(health.entries[kind])
        if kind in TYPES:
            yield from _symptoms(entries)
        elif kind in _MEASURED:
            yield from (_measured(each) for each in entries)
    upper, lower = health.entries.get(UPPER, ()), health.entries.get(LOWER, ())
    yield from _pressures(_once(upper), _once(lower))


@lru_cache(maxsize=4096)
def moment(text: str) -> When | None:
    """Return ``"2024-03-01 10:30:00 -0500"`` as a moment; None for no text.

    What is no date stays as words.
    """
    plain = text.strip()
    if not plain:
        return None
    match = _MOMENT.fullmatch(plain)
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
        clock = dt.time(int(match[4]), int(match[5])) if match and match[4] else None
    except ValueError:
        return When(plain)
    if match is None or day is None:
        return When(plain)
    if clock is None:
        return When.of(day)
    time = clock.isoformat("minutes")
    return When(f"{day_text(day)} {time}", day, day, time=time, offset=f"{match[6]}:{match[7]}")


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries without doubles: apps that talk to each other write the same twice."""
    seen: set[tuple[str, str, str]] = set()
    for each in entries:
        key = (each.start, each.value, each.unit)
        if key not in seen:
            seen.add(key)
            yield each


def _symptoms(entries: Iterable[Entry]) -> Iterator[tuple[Record, Spot]]:
    for each in entries:
        symptom = felt(each.kind, each.value)
        start = moment(each.start)
        if symptom is None or start is None:
            continue
        end = moment(each.end)
        strength = f"Marked {symptom.strength} in Apple Health." if symptom.strength else ""
        record = SymptomEntry(
            term=symptom.term,
            when=start,
            until=end if end != start else None,
            note=strength,
            source="seen",
        )
        yield record, _spot(each, start, each.kind.removeprefix(PREFIX))


def _measured(entry: Entry) -> tuple[Record, Spot]:
    what = _MEASURED[entry.kind]
    start = moment(entry.start)
    record = Measurement(
        what=what,
        value=_shown(entry.value),
        unit=unit(entry.unit),
        when=start,
        group="body",
        source="seen",
    )
    return record, _spot(entry, start, what)


def _shown(value: str) -> str:
    """Return a value as a scale shows it: two decimals of the many that conversion makes."""
    match = _DECIMALS.fullmatch(value.strip())
    return match[1] if match else value.strip()


def _pressures(upper: Iterable[Entry], lower: Iterable[Entry]) -> Iterator[tuple[Record, Spot]]:
    """Join the two numbers of a blood pressure by their moment; half a one is left out."""
    halves = {each.start: each for each in lower}
    for each in upper:
        other = halves.get(each.start)
        start = moment(each.start)
        if other is None or start is None:
            continue
        record = Measurement(
            what="Blood pressure",
            value=f"{_whole(each.value)}/{_whole(other.value)}",
            unit="mmHg",
            when=start,
            group="body",
            source="seen",
        )
        yield record, _spot(each, start, "Blood pressure")


def _whole(value: str) -> str:
    return value.removesuffix(".0").strip()


def _spot(entry: Entry, start: When | None, what: str) -> Spot:
    """Return the place: what it is, and the app or device that wrote it."""
    by = f"written by {entry.by}" if entry.by else ""
    where = ", ".join(part for part in (what, by) if part)
    return Spot(where, start, f"{entry.kind}|{entry.start}|{entry.value}")
