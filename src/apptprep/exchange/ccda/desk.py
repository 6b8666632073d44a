"""What the readers of sections share: the document they read and where its entries go."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.narrative import Narrative
from apptprep.exchange.ccda.values import cleaned, clinician_name, low, shown, stamp, text_of
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.reading import Who
from apptprep.exchange.source import Source
from apptprep.records import Code, Record, When

TEMPLATE = "2.16.840.1.113883.10.20.22.4."
_REPLACED = "from an older version of this document"


@dataclass(slots=True, repr=False)
class Desk:
    """One document being read.

    Attributes:
        findings: where entries go.
        source: the file.
        narrative: the document's words.
        today: what "current" is counted from.
        root: the document.
        title: its title, for people.
        codes: what it is, as received.
        dated: when it was written.
        who: the person it is about.
        number: its own identifier.
        issuer: the hospital or office it is from.
        prefix: stands before every place where a file holds several documents.
        replaced: a newer version of it is among the files.
        skipped: what was left out, counted by the reason.
        inside: which of the files inside the document an element is; None before one is asked for.
    """

    findings: Findings
    source: Source
    narrative: Narrative
    today: dt.date
    root: Element
    title: str = ""
    codes: tuple[Code, ...] = ()
    dated: When | None = None
    who: Who | None = None
    number: str = ""
    issuer: str = ""
    prefix: str = ""
    replaced: bool = False
    skipped: Counter[str] = field(default_factory=Counter)
    inside: dict[int, int] | None = None

    def add(
        self, record: Record, place: str, *, written_as: str = "", left_out: str | None = None
    ) -> None:
        """Take an entry in; of a replaced document it is shown and not ticked."""
        why = _REPLACED if self.replaced else left_out
        spot = Spot(self.prefix + place, self.dated, "", written_as)
        self.findings.add(record, self.source, spot, who=self.who, left_out=why)

    def add_whole(self, record: Record, *, left_out: str | None = None) -> None:
        """Take in the entry that stands for the document itself, known by its number."""
        why = _REPLACED if self.replaced else left_out
        spot = Spot(self.prefix.rstrip(", "), self.dated, self.number)
        self.findings.add(record, self.source, spot, who=self.who, left_out=why)

    def state(self, field_name: str, place: str) -> None:
        """Take in that a list is said to be empty; an older version says nothing any more."""
        if not self.replaced:
            spot = Spot(self.prefix + place, self.dated)
            self.findings.state(field_name, "none", self.source, spot, self.who)

    def skip(self, why: str) -> None:
        """Count something that is left out."""
        self.skipped[why] += 1

    def remark(self, text: str, place: str = "") -> None:
        """Name something that was not understood."""
        self.findings.remark(self.source, text, (self.prefix + place).rstrip(", "))

    def name_of(self, coded: Element | None) -> str:
        """Return what a ``CD`` is called: display, the words it stands for, or a translation's."""
        if coded is None:
            return ""
        found = shown(coded) or cleaned(self.narrative.text(coded.find("originalText")))
        if found:
            return found
        for each in coded.findall("translation"):
            found = shown(each) or cleaned(self.narrative.text(each.find("originalText")))
            if found:
                return found
        return ""


def has_template(element: Element, *numbers: str) -> bool:
    """Tell whether an entry is made by one of C-CDA's entry templates (``"7"``: allergy)."""
    wanted = {TEMPLATE + number for number in numbers}
    return any(each.get("root") in wanted for each in element.findall("templateId"))


def is_negated(element: Element) -> bool:
    """Tell whether an entry says that something is not so."""
    return element.get("negationInd", "").strip().lower() in ("true", "1")


def status(element: Element) -> str:
    """Return the status code of an entry, lower case."""
    found = element.find("statusCode")
    return found.get("code", "").strip().lower() if found is not None else ""


def author_of(element: Element) -> str:
    """Return the name of the first author or performer of an entry."""
    paths = (
        "author/assignedAuthor/assignedPerson/name",
        "performer/assignedEntity/assignedPerson/name",
        "author/assignedAuthor/representedOrganization/name",
        "performer/assignedEntity/representedOrganization/name",
    )
    for path in paths:
        name = clinician_name(element.find(path))
        if name:
            return name
    return ""


def place_of(element: Element) -> str:
    """Return the name of the place an entry was done at, else of who did it."""
    for role in element.iter("participantRole"):
        if role.get("classCode") == "SDLOC":
            name = text_of(role.find("playingEntity/name"))
            if name:
                return name
    organization = text_of(element.find("performer/assignedEntity/representedOrganization/name"))
    return organization or author_of(element)


def began(element: Element) -> When | None:
    """Return when an entry began, from its first ``effectiveTime`` that says so."""
    for each in element.findall("effectiveTime"):
        found = low(each)
        if found is not None:
            return found
    return None


def written(element: Element) -> When | None:
    """Return when an entry was written down."""
    time = element.find("author/time")
    return stamp(time.get("value", "")) if time is not None else None


def related(element: Element, *kinds: str) -> list[Element]:
    """Return the entries that belong to an entry, of some types of relation (all for none)."""
    return [
        child
        for relation in element.findall("entryRelationship")
        if not kinds or relation.get("typeCode") in kinds
        for child in relation
    ]
