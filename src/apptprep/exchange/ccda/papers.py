"""What of a document is read as a paper: notes, letters, scans' reports, scanned files.

The words that no list holds are kept word for word, as one report a document; of a health summary
(CCD), whose lists say the same, they are not ticked at first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from apptprep.exchange.ccda.desk import Desk, author_of, has_template, written
from apptprep.exchange.ccda.files import attached
from apptprep.exchange.ccda.narrative import lines, says_nothing
from apptprep.exchange.ccda.sections import Section
from apptprep.exchange.ccda.values import codes, text_of, when
from apptprep.exchange.meaning import scans, sites
from apptprep.exchange.meaning.documents import IMAGING, PATHOLOGY, SUMMARY, kind_of
from apptprep.exchange.walk import Root
from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport

_AROUND = "the words around the lists"
_NO_PAPER = {"payers", "vaccinations", "dicom"}
_IMPRESSION = {"121072", "19005-8"}
_STUDY_TEMPLATE = "2.16.840.1.113883.10.20.6.2.6"
_GONE = (Custody(item="report", held="no"),)
_HELD = (Custody(item="report", held="yes", place="brought in from a file"),)


def read_notes(section: Section, desk: Desk, root: Root) -> bool:
    """Read a section of notes; tell whether it has any of its own."""
    found = False
    for place, entry in section.rows():
        for each in entry.iter("act"):
            if not has_template(each, "202"):
                continue
            found = True
            _note(each, section, desk, root, place)
    return found


def _note(element: Element, section: Section, desk: Desk, root: Root, place: str) -> None:
    text = element.find("text")
    words = desk.narrative.block(text) or lines(section.element.find("text"))
    coded = element.find("code")
    translation = coded.find("translation") if coded is not None else None
    title = desk.name_of(translation) or section.title or desk.name_of(coded) or "Note"
    files = attached(element, desk, root, title)
    if not words and not files:
        desk.skip("a note without words")
        return
    kind = kind_of(title, codes(translation, coded))
    record = OtherReport(
        title=title,
        report_kind=kind if kind not in (IMAGING, PATHOLOGY, SUMMARY) else "letter",
        date=when(element.find("effectiveTime")) or written(element) or desk.dated,
        issuer=author_of(element) or desk.issuer,
        copied=words,
        attached=files,
        custody=_HELD,
        codes=codes(coded),
        source="report",
    )
    desk.add(record, place)


def read_paper(desk: Desk, root: Root, left: Iterable[Section]) -> None:
    """Take in the document itself: its files, and the words that no list holds.

    Args:
        desk: the document.
        root: what was chosen.
        left: the sections that were not read as lists.
    """
    parts = [(section, _words(section)) for section in left if section.key not in _NO_PAPER]
    parts = [(section, words) for section, words in parts if not says_nothing(words)]
    kind = kind_of(desk.title, desk.codes)
    files: list[Element] = [*desk.root.iter("nonXMLBody"), *desk.root.iter("observationMedia")]
    found = [ref for each in files for ref in attached(each, desk, root, desk.title or "Document")]
    kept = tuple({each.sha256: each for each in found}.values())
    bodies = list(desk.root.iter("nonXMLBody"))
    plain = "\n".join(lines(each.find("text")) for each in desk.root.iter("nonXMLBody")).strip()
    words = "\n\n".join([*(f"{section.title}\n{text}" for section, text in parts), plain]).strip()
    if kind == IMAGING:
        _scan(desk, parts, plain, kept)
        return
    if not words and not kept and not bodies:
        return
    gone = not words and not kept
    date = desk.dated
    if kind == PATHOLOGY:
        desk.add_whole(
            PathologyReport(
                site=sites.site_in(f"{desk.title} {words[:600]}") or desk.title, date=date,
                lab=desk.issuer, diagnosis_line=words, custody=_HELD, attached=kept,
                codes=desk.codes, note=f"Called there: {desk.title}", source="report",
            )
        )  # fmt: skip
        return
    record = OtherReport(
        title=desk.title or "Document",
        report_kind="other" if kind == SUMMARY else kind,
        date=date,
        issuer=desk.issuer,
        copied=words,
        custody=_GONE if gone else _HELD,
        attached=kept,
        codes=desk.codes,
        note="The paper itself was not in the download." if gone else "",
        source="report",
    )
    text_lists = any(section.key for section, _text in parts)
    only_around = kind == SUMMARY and not kept and not text_lists
    desk.add_whole(record, left_out=_AROUND if only_around else None)


def _words(section: Section) -> str:
    return lines(section.element.find("text"))


def _scan(
    desk: Desk, parts: list[tuple[Section, str]], plain: str, files: tuple[object, ...]
) -> None:
    """Take in the report of a scan: its impression, and the rest as a note."""
    impression = [text for section, text in parts if section.code in _IMPRESSION
                  or section.title.casefold().startswith(("impression", "conclusion"))]  # fmt: skip
    others = [f"{section.title}\n{text}" for section, text in parts if text not in impression]
    event = desk.root.find("documentationOf/serviceEvent")
    called = desk.name_of(event.find("code")) if event is not None else ""
    on = when(event.find("effectiveTime")) if event is not None else None
    record = ImagingStudy(
        modality=scans.modality(desk.title, desk.codes)
        or scans.modality(called)
        or _modality_inside(desk)
        or "unknown",
        region=scans.region(desk.title) or scans.region(called),
        date=on or desk.dated,
        facility=desk.issuer,
        impression="\n".join(impression) or plain or "\n\n".join(others),
        custody=_HELD,
        attached=files,  # type: ignore[arg-type]
        accession=_accession(desk.root),
        study_uid=_study_uid(desk.root),
        description=called or desk.title,
        side=sites.side_in(f"{desk.title} {called}"),
        read_by=author_of(desk.root),
        codes=desk.codes,
        note="\n\n".join(others) if impression else "",
        source="report",
    )
    desk.add_whole(record)


def _modality_inside(desk: Desk) -> str:
    """Return the kind of scan the catalog of its images names."""
    known = {"CT", "MR", "PT", "NM", "US", "DX", "MG", "XA", "ES"}
    for each in _dicom_codes(desk.root):
        if each in known:
            return each
        if each == "CR":
            return "DX"
    return ""


def _dicom_codes(root: Element) -> Iterator[str]:
    for each in root.iter("qualifier"):
        value = each.find("value")
        if value is not None and value.get("code"):
            yield value.get("code", "").strip().upper()


def _study_uid(root: Element) -> str:
    for each in root.iter("act"):
        if any(one.get("root") == _STUDY_TEMPLATE for one in each.findall("templateId")):
            found = each.find("id")
            if found is not None and found.get("root"):
                return found.get("root", "").strip()
    return ""


def _accession(root: Element) -> str:
    found = root.find("inFulfillmentOf/order/id")
    return found.get("extension", "").strip() if found is not None else ""


def title_of(root: Element) -> str:
    """Return a document's title, or what its code is called."""
    code = root.find("code")
    return text_of(root.find("title")) or (code.get("displayName", "") if code is not None else "")
