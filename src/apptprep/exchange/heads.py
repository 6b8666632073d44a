"""What the first bytes of a file tell: text in which encoding, JSON, XML with which root, HTML."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BARE = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"), (b"{\x00", "utf-16-le"))
_SKIPPED = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([\w:.-]+)")
_TAG = re.compile(r"\s*<([A-Za-z_][\w:.-]*)")
_JSON = re.compile(r"\{\s*(?:[\"}]|$)|\[\s*(?:[\[{\"\]\d-]|null|true|false|$)")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b"
)


@lru_cache(maxsize=4)  # every reader asks about the same head
def text(head: bytes) -> str:
    """Return first bytes as text, without byte order mark and leading blanks; ``""`` for binary.

    UTF-8 and UTF-16 by their marks or their looks, else Latin-1, which takes every byte. A letter
    cut at the end is left out.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n")
    for mark, encoding in _BARE:
        if head.startswith(mark):
            return head.decode(encoding, errors="ignore").lstrip()
    if b"\x00" in head:
        return ""
    try:
        return head.decode("utf-8").lstrip()
    except UnicodeDecodeError as fault:
        if fault.start > len(head) - 4:
            return head[: fault.start].decode("utf-8").lstrip()
        return head.decode("latin-1").lstrip()


def is_json(head: bytes) -> bool:
    """Tell whether first bytes begin a JSON object or array (or NDJSON)."""
    return bool(_JSON.match(text(head)))


def is_html(head: bytes) -> bool:
    """Tell whether first bytes begin a web page, such as a login page saved in place of a file."""
    return bool(_HTML.match(text(head).lower()))


def xml_root(head: bytes) -> str:
    """Return the name of an XML file's first element without its prefix, ``""`` for no XML.

    A DOCTYPE that reaches beyond the head names the element, too.
    """
    words = text(head)
    if not words.startswith("<"):
        return ""
    skipped = _SKIPPED.match(words)
    at = 0
    while skipped:
        at = skipped.end()
        skipped = _SKIPPED.match(words, at)
    tag = _TAG.match(words, at)
    if tag is None:
        tag = _DOCTYPE.match(words[at:].lstrip())
    return tag[1].rpartition(":")[2] if tag else ""
