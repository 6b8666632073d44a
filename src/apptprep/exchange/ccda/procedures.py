"""Procedures and implants: operations, treatments, scans and biopsies."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import Desk, began, has_template, is_negated, place_of, status
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes, text_of, when
from apptprep.exchange.meaning.procedures import procedure
from apptprep.records import PastSurgery

_TAGS = ("procedure", "act", "observation")
_NOT_DONE = {"aborted", "cancelled", "nullified"}
_PLANNED = {"INT", "RQO", "PRMS", "PRP", "APT", "ARQ"}


def read(section: Section, desk: Desk) -> None:
    """Read a section of procedures."""
    for place, entry in section.rows():
        for each in _entries(entry):
            _one(each, desk, place)


def read_devices(section: Section, desk: Desk) -> None:
    """Read a section of implants; supplies such as walking frames are counted."""
    for place, entry in section.rows():
        for each in entry.iter():
            if each.tag == "procedure" and not is_negated(each):
                _device(each, desk, place)
            elif each.tag == "supply":
                desk.skip("an aid or supply")


def _entries(entry: Element) -> Iterator[Element]:
    if entry.tag in _TAGS:
        yield entry
    elif entry.tag == "organizer":
        for child in entry.findall("component"):
            for inner in child:
                yield from _entries(inner)


def _one(element: Element, desk: Desk, place: str) -> None:
    if is_negated(element) or status(element) in _NOT_DONE:
        desk.skip("a procedure that was not done")
        return
    if element.get("moodCode", "EVN") in _PLANNED:
        desk.skip("a procedure that was planned")
        return
    name = desk.name_of(element.find("code")) or desk.narrative.text(element.find("text"))
    if not name:
        if codes(element.find("code")):
            desk.remark("a procedure has a code and no name", place)
        return
    date = began(element) or when(element.find("effectiveTime"))
    record = procedure(
        name,
        codes(element.find("code")),
        date=date,
        where=place_of(element),
        body=desk.name_of(element.find("targetSiteCode")),
    )
    if record is None:
        desk.skip("a procedure that is no operation, scan or cancer treatment")
    else:
        desk.add(record, place)


def _device(element: Element, desk: Desk, place: str) -> None:
    """Take in a device left in the body; a procedure without one says nothing of it."""
    for role in element.iter("participantRole"):
        device = role.find("playingDevice")
        if device is None:
            continue
        name = desk.name_of(device.find("code")) or text_of(device.find("manufacturerModelName"))
        if name:
            done = desk.name_of(element.find("code")) or f"Implant: {name}"
            record = PastSurgery(
                name=done if done.casefold() != "procedure" else f"Implant: {name}",
                implant=name,
                date=began(element) or when(element.find("effectiveTime")),
                place=place_of(element),
                codes=codes(device.find("code")),
                source="report",
            )
            desk.add(record, place)
            return
    if has_template(element, "14") and codes(element.find("code")):
        _one(element, desk, place)
