"""Vital signs: weight, temperature, pulse; the two numbers of a blood pressure stay together."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import Desk, is_negated, status
from apptprep.exchange.ccda.results import Panel, moment, name_of, panel_of, value_of
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes
from apptprep.exchange.meaning.measures import measure
from apptprep.records import Code, Measurement, When

_UPPER, _LOWER = "Blood pressure, upper", "Blood pressure, lower"
_SYSTOLIC, _DIASTOLIC = "systolic", "diastolic"


def read(section: Section, desk: Desk) -> None:
    """Read a section of vital signs."""
    for place, entry in section.rows():
        found = [each for each in entry.iter("observation") if not is_negated(each)]
        _panel(found, panel_of(entry, desk), desk, place)


def _panel(found: list[Element], panel: Panel, desk: Desk, place: str) -> None:
    pressures: dict[str, list[tuple[str, When | None, tuple[Code, ...]]]] = {}
    for each in found:
        if status(each) in ("nullified", "aborted", "cancelled"):
            desk.skip("a result that was called off or taken back")
            continue
        kept = codes(each.find("code"))
        name = name_of(each, desk) or next((code.display for code in kept if code.display), "")
        what, group = measure(name, kept)
        value, unit = value_of(each, desk)
        on = moment(each, panel)
        half = _half(what)
        if not what or not value:
            if value:
                desk.remark("a measurement has no name", place)
        elif half:
            pressures.setdefault(half, []).append((value, on, kept))
        else:
            group = "body" if group == "lab" else group
            record = Measurement(
                what=what, value=value, unit=unit, when=on, group=group, codes=kept,
                source="report",
            )  # fmt: skip
            desk.add(record, place, written_as=name if name and name != what else "")
    _pressures(pressures, desk, place)


def _half(what: str) -> str:
    if what in (_UPPER, _LOWER):
        return what
    folded = what.casefold()
    if _DIASTOLIC in folded:
        return _LOWER
    return _UPPER if _SYSTOLIC in folded else ""


def _pressures(
    halves: dict[str, list[tuple[str, When | None, tuple[Code, ...]]]], desk: Desk, place: str
) -> None:
    """Join upper and lower numbers in their order; one alone stays alone."""
    upper, lower = halves.get(_UPPER, []), halves.get(_LOWER, [])
    for at in range(max(len(upper), len(lower))):
        one = upper[at] if at < len(upper) else None
        two = lower[at] if at < len(lower) else None
        both = one is not None and two is not None
        first = one or two
        if first is None:
            continue
        value = f"{one[0]}/{two[0]}" if one is not None and two is not None else first[0]
        kept = (*(one[2] if one else ()), *(two[2] if two else ()))
        record = Measurement(
            what="Blood pressure" if both else (_UPPER if one else _LOWER),
            value=value,
            unit="mmHg",
            when=first[1],
            group="body",
            codes=tuple(dict.fromkeys(kept)),
            source="report",
        )
        desk.add(record, place)
