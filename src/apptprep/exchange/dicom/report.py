"""Structured reports as text, and files inside DICOM files.

The content tree (PS3.3 C.17.3) is walked item by item: heading and value, indented by depth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.exchange.dicom.header import items_of, person_name, text, value_of

if TYPE_CHECKING:
    from pydicom import Dataset

_DEEPEST = 30
_LONGEST = 60_000
"""Most letters of a report's text; measurement reports of programs go on for ever."""

_STATES = {"PARTIAL": "not complete", "UNVERIFIED": "not yet verified by a doctor"}


def title(data: Dataset) -> str:
    """Return what a structured report or encapsulated file calls itself, ``""`` for nothing."""
    for name in ("DocumentTitle", "SeriesDescription"):
        if text(data, name):
            return text(data, name)
    for item in items_of(data, "ConceptNameCodeSequence"):
        return text(item, "CodeMeaning")
    return ""


def report_text(data: Dataset) -> str:
    """Return a structured report as plain lines, with its state first where it is not final."""
    lines: list[str] = []
    states = [_STATES.get(text(data, flag), "") for flag in ("CompletionFlag", "VerificationFlag")]
    if any(states):
        lines.append(f"({', '.join(state for state in states if state)})")
    _walk(data, lines, 0)
    whole = "\n".join(lines)
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}\n(cut here: it is longer)"


def encapsulated(data: Dataset) -> bytes:
    """Return the file inside, without the padding byte; empty where there is none."""
    inside = value_of(data, "EncapsulatedDocument") or b""
    if not isinstance(inside, bytes):
        return b""
    length = value_of(data, "EncapsulatedDocumentLength")
    if isinstance(length, int) and 0 < length <= len(inside):
        return inside[:length]
    return inside.removesuffix(b"\x00")


def _walk(item: Dataset, lines: list[str], depth: int) -> None:
    for child in items_of(item, "ContentSequence"):
        if depth > _DEEPEST or sum(map(len, lines)) > _LONGEST:
            return
        name = _meaning(child, "ConceptNameCodeSequence")
        value = _content(child)
        line = ": ".join(part for part in (name, value) if part)
        if line:
            lines.append("  " * depth + line)
        _walk(child, lines, depth + 1)


def _content(item: Dataset) -> str:
    kind = text(item, "ValueType")
    if kind == "CODE":
        return _meaning(item, "ConceptCodeSequence")
    if kind == "NUM":
        return _measured(item)
    if kind == "PNAME":
        return " / ".join(person_name(item, "PersonName"))
    fields = {"TEXT": "TextValue", "DATE": "Date", "TIME": "Time", "DATETIME": "DateTime"}
    return _paragraphs(item, fields[kind]) if kind in fields else ""


def _measured(item: Dataset) -> str:
    for value in items_of(item, "MeasuredValueSequence"):
        unit = _meaning(value, "MeasurementUnitsCodeSequence")
        return f"{text(value, 'NumericValue')} {unit}".strip()
    return ""


def _meaning(item: Dataset, keyword: str) -> str:
    for code in items_of(item, keyword):
        return text(code, "CodeMeaning")
    return ""


def _paragraphs(item: Dataset, keyword: str) -> str:
    """Return a text with its own line breaks."""
    try:
        whole = str(value_of(item, keyword) or "")
    except Exception:  # noqa: BLE001 - a wrong character set raises many things
        return ""
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ["".join(sign for sign in line if sign.isprintable()).rstrip() for line in lines]
    return "\n".join(kept).strip()
