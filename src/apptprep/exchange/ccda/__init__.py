"""Clinical documents of HL7 (C-CDA, CCD, CDA R2) and portal zips with them (IHE XDM).

Any vendor, any name (``.xml``, ``.ccd``, ``.txt``, a web page with the document inside), whole or
a part. Sections are known by code, template or title; what a list does not code is taken from its
words; what is negated or "no information" becomes neither an entry nor a "none".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from apptprep.errors import UnreadableFile
from apptprep.exchange import heads
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root

if TYPE_CHECKING:
    from apptprep.exchange.ccda.document import Version
    from apptprep.exchange.ccda.tree import Parsed

_NAME = "Health document (C-CDA)"
_PART = {"section", "component", "recordTarget", "entry", "structuredBody"}
_HL7 = re.compile(
    r"2\.16\.840\.1\.113883|urn:hl7-org:v3|<(?:substanceAdministration|observation|patientRole)\b"
)
_INSIDE = b"ClinicalDocument"
_PEEK = 4 * 1024 * 1024
_LARGE_HEAD = 64 * 1024


def recognises(head: bytes, source: Source) -> bool:
    """Tell whether a file is a clinical document, a part of one, or a web page around one."""
    if heads.is_html(head):
        return _INSIDE in _more(source, _PEEK)
    words = heads.text(head)
    if not words.startswith("<"):
        return False
    name = heads.xml_root(head)
    if not name:  # a long comment stands before the document
        head = _more(source, _LARGE_HEAD)
        name, words = heads.xml_root(head), heads.text(head)
    return name == "ClinicalDocument" or (name in _PART and bool(_HL7.search(words)))


def _more(source: Source, count: int) -> bytes:
    try:
        return source.head(count)
    except UnreadableFile:
        return b""


def claims(recognised: Sequence[Source], root: Root) -> Sequence[Source]:
    """Claim the documents, and in a portal zip what is wrapped around them."""
    from apptprep.exchange.ccda.xdm import around

    return list(dict.fromkeys([*recognised, *around(root)]))


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all documents of a root.

    Raises:
        UnreadableFile: never for one document among others; those are named in remarks.
    """
    from apptprep.exchange.ccda.document import is_replaced, read_document, version_of
    from apptprep.exchange.ccda.xdm import around, say_what_is_missing
    from apptprep.exchange.findings import Findings

    findings = Findings(_NAME, root, wanted.today, wanted.most)
    wrapping = around(root)
    for source in wrapping:
        findings.use(source)
    documents = [source for source in claimed if source not in wrapping]
    versions: dict[tuple[str, int], Version] = {}
    if len(documents) > 1:
        for source in documents:
            for place, parsed in enumerate(_parsed_quietly(source)):
                versions[source.place, place] = version_of(parsed.root)
    for number, source in enumerate(documents):
        wanted.progress(number / len(documents), f"Reading {source.name}")
        with findings.guarding(source):
            found = _parsed(source)
            for place, parsed in enumerate(found):
                for each in parsed.remarks:
                    findings.remark(source, each)
                version = versions.get((source.place, place))
                read_document(
                    parsed.root,
                    source,
                    root,
                    findings,
                    wanted.today,
                    replaced=version is not None and is_replaced(version, versions.values()),
                    prefix=f"document {place + 1}, " if len(found) > 1 else "",
                )
    say_what_is_missing(wrapping, root, findings)
    return findings.reading()


def _parsed(source: Source) -> list[Parsed]:
    from apptprep.exchange.ccda.tree import LARGEST, parse

    return list(parse(source.read(LARGEST), source.shown))


def _parsed_quietly(source: Source) -> list[Parsed]:
    """Return the documents of a file for a look at their versions; faults are told later."""
    try:
        return _parsed(source)
    except UnreadableFile:
        return []


FORMAT = Format(_NAME, recognises, read, claims)
