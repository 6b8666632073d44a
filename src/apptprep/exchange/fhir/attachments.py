"""Files inside a resource: reports as PDF, text, pictures. Nothing of them is ever rendered.

Before the resources are mapped, :func:`take_out` replaces the encoded bytes in each by a
:class:`~apptprep.records.FileRef`; how they are read once more is told to the findings.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from apptprep.exchange.fhir.values import Json, first, objects, paragraph, word
from apptprep.exchange.fhir.view import View
from apptprep.records import FileRef

TEXT_KEPT = 60_000
"""Most letters of a plain text that are copied into the entry; the file itself is attached."""

_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
}
_NOT_IN_NAMES = re.compile(r"[^\w .,()-]+")
_LINE_BREAKS = re.compile(r"\s+")
_NAME_LENGTH = 80


@dataclass(slots=True, repr=False)
class Files:
    """What the attachments of one resource hold.

    Attributes:
        refs: the files that are in the download.
        missing: how many are addresses on a server only.
        texts: plain texts, word for word.
        titles: what they are called.
        remarks: sentences about those that cannot be used.
    """

    refs: tuple[FileRef, ...] = ()
    missing: int = 0
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def holders(resource: Json) -> Iterator[Json]:
    """Yield the attachments of a resource: the objects whose ``data`` may be a file."""
    yield from objects(resource, "presentedForm")
    for content in objects(resource, "content"):
        yield from objects(content, "attachment")
    if word(resource, "resourceType") == "Binary":
        yield resource


def decoded(data: object) -> bytes | None:
    """Return the bytes of base64 text, None where it is none; blanks in it do not matter."""
    if not isinstance(data, str) or not data:
        return None
    try:
        return binascii.a2b_base64(data, strict_mode=True)
    except (binascii.Error, ValueError):
        pass
    plain = _LINE_BREAKS.sub("", data).replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def take_out(resource: Json, attach: Callable[[bytes, str, Json], FileRef]) -> None:
    """Put a reference to the file in the place of the encoded bytes of each attachment.

    Args:
        resource: a resource; it is changed.
        attach: called with the bytes, the base64 text and the attachment.
    """
    for holder in holders(resource):
        # DSTU2 has the bytes of a Binary in "content".
        name = "content" if "content" in holder and "data" not in holder else "data"
        data = holder.get(name)
        raw = decoded(data)
        if raw is not None and isinstance(data, str):
            holder["data"] = attach(raw, data, holder)
        elif data is not None:
            holder["data"] = None
            holder["_broken"] = True


def files_of(attachments: list[Json], view: View, inside: Json) -> Files:
    """Return what some attachments hold; a ``url`` is looked up among the resources."""
    found = Files()
    for place, each in enumerate(attachments, start=1):
        title = word(each, "title")
        if title:
            found.titles.append(title)
        holder = each if isinstance(each.get("data"), FileRef) else _elsewhere(each, view, inside)
        ref = holder.get("data")
        if isinstance(ref, FileRef):
            kind = word(each, "contentType") or word(holder, "contentType")
            named = FileRef(ref.sha256, _name(title, kind, inside, place), ref.media_type, ref.size)
            found.refs = (*found.refs, named)
            text = paragraph(holder.get("_text"))
            if text:
                found.texts.append(text)
        elif each.get("_broken"):
            found.remarks.append("A file in it is damaged and was left out.")
        elif word(each, "url"):
            found.missing += 1
    return found


def _elsewhere(attachment: Json, view: View, inside: Json) -> Json:
    """Return the Binary an address leads to, ``{}`` where it is not in the download."""
    url = word(attachment, "url")
    return view.find({"reference": url}, inside) if url else {}


def _name(title: str, kind: str, inside: Json, place: int) -> str:
    """Return a plain file name out of the title or the kind of paper, with the usual ending."""
    code = first(inside, "code", "type")
    words = title or word(code, "text") or word(first(code, "coding"), "display") or "document"
    return _plain_name(words, kind, place)


@lru_cache(maxsize=1024)
def _plain_name(words: str, kind: str, place: int) -> str:
    plain = _NOT_IN_NAMES.sub(" ", words).strip(" .")[:_NAME_LENGTH] or "document"
    ending = _ENDINGS.get(kind.partition(";")[0].strip().lower(), "")
    if ending and not plain.lower().endswith(ending):
        plain += f" {place}{ending}" if place > 1 else ending
    return plain
