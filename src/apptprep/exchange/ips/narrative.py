"""The text of sections: everything in words, for who reads without a program that knows codes.

FHIR R4, "Narrative": a small part of XHTML, no scripts, no links. All texts are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from apptprep.exchange.ips.elements import Json, clean
from apptprep.records import Editor, Record, Snapshot, show_value, written

_SPACE = "http://www.w3.org/1999/xhtml"


def text(value: str) -> str:
    """Return text for XHTML; its lines stay lines."""
    return escape(clean(value)).replace("\n", "<br/>")


def narrative(parts: Iterable[str]) -> Json:
    """Return a Narrative of finished XHTML parts."""
    inside = "".join(parts)
    return {"status": "generated", "div": f'<div xmlns="{_SPACE}">{inside}</div>'}


def paragraph(words: str) -> str:
    """Return one paragraph, ``""`` for no words."""
    return f"<p>{text(words)}</p>" if clean(words) else ""


def listed(records: Iterable[Record], snapshot: Snapshot) -> str:
    """Return entries as a list: the headline, then every field that is written down."""
    rows = [f"<li>{_told(record, snapshot)}</li>" for record in records]
    return f"<ul>{''.join(rows)}</ul>" if rows else ""


def told(record: Record, names: Iterable[str], snapshot: Snapshot) -> list[str]:
    """Return some fields of an entry as paragraphs, those that are not written down left out."""
    wanted = set(names)
    return [paragraph(line) for name, line in _lines(record, snapshot) if name in wanted]


def _told(record: Record, snapshot: Snapshot) -> str:
    lines = [line for _name, line in _lines(record, snapshot)]
    if record.source == "unsure":
        lines.append("The person is not sure about this.")
    elif record.source_note:
        lines.append(f"How this is known: {record.source_note}")
    rest = "<br/>".join(text(line) for line in lines)
    head = f"<b>{text(record.headline())}</b>"
    return f"{head}<br/>{rest}" if rest else head


def _lines(record: Record, snapshot: Snapshot) -> list[tuple[str, str]]:
    found = []
    for field, value in written(record):
        if not field.prints or field.name in ("rule_id", "order"):
            continue
        shown = show_value(field, value, snapshot)
        if shown and field.editor is not Editor.FILES:
            ends = "" if field.label.endswith("?") else ":"
            found.append((field.name, f"{field.label}{ends} {shown}"))
        elif shown:
            found.append((field.name, f"{field.label}, named only: {shown}"))
    return found
