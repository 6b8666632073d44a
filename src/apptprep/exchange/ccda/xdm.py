"""Portal zips (IHE XDM): what lies around the documents, and the list of what belongs in.

A zip of this kind has ``INDEX.HTM`` and ``README.TXT`` at its root and ``IHE_XDM`` with a folder a
submission: documents, a style sheet and ``METADATA.XML`` (IHE IT Infrastructure TF-1 16, TF-2
3.32). Documents are found by their content; the list is a hint at what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from apptprep.errors import UnreadableFile
from apptprep.exchange.ccda.tree import parse
from apptprep.exchange.ccda.values import text_of
from apptprep.exchange.findings import Findings
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root

_AROUND = re.compile(r"(?:index\.html?|readme(?:\.\w+)?|autorun\.inf)$")
_INSIDE = re.compile(r"(?:metadata\.xml|[^/]+\.(?:xslt?|css|js|gif))$")
_LARGEST_LIST = 16 * 1024 * 1024


def around(root: Root) -> list[Source]:
    """Return the files of an XDM zip or folder that are wrapping and nothing to read."""
    places = [tuple(part.casefold() for part in source.parts) for source in root.sources]
    tops = {place[: place.index("ihe_xdm")] for place in places if "ihe_xdm" in place[:-1]}
    found: list[Source] = []
    for source, place in zip(root.sources, places, strict=True):
        inside = "ihe_xdm" in place[:-1]
        at_top = place[:-1] in tops
        if (inside and _INSIDE.match(place[-1])) or (at_top and _AROUND.match(place[-1])):
            found.append(source)
    return found


def say_what_is_missing(lists: Sequence[Source], root: Root, findings: Findings) -> None:
    """Name how many files the lists of a zip tell of that are not in it."""
    for source in lists:
        if source.name.casefold() != "metadata.xml":
            continue
        try:
            missing = [name for name in _listed(source) if root.beside(source, name) is None]
        except UnreadableFile:
            continue  # it is a hint; the documents are found without it
        if missing:
            files = "1 file" if len(missing) == 1 else f"{len(missing):,} files"
            findings.remark(source, f"tells of {files} not in the download")


def _listed(source: Source) -> Iterator[str]:
    """Yield the names of the documents a list tells of."""
    for parsed in parse(source.read(_LARGEST_LIST), source.shown):
        for each in parsed.root.iter("ExtrinsicObject"):
            name = _uri(each)
            if name:
                yield name


def _uri(element: Element) -> str:
    for slot in element.findall("Slot"):
        if slot.get("name") == "URI":
            # A long name is cut in pieces "1|…", "2|…" (IHE TF-3 4.2.3.2.27).
            values = [text_of(each) for each in slot.iter("Value")]
            return "".join(re.sub(r"^\d\|", "", each) for each in values)
    return ""
