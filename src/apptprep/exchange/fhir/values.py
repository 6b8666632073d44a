"""Getting values out of a resource that may hold anything anywhere.

A resource is the plain dictionary that JSON gives. Files in the wild put a single object where a
list belongs, a number where text belongs, or nothing; these functions take all of it and never
raise. Numbers are kept as they were written (``"3.0"`` stays ``"3.0"``), see
:mod:`apptprep.exchange.fhir.loading`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

Json = dict[str, Any]
"""A JSON object as it was read."""

LONGEST_LINE = 1_000
"""Most letters of a field of one line; more is cut with an ellipsis."""

LONGEST_TEXT = 100_000
"""Most letters of a field of several lines."""

_SHORT = 80
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN = re.compile(r"(?:[!-~]+(?: [!-~]+)*)?")
_BLANKS = re.compile(r"\s+")


def text_of(value: object) -> str:
    """Return a text, number or truth value as text; ``""`` for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        shown = str(value)
        return shown if len(shown) < LONGEST_LINE else ""
    return ""


def line(value: object) -> str:
    """Return a value as one line of text that screen, paper and database can take."""
    if type(value) is str:
        # Ids and codes, each another: quicker seen than looked up.
        plain = len(value) < _SHORT and value.isascii() and value.isprintable()
        return value if plain and " " not in value else _line(value)
    return _line(text_of(value))


@lru_cache(maxsize=16384)
def _line(text: str) -> str:
    """Return :func:`line` of a text; files say the same few thousand things again and again."""
    if len(text) <= LONGEST_LINE and _PLAIN.fullmatch(text):
        return text
    text = _BLANKS.sub(" ", _ODD.sub("\ufffd", text[: 4 * LONGEST_LINE])).strip()
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def paragraph(value: object) -> str:
    """Return a value as text of several lines, without blanks around it."""
    text = _ODD.sub("\ufffd", text_of(value)).replace("\r\n", "\n").replace("\r", "\n").strip()
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def word(holder: object, *names: str) -> str:
    """Return the first of some members that holds text, as one line; ``""`` for none."""
    if isinstance(holder, dict):
        for name in names:
            value = holder.get(name)
            if value is not None and (text := line(value)):
                return text
    return ""


def objects(holder: object, *names: str) -> list[Json]:
    """Return the objects in the first of some members that has any; a single one counts."""
    if isinstance(holder, dict):
        for name in names:
            value = holder.get(name)
            if value is None:
                continue
            if isinstance(value, dict):
                return [value]
            if isinstance(value, list):
                found = [each for each in value if isinstance(each, dict)]
                if found:
                    return found
    return []


def first(holder: object, *names: str) -> Json:
    """Return the first object in some members, ``{}`` for none."""
    if isinstance(holder, dict):
        for name in names:
            value = holder.get(name)
            if isinstance(value, dict):
                return value
            if isinstance(value, list):
                for each in value:
                    if isinstance(each, dict):
                        return each
    return {}


def words(holder: object, name: str) -> list[str]:
    """Return the texts in a member that is a list of texts (or one text)."""
    value = holder.get(name) if isinstance(holder, dict) else None
    many = value if isinstance(value, list) else [value]
    return [text for text in map(line, many) if text]


def is_true(holder: Json, name: str) -> bool:
    """Tell whether a member says true."""
    return holder.get(name) is True


def extension(holder: object, ending: str) -> Json:
    """Return the first extension whose address ends so, ``{}`` for none."""
    for each in objects(holder, "extension"):
        if word(each, "url").endswith(ending):
            return each
    return {}


def profiles(resource: Json) -> str:
    """Return the names of the profiles a resource claims, joined; for ``in`` tests."""
    if "meta" not in resource:
        return ""
    return " ".join(words(resource.get("meta"), "profile"))


def notes(resource: Json) -> str:
    """Return the notes of a resource (Annotation, or text in older versions)."""
    value = resource.get("note", resource.get("notes"))
    many = value if isinstance(value, list) else [value]
    told = [paragraph(each.get("text") if isinstance(each, dict) else each) for each in many]
    if value is None and "extension" in resource:
        # A type without notes of its own (DiagnosticReport) has them as the standard extension.
        said = first(extension(resource, "StructureDefinition/note"), "valueAnnotation")
        told = [paragraph(said.get("text"))]
    return "\n".join(text for text in told if text)


def joined(*parts: str, by: str = ", ") -> str:
    """Return the parts that hold something, each once."""
    return by.join(dict.fromkeys(part for part in parts if part))
