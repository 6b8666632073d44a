"""One clinical document: its header, its sections in turn, and what was left out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda import (
    allergies,
    medications,
    papers,
    people,
    problems,
    procedures,
    results,
    vitals,
)
from apptprep.exchange.ccda.desk import Desk, is_negated
from apptprep.exchange.ccda.narrative import Narrative, lines, says_nothing
from apptprep.exchange.ccda.sections import Section, sections
from apptprep.exchange.ccda.values import codes, stamp, text_of
from apptprep.exchange.findings import Findings
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root
from apptprep.records import When

_READERS: dict[str, Callable[[Section, Desk], None]] = {
    "medications": medications.read,
    "administered": lambda section, desk: medications.read(section, desk, given=True),
    "allergies": allergies.read,
    "problems": problems.read,
    "past problems": lambda section, desk: problems.read(section, desk, past=True),
    "results": results.read,
    "vital signs": vitals.read,
    "procedures": procedures.read,
    "devices": procedures.read_devices,
    "encounters": people.read_visits,
    "plan": people.read_visits,
    "care team": people.read_care_team,
    "family": people.read_family,
}
_WORDS_TOO = {"plan"}
"""Sections whose words say more than their entries."""


@dataclass(frozen=True, slots=True)
class Version:
    """What tells versions of one document apart.

    Attributes:
        id: its own identifier.
        set_id: the identifier its versions share, ``""`` for none.
        number: the version, 0 where it is not said.
        replaces: identifiers of the documents it replaces.
        dated: when it was written.
    """

    id: str
    set_id: str = ""
    number: int = 0
    replaces: frozenset[str] = frozenset()
    dated: When | None = None


def version_of(root: Element) -> Version:
    """Return a document's identifiers (``relatedDocument`` of type RPLC: replaces)."""
    replaced: set[str] = set()
    for each in root.findall("relatedDocument"):
        if each.get("typeCode", "").upper() == "RPLC":
            replaced |= {number_of(one) for one in each.findall("parentDocument/id")}
    version = root.find("versionNumber")
    number = version.get("value", "") if version is not None else ""
    return Version(
        number_of(root.find("id")),
        number_of(root.find("setId")),
        int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0,  # noqa: PLR2004
        frozenset(replaced - {""}),
        _dated(root),
    )


def is_replaced(version: Version, others: Iterable[Version]) -> bool:
    """Tell whether another of the documents is a newer version of this one."""
    for other in others:
        if other.id == version.id:
            continue
        if version.id and version.id in other.replaces:
            return True
        same = bool(version.set_id) and version.set_id == other.set_id
        if same and version.number and version.number < other.number:
            return True
    return False


def number_of(element: Element | None) -> str:
    """Return an ``II`` as one text, ``""`` for none."""
    if element is None or not element.get("root"):
        return ""
    return "|".join(
        part for part in (element.get("root", ""), element.get("extension", "").strip()) if part
    )


def read_document(
    element: Element,
    source: Source,
    root: Root,
    findings: Findings,
    today: dt.date,
    *,
    replaced: bool = False,
    prefix: str = "",
) -> None:
    """Read one document, or the part of one that a file is.

    Args:
        element: its root element.
        source: the file.
        root: what was chosen.
        findings: where its entries go.
        today: what "current" is counted from.
        replaced: a newer version is there; its entries are shown and not ticked.
        prefix: stands before every place where a file holds several documents.
    """
    desk = _desk(element, source, findings, today)
    desk.replaced, desk.prefix = replaced, prefix
    if replaced:
        desk.remark("is an older version; a newer one is there, too. Nothing of it is ticked")
    people.read_person(desk)
    people.read_team(desk)
    left, untold = _read_sections(desk, root)
    papers.read_paper(desk, root, left)
    _say_what_is_left(desk, untold)


def _desk(element: Element, source: Source, findings: Findings, today: dt.date) -> Desk:
    custodian = "custodian/assignedCustodian/representedCustodianOrganization/name"
    provider = "recordTarget/patientRole/providerOrganization/name"
    author = "author/assignedAuthor/representedOrganization/name"
    for relation in element.iter("entryRelationship"):
        if is_negated(relation):  # it says of all it holds that it is not so
            for each in relation:
                each.set("negationInd", "true")
    issuers = (text_of(element.find(path)) for path in (custodian, provider, author))
    is_document = element.tag == "ClinicalDocument"
    return Desk(
        findings,
        source,
        Narrative(element),
        today,
        element,
        title=papers.title_of(element) if is_document else "",
        codes=codes(element.find("code")) if is_document else (),
        dated=_dated(element) if is_document else None,
        who=people.who_of(element),
        number=number_of(element.find("id")) if is_document else "",
        issuer=next((each for each in issuers if any(map(str.isalpha, each))), ""),
    )


def _dated(root: Element) -> When | None:
    time = root.find("effectiveTime")
    return stamp(time.get("value", "")) if time is not None else None


def _read_sections(desk: Desk, root: Root) -> tuple[list[Section], list[str]]:
    """Read all sections; return those to be kept as words, and titles without a place here."""
    left: list[Section] = []
    untold: list[str] = []
    for section in sections(desk.root):
        has_entries = section.element.find("entry") is not None
        if section.key == "notes" or (not section.key and has_entries):
            if not papers.read_notes(section, desk, root):
                left.append(section)
            continue
        reader = _READERS.get(section.key)
        if reader is not None:
            reader(section, desk)
            if not has_entries or section.key in _WORDS_TOO:
                _keep_words(section, desk, left, has_entries=has_entries)
        elif section.key in ("vaccinations", "payers"):
            if has_entries:
                untold.append(section.title)
        else:
            left.append(section)
    return left, untold


def _keep_words(section: Section, desk: Desk, left: list[Section], *, has_entries: bool) -> None:
    """Keep the words of a list that has no coded entries."""
    text = section.element.find("text")
    if section.element.get("nullFlavor") or text is None or says_nothing(lines(text)):
        return
    left.append(section)
    if not has_entries:
        desk.remark("is only words there; it is kept as words", section.title)


def _say_what_is_left(desk: Desk, untold: list[str]) -> None:
    if untold:
        names = ", ".join(dict.fromkeys(untold))
        desk.remark(f"has parts this app has no place for: {names}")
    for why, count in sorted(desk.skipped.items()):
        entries = "1 entry" if count == 1 else f"{count:,} entries"
        desk.remark(f"has {entries} left out: {why}")
