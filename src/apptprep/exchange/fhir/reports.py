"""DiagnosticReport and DocumentReference: scans' reports, pathology, other papers, their files.

What only lists values has nothing of its own: its values come in as measurements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from apptprep.exchange import own_marks
from apptprep.exchange.fhir import own
from apptprep.exchange.fhir.alike import alike
from apptprep.exchange.fhir.attachments import Files, files_of
from apptprep.exchange.fhir.concepts import Concept, concept, concepts
from apptprep.exchange.fhir.dates import when_in
from apptprep.exchange.fhir.names import identifier
from apptprep.exchange.fhir.values import Json, first, joined, notes, objects, paragraph, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.exchange.meaning import scans, sites
from apptprep.exchange.meaning.documents import IMAGING, PATHOLOGY, kind_of_codes
from apptprep.records import (
    Code,
    FileRef,
    ImagingStudy,
    OtherReport,
    PathologyReport,
    When,
)
from apptprep.records.custody import Custody

_RADIOLOGY = frozenset(
    {"LP29684-5", "RAD", "RX", "CT", "CUS", "NMR", "NMS", "RUS", "VUS", "XRC", "EC", "OUS"}
)
_PATHOLOGY_GROUPS = frozenset({"LP7839-6", "PAT", "SP", "CP", "CTP"})
_GENETICS = frozenset({"GE", "LP32674-6"})
_KINDS = {
    IMAGING: "radiology", PATHOLOGY: "pathology", "genomic": "genomic", "discharge": "discharge",
    "operative": "operative", "letter": "letter", "plan": "plan", "laboratory": "laboratory",
}  # fmt: skip
"""Our kinds by what a document is; a summary has no kind of its own here."""

_BY_WORDS = (
    ("genomic", re.compile(r"genom|genetic|sequencing|\bngs\b|molecular")),
    ("pathology", re.compile(r"patholog|histolog|cytolog|biops|bone marrow (?:report|morph)")),
    ("operative", re.compile(r"operati|surgical (?:note|procedure note)|\bop note")),
    ("radiation", re.compile(r"radiation (?:oncology|therapy|treatment|summary)|radiotherapy")),
    ("discharge", re.compile(r"discharge")),
    ("radiology", re.compile(r"radiolog|imaging|mammogra|ultraso|\bx-?ray|\bmri\b|\bpet\b|\bct\b")),
    ("plan", re.compile(r"(?:treatment|care) (?:plan|summary)|plan of care")),
    ("letter", re.compile(r"letter|consult|progress|history and physical|referral|\bnote\b")),
)
_LABORATORY = frozenset({"LAB", "laboratory", "LP29693-6", "HM", "CH", "MB"})
_NOT_THERE = "not in the download; ask the clinic or look in its portal"
_HERE = (Custody(item="report", held="yes", place="kept here"),)
_ELSEWHERE = (Custody(item="report", held="no", place=_NOT_THERE),)
_TELLING = ("pathology", "radiology", "genomic")
"""Kinds of report whose mere existence counts."""

_BARE = "reports that only list values, which come in by themselves"


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """What a report or document says of itself, whatever becomes of it."""

    code: Concept
    kind: str
    date: When | None
    issuer: str
    text: str
    number: str
    attached: tuple[FileRef, ...]
    custody: tuple[Custody, ...]
    codes: tuple[Code, ...]
    note: str


def reports(resource: Json, view: View) -> Iterator[Result]:
    """Yield what a DiagnosticReport becomes."""
    status = word(resource, "status")
    if status in ("entered-in-error", "cancelled"):
        yield Unmapped(status)
        return
    found = files_of(objects(resource, "presentedForm"), view, resource)
    early = status in ("registered", "partial", "preliminary")
    remark = "Not final yet, as the file says." if early else ""
    paper = _paper(resource, found, remark, view)
    studies = objects(resource, "imagingStudy", "study")
    told = paper.text or paper.attached or paper.custody
    if not told and paper.kind not in _TELLING and not _is_own(resource):
        yield Unmapped(_BARE)
        return
    if paper.kind == "radiology" or studies:
        yield _scan(resource, paper, view)
    elif paper.kind == "pathology":
        yield _pathology(resource, paper, view)
    else:
        yield _other(paper)


def documents(resource: Json, view: View) -> Iterator[Result]:
    """Yield what a DocumentReference becomes."""
    status = word(resource, "status")
    if status == "entered-in-error" or word(resource, "docStatus") == "entered-in-error":
        yield Unmapped("entered-in-error")
        return
    contents = [first(each, "attachment") for each in objects(resource, "content")]
    found = files_of([each for each in contents if each], view, resource)
    paper = _paper(resource, found, "", view)
    replaced = "replaced by a newer one" if status == "superseded" else None
    if paper.kind == "pathology":
        item = _pathology(resource, paper, view)
    elif paper.kind == "radiology":
        item = _scan(resource, paper, view)
    else:
        item = _other(paper)
    yield Item(item.record, item.dated, item.written_as, replaced)


def _is_own(resource: Json) -> bool:
    return bool(own.marks(resource) & set(own_marks.REPORTS))


class _Head(NamedTuple):
    """What papers that say the same have in common."""

    code: Concept
    categories: list[Concept]
    kind: str
    issuer: str
    text: str
    note: str


def _head(resource: Json, view: View) -> _Head:
    """Return what a paper says besides its date and its files, looked up once."""
    says = alike(resource)
    known = view.heads.get(says) if says is not None else None
    if isinstance(known, _Head):
        return known
    code = concept(resource.get("code")) or concept(resource.get("type"))
    categories = concepts(resource, "category", "class")
    conclusions = [each.text for each in concepts(resource, "conclusionCode", "codedDiagnosis")]
    head = _Head(
        code=code,
        categories=categories,
        kind=_kind(code, categories),
        issuer=view.names(resource, "performer", "author", "custodian"),
        text=paragraph(resource.get("conclusion")) or joined(*conclusions, by="\n"),
        note=notes(resource),
    )
    if says is not None:
        view.heads[says] = head
    return head


def _paper(resource: Json, found: Files, remark: str, view: View) -> Paper:
    head = _head(resource, view)
    code, kind = head.code, head.kind
    if not code.text:
        named = word(resource, "description") or (found.titles[0] if found.titles else "")
        code = Concept(named or joined(*(each.text for each in head.categories)), code.codes)
        kind = _kind(code, head.categories)
    date = when_in(
        resource, "effectiveDateTime", "effectivePeriod", "date", "issued", "created", "indexed"
    ) or when_in(first(resource, "context"), "period")
    lines = [remark, *found.remarks, head.note]
    return Paper(
        code=code,
        kind=kind,
        date=date,
        issuer=head.issuer,
        text="\n\n".join(part for part in (head.text, *found.texts) if part),
        number=_number(resource) if "identifier" in resource else "",
        attached=found.refs,
        custody=_HERE if found.refs else _ELSEWHERE if found.missing else (),
        codes=code.codes,
        note="\n".join(line for line in lines if line),
    )


def _kind(code: Concept, categories: list[Concept]) -> str:
    """Return what a paper is: by category and code, else by its words."""
    own_kind = next(
        (own_marks.REPORTS[c.text] for c in categories if c.text in own_marks.REPORTS), None
    )
    if own_kind is not None:
        return own_kind
    return _kind_elsewhere(code, categories)


def _kind_elsewhere(code: Concept, categories: list[Concept]) -> str:
    """Return what another program's paper is."""
    groups = {each.code for one in categories for each in one.codes}
    coded = kind_of_codes(code.codes)
    if coded in _KINDS:
        return _KINDS[coded]
    if groups & _GENETICS:
        return "genomic"
    if groups & _PATHOLOGY_GROUPS:
        return "pathology"
    if groups & _RADIOLOGY:
        return "radiology"
    words = code.everything
    for kind, pattern in _BY_WORDS:
        if pattern.search(words):
            return kind
    return "laboratory" if groups & _LABORATORY else "other"


