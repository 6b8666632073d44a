"""PDFs and photos: kept as reports with the file attached, never read into facts.

A name and a date are the person's to give. The text of a PDF can be searched; a photo or a scanned
page has none, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from apptprep.exchange import guards, heads, pdf_text
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.format import Format, Wanted
from apptprep.records import Custody, OtherReport

if TYPE_CHECKING:
    from apptprep.exchange.reading import Reading
    from apptprep.exchange.source import Source
    from apptprep.exchange.walk import Root

FORMAT_NAME = "paper (PDF, photo, text)"
_PDF = b"%PDF-"
_PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_SMALLEST = 20_000
"""Bytes of a picture below which it is an icon or a page's ornament, and no photo of a paper."""

_SHORTEST_TEXT = 200
_MANY = 30
_LARGEST_SEARCHED = 50 * guards.MEGABYTE
"""Bytes of a PDF above which its text is not looked for: it has to be held whole for that."""


def is_paper(head: bytes) -> bool:
    """Tell whether first bytes begin a PDF or a photo."""
    return _is_pdf(head) or _is_photo(head)


def recognises(head: bytes, _source: Source) -> bool:
    """Tell whether first bytes begin a PDF, a photo, or words that may be a report."""
    return is_paper(head) or _is_words(head)


def claims(recognised: Sequence[Source], root: Root) -> Sequence[Source]:
    """Claim PDFs and photos; words only where they were chosen themselves, no small pictures.

    A disc's read-me is no report, and the small pictures are those of web pages and viewers.
    """
    if root.is_single:
        return recognised
    return [each for each in recognised if _is_chosen(each)]


def _is_chosen(source: Source) -> bool:
    head = source.head(1024)
    return _is_pdf(head) or (source.size >= _SMALLEST and _is_photo(head))


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Keep each file as a report."""
    findings = Findings(FORMAT_NAME, root, wanted.today, wanted.most)
    why = "a picture beside scans" if root.find(["DICOMDIR"]) else ""
    photos = 0
    for place, source in enumerate(claimed):
        wanted.progress(place / len(claimed), f"Reading {source.name}")
        with findings.guarding(source):
            head = source.head(1024)
            if _is_pdf(head):
                _take_pdf(source, findings)
                continue
            if _is_words(source.head()):
                text = source.read(_LARGEST_SEARCHED).decode("utf-8-sig", errors="replace")
                _take(source, findings, text[: pdf_text.LONGEST], "")
                continue
            photos += 1
            many = "one of many pictures" if photos > _MANY else ""
            _take(source, findings, "", why or many)
    return findings.reading()


FORMAT = Format(FORMAT_NAME, recognises, read, claims)


def _take_pdf(source: Source, findings: Findings) -> None:
    """Keep a PDF with its text beside it.

    Raises:
        UnreadableFile: it cannot be read.
    """
    searched = source.size <= _LARGEST_SEARCHED
    found = pdf_text.read(source.read()) if searched else pdf_text.PdfText("unread")
    if found.state == "broken":
        findings.remark(source, "is a PDF that is broken or cut short. Ask for it once more")
        return
    note = ""
    if found.state == "locked":
        note = "The file is locked with a password, so its text cannot be searched."
    elif found.state == "unread":
        note = "The file is too large or too strange for its text to be searched."
    elif found.state == "picture":
        note = "The file holds pictures of pages, so its text cannot be searched."
    _take(source, findings, found.text, "", note)


def _take(source: Source, findings: Findings, text: str, why: str, note: str = "") -> None:
    ref = findings.attach_source(source)
    report = OtherReport(
        title=_title(source.name),
        custody=(Custody(item="report", held="yes"),),
        attached=(ref,),
        in_file=text,
        note=note,
    )
    findings.add(report, source, Spot(), left_out=why)


def _title(name: str) -> str:
    """Return a file's name as words: without its ending and the signs between words."""
    stem = re.sub(r"[_\s]+", " ", PurePath(name).stem).strip(" -.")
    return stem or name


def _is_pdf(head: bytes) -> bool:
    # Some scanners write a blank line first; readers accept the mark in the first kilobyte.
    return _PDF in head[:1024] and head.lstrip()[:1] not in (b"<", b"{")


def _is_words(head: bytes) -> bool:
    """Tell whether first bytes are running text of some length, no data and no web page."""
    words = heads.text(head)
    running = len(words) >= _SHORTEST_TEXT and words.count(" ") > len(words) / 20
    return running and words[0] not in "<{[" and not heads.is_html(head)


def _is_photo(head: bytes) -> bool:
    if head.startswith(_PHOTOS) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return True
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heif")
