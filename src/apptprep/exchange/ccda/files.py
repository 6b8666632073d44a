"""Files inside or beside a document: PDFs in base64, pictures, and references to a file."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from apptprep.errors import UnreadableFile
from apptprep.exchange.ccda.desk import Desk
from apptprep.exchange.ccda.tree import parse
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root
from apptprep.records import FileRef

_NAMES = {
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif",
    "image/tiff": "tif", "text/rtf": "rtf", "application/rtf": "rtf", "text/html": "html",
    "text/plain": "txt", "application/msword": "doc", "text/xml": "xml",
}  # fmt: skip
_BASE64 = "B64"


def inside(element: Element) -> Iterator[Element]:
    """Yield the elements of a document that hold a file in base64."""
    for each in element.iter():
        if each.get("representation", "").upper() == _BASE64 and (each.text or "").strip():
            yield each


def attached(element: Element, desk: Desk, root: Root, name: str) -> tuple[FileRef, ...]:
    """Return the files that an element holds or refers to.

    Args:
        element: ``nonXMLBody``, ``observationMedia``, a note, or a whole document.
        desk: the document.
        root: what was chosen, in which a file beside the document is looked for.
        name: what a file without a name is called.
    """
    found: list[FileRef] = []
    if desk.inside is None:
        desk.inside = {id(each): place for place, each in enumerate(inside(desk.root))}
    for each in inside(element):
        data = _bytes(each)
        if data is None:
            desk.remark("a file inside it is damaged and was left out")
            continue
        place = desk.inside.get(id(each))
        if place is not None and data:
            kind = _NAMES.get(each.get("mediaType", "").strip().lower(), "")
            again = partial(_again, desk.source, place)
            found.append(desk.findings.attach(data, f"{name}.{kind}" if kind else name, again))
    found += _beside(element, desk, root)
    return tuple({each.sha256: each for each in found}.values())


def _beside(element: Element, desk: Desk, root: Root) -> Iterator[FileRef]:
    """Yield the files beside the document that media and unstructured bodies refer to."""
    whole = element.tag in ("nonXMLBody", "observationMedia")
    for holder in element.iter():
        if holder.tag not in ("text", "value") or not (whole or holder.get("mediaType")):
            continue
        for reference in holder.findall("reference"):
            place = unquote(reference.get("value", "").strip())
            if not place or place.startswith("#"):
                continue
            if ":" in place or place.startswith(("/", "\\")):
                desk.remark("refers to a file that is not in the download")
                continue
            source = root.beside(desk.source, place)
            if source is None:
                desk.remark("refers to a file that is not beside it")
                continue
            try:
                ref = desk.findings.attach_source(source)
            except UnreadableFile as fault:
                desk.findings.remark(None, fault.sentence)
                continue
            desk.findings.use(source)
            yield ref


def _bytes(element: Element) -> bytes | None:
    """Return the bytes of a base64 text; None where it is damaged or packed in another way."""
    if element.get("compression"):
        return None
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _again(source: Source, place: int) -> bytes:
    """Read a file inside a document once more."""
    count = 0
    for parsed in parse(source.read(), source.shown):
        for each in inside(parsed.root):
            if count == place:
                return _bytes(each) or b""
            count += 1
    message = (
        f"{source.shown} was changed since it was read. Nothing was brought in. "
        "Please bring it in once more."
    )
    raise UnreadableFile(message)