def _number(resource: Json) -> str:
    """Return the accession number, else the number the laboratory or the orderer gave it."""
    return (
        identifier(resource, "ACSN") or identifier(resource, "FILL") or identifier(resource, "PLAC")
    )


def _scan(resource: Json, paper: Paper, view: View) -> Item:
    words = joined(paper.code.text, *(each.display for each in paper.codes))
    study = view.find(first(resource, "imagingStudy", "study"), resource)
    uid = word(first(study, "identifier"), "value").removeprefix("urn:oid:")
    record = ImagingStudy(
        source="report",
        modality=scans.modality(words, paper.codes) or "unknown",
        region=scans.region(words),
        date=paper.date,
        facility=paper.issuer,
        read_by=view.names(resource, "resultsInterpreter"),
        impression=paper.text,
        custody=paper.custody,
        attached=paper.attached,
        accession=paper.number,
        study_uid=uid if study else "",
        description=paper.code.text,
        side=sites.side_in(words),
        codes=paper.codes,
        note=paper.note,
    )
    return Item(record, paper.date, paper.code.text)


def _pathology(resource: Json, paper: Paper, view: View) -> Item:
    places, said = [], [paper.note]
    for reference in objects(resource, "specimen"):
        found = view.find(reference, resource)
        body = first(found, "collection").get("bodySite")
        places.append(concept(body).text or word(reference, "display"))
        said.append(notes(found))
    site = joined(*places)
    record = PathologyReport(
        source="report",
        site=site or paper.code.name() or "not named in the file",
        date=paper.date,
        side=sites.side_in(site or paper.code.text),
        lab=paper.issuer,
        specimen_number=paper.number,
        diagnosis_line=paper.text,
        custody=paper.custody,
        attached=paper.attached,
        codes=paper.codes,
        note="\n".join(line for line in said if line),
    )
    return Item(record, paper.date, paper.code.text)


def _other(paper: Paper) -> Item:
    record = OtherReport(
        source="report",
        title=paper.code.name() or "Document without a name",
        report_kind=paper.kind if paper.kind != "radiology" else "other",
        date=paper.date,
        issuer=paper.issuer,
        number=paper.number,
        copied=paper.text,
        custody=paper.custody,
        attached=paper.attached,
        codes=paper.codes,
        note=paper.note,
    )
    return Item(record, paper.date)
