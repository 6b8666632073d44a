"""Results: laboratory values, tumor markers, reports of scans and tissue, and awaited ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import Desk, is_negated, place_of, status
from apptprep.exchange.ccda.narrative import lines
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes, is_null, quantity, text_of, when
from apptprep.exchange.meaning import scans, sites
from apptprep.exchange.meaning.documents import PATHOLOGY, kind_of
from apptprep.exchange.meaning.flags import flag
from apptprep.exchange.meaning.measures import measure
from apptprep.exchange.relevance import is_older
from apptprep.records import (
    Code,
    ImagingStudy,
    Measurement,
    OtherReport,
    PathologyReport,
    PendingTest,
    When,
)

_LONGEST_VALUE = 120
_REFERENCE = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|\w+://\S+")
_PENDING = {"active", "new", "held"}
_NO_RESULT = {"aborted", "cancelled", "nullified"}


class Panel(NamedTuple):
    """What a panel says once for all its results."""

    name: str = ""
    on: When | None = None


_ALONE = Panel()


def panel_of(element: Element, desk: Desk) -> Panel:
    """Return what an ``organizer`` says; asked once, as it can hold thousands of results."""
    return Panel(desk.name_of(element.find("code")), when(element.find("effectiveTime")))


def read(section: Section, desk: Desk) -> None:
    """Read a section of results."""
    for place, entry in section.rows():
        for each, panel in _observations(entry, _ALONE, desk):
            _one(each, panel, desk, place)


def _observations(entry: Element, panel: Panel, desk: Desk) -> Iterator[tuple[Element, Panel]]:
    """Yield each result with the panel it belongs to."""
    if entry.tag == "observation":
        yield entry, panel
    elif entry.tag in ("organizer", "act"):
        around = panel_of(entry, desk)
        for child in entry:
            if child.tag in ("component", "entryRelationship"):
                for inner in child:
                    if inner.tag in ("observation", "organizer", "act"):
                        yield from _observations(inner, around, desk)


def name_of(element: Element, desk: Desk) -> str:
    """Return what was measured: the code's name, else the words of its row."""
    return desk.name_of(element.find("code")) or desk.narrative.text(element.find("text"))


def moment(element: Element, panel: Panel) -> When | None:
    """Return when a result was true: its own time, else its panel's."""
    found = when(element.find("effectiveTime"))
    return found if found is not None else panel.on


def value_of(element: Element, desk: Desk) -> tuple[str, str]:
    """Return value and unit as they were written; ``""`` where nothing is known."""
    value = element.find("value")
    if value is None:
        return "", ""
    if is_null(value):
        number, unit = quantity(value)
        return (number, unit) if number else (desk.narrative.text(value), "")
    if not value.get("code"):
        number, unit = quantity(value)
        if number:
            return number, unit
    coded = desk.name_of(value)
    if coded:
        return coded, ""
    for tag in ("numerator", "denominator"):
        if value.find(tag) is not None:
            parts = [" ".join(quantity(value.find(each))).strip() for each in
                     ("numerator", "denominator")]  # fmt: skip
            return ":".join(part for part in parts if part), ""
    return desk.narrative.text(value), ""


def _one(element: Element, panel: Panel, desk: Desk, place: str) -> None:
    if is_negated(element) or status(element) in _NO_RESULT:
        desk.skip("a result that was called off or taken back")
        return
    name = name_of(element, desk)
    panel_name = panel.name
    value, unit = value_of(element, desk)
    kept = codes(element.find("code"))
    on = moment(element, panel)
    if not name:
        if value:
            desk.remark("a result has no name", place)
        return
    if not value:
        _without_value(element, desk, place, name, on)
        return
    if _REFERENCE.fullmatch(value):
        desk.skip("a result that only points at a file somewhere else")
        return
    is_scan = bool(scans.modality(name, kept))
    if len(value) > _LONGEST_VALUE or is_scan or _is_words(element):
        words = desk.narrative.block(element.find("value")) or value
        if len(words) > _LONGEST_VALUE or is_scan or scans.modality(panel_name):
            _worded(desk, place, (name, panel_name), words, (on, kept, place_of(element)))
            return
    what, group = measure(name, kept)
    desk.add(
        Measurement(
            what=what,
            value=value,
            unit=unit,
            when=on,
            group=group,
            reference=_reference(element, desk),
            flag=_flag(element),
            place=place_of(element),
            codes=kept,
            note=_note(element, name if name != what else "", panel_name),
            source="report",
        ),
        place,
        written_as=name if name != what else "",
    )


