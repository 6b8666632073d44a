"""The register's words in ours: status, phase, sex, ages, dates, and text with markdown signs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from apptprep.records import When

NUMBER = re.compile(r"\bNCT\d{8}\b", re.IGNORECASE)
"""A trial's number in the register."""

STATUSES = {
    "RECRUITING": "recruiting",
    "NOT_YET_RECRUITING": "not-yet",
    "ENROLLING_BY_INVITATION": "invitation",
    "ACTIVE_NOT_RECRUITING": "active",
    "COMPLETED": "completed",
    "TERMINATED": "stopped",
    "SUSPENDED": "stopped",
    "WITHDRAWN": "stopped",
    "AVAILABLE": "expanded",
    "NO_LONGER_AVAILABLE": "stopped",
    "TEMPORARILY_NOT_AVAILABLE": "stopped",
}
"""Overall status of the register to a key of the field ``status``; all others are not known."""

TAKES_PEOPLE = frozenset({"recruiting", "not-yet", "invitation", "expanded"})
"""Keys of ``status`` of a trial somebody could still ask about joining."""

_ANY_DAY = dt.date(2000, 1, 1)
"""Dates of the register are whole: none is counted from today."""
_SEXES = {"ALL": "all", "FEMALE": "female", "MALE": "male"}
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~|&=^$:;,'\"/?@%])")
_AGE = re.compile(r"(\d+)\s*(year|month|week|day|hour|minute)s?", re.IGNORECASE)


def status(text: str) -> str:
    """Return the key of ``status``; ``"unknown"`` where the register has no word of ours."""
    return STATUSES.get(_upper(text), "unknown") if text.strip() else ""


def status_words(text: str) -> str:
    """Return a status in plain words, e.g. ``"not yet recruiting"``."""
    return _upper(text).replace("_", " ").lower()


def sex(text: str) -> str:
    """Return the key of ``sex``, ``""`` where the record does not say."""
    return _SEXES.get(_upper(text), "")


def age(text: str) -> str:
    """Return an age limit as written, in small letters: ``"18 years"``; ``""`` for none."""
    found = _AGE.search(text)
    if found is None:
        return ""
    one = found[2].lower()
    return f"{found[1]} {one}" if found[1] == "1" else f"{found[1]} {one}s"


def phase(phases: Iterable[str]) -> str:
    """Return phases as people write them: ``"1/2"``, ``"early 1"``; ``""`` for none."""
    names = []
    for each in phases:
        name = _upper(each)
        if name.startswith("EARLY"):
            names.append("early 1")
        else:
            names += [digit for digit in "1234" if digit in name]
    return "/".join(dict.fromkeys(names))


def date(text: str) -> When | None:
    """Return a date of the register: ``2026-03``, ``2026-03-09``, ``September 20, 2018``."""
    words = text.strip()
    return When.parse(words, _ANY_DAY) if words else None


def plain(text: str) -> str:
    r"""Return the register's text without the signs that markdown escapes (``\\<`` is ``<``)."""
    return _ESCAPED.sub(r"\1", text).strip()


def numbers(text: str) -> tuple[str, ...]:
    """Return the trial numbers in a text, each once, in capitals."""
    return tuple(dict.fromkeys(found.upper() for found in NUMBER.findall(text)))


def _upper(text: str) -> str:
    return re.sub(r"[\s,]+", "_", text.strip()).upper()