def _is_words(element: Element) -> bool:
    value = element.find("value")
    return value is not None and value.get("type", "").rpartition(":")[2] == "ED"


def _without_value(element: Element, desk: Desk, place: str, name: str, on: When | None) -> None:
    if status(element) in _PENDING:
        record = PendingTest(
            test=name, state="done" if on else "ordered", booked=on, source="report"
        )
        old = is_older(on or desk.dated, 1, desk.today)
        desk.add(record, place, left_out="older than a year" if old else None)
    else:
        desk.skip("a result without a value")


def _worded(
    desk: Desk,
    place: str,
    names: tuple[str, str],
    words: str,
    rest: tuple[When | None, tuple[Code, ...], str],
) -> None:
    """Take in a result that is a report: of a scan, of a specimen, or another."""
    name, panel = names
    on, kept, by = rest
    both = f"{name} {panel}"
    modality = scans.modality(both, kept)
    if modality:
        desk.add(
            ImagingStudy(
                modality=modality, region=scans.region(both), date=on, impression=words,
                description=name, facility=by, side=sites.side_in(both), codes=kept,
                source="report",
            ),
            place,
        )  # fmt: skip
    elif kind_of(both, kept) == PATHOLOGY:
        desk.add(
            PathologyReport(
                site=sites.site_in(both) or sites.site_in(words[:400]) or name, date=on, lab=by,
                diagnosis_line=words, codes=kept, note=f"Called there: {name}", source="report",
            ),
            place,
        )  # fmt: skip
    else:
        desk.add(
            OtherReport(
                title=name, report_kind="laboratory", date=on, issuer=by, copied=words, codes=kept,
                source="report",
            ),
            place,
        )  # fmt: skip


def _reference(element: Element, desk: Desk) -> str:
    """Return the normal range as the report prints it."""
    for each in element.findall("referenceRange/observationRange"):
        value = each.find("value")
        low, high = (quantity(value.find(tag)) if value is not None else ("", "")
                     for tag in ("low", "high"))  # fmt: skip
        if low[0] and high[0]:
            return f"{low[0]} - {high[0]}"
        found = desk.narrative.text(each.find("text"))
        if found:
            return found
        if low[0] or high[0]:
            return f"≥ {low[0]}" if low[0] else f"≤ {high[0]}"
        if value is not None and (text_of(value) or quantity(value)[0]):
            return text_of(value) or quantity(value)[0]
    return ""


def _flag(element: Element) -> str:
    """Return how the value is marked on the report: "high", "low"."""
    found: list[str] = []
    for each in element.findall("interpretationCode"):
        words = flag(each.get("code", "")) or " ".join(each.get("displayName", "").split())
        if words:
            found.append(words.lower() if words.isupper() or words.istitle() else words)
    return ", ".join(dict.fromkeys(found))


def _note(element: Element, name: str, panel: str) -> str:
    comments = [
        lines(each.find("text"))
        for each in element.iter("act")
        if (code := each.find("code")) is not None and code.get("code") == "48767-8"
    ]
    early = "Not final yet, as the document says." if status(element) == "active" else ""
    called = f"Called there: {name}" if name else ""
    part = f"Part of: {panel}" if panel and panel != name else ""
    return "\n".join(each for each in (early, called, part, *comments) if each)
