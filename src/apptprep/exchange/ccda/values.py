"""Dates, codes, quantities, names and addresses of HL7 version 3 data types."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from apptprep.exchange.meaning.measures import unit
from apptprep.exchange.meaning.systems import short
from apptprep.records import Code, When
from apptprep.records.when import span_text

_STAMP = re.compile(
    r"(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:[.,]\d*)?)?)?)?)?)?"
    r"\s*([+-]\d{2}:?\d{2}|Z)?"
)
_SOFTWARE = re.compile(r"[A-Za-z]\w*(?:\.\w+){3,}")
_HANGING = re.compile(
    r"(?:\s*\((?:disorder|finding|procedure|physical object|substance|product|situation|event|"
    r"morphologic abnormality|regime/therapy|qualifier value|observable entity|body structure)"
    r"[\s,]*\)|\s+-\s+\d{6,}|\s*-?\s*\[\w+ ID:\s*\w+\])+$",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?:,?\s+(?:M\.?\s?D\.?|D\.?\s?O\.?|R\.?\s?N\.?|N\.?\s?P\.?|P\.?\s?A\.?(?:-C)?|Ph\.?\s?D\.?|"
    r"FNP|CRNP|ARNP|APRN|MBBS)(?=,|\s|$))+$"
)
_FIRST_YEAR, _LAST_YEAR = 1850, 2200
_DECEMBER = 12


def text_of(element: Element | None) -> str:
    """Return all text of an element in one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def is_null(element: Element | None) -> bool:
    """Tell whether an element is absent or says that nothing is known."""
    return element is None or "nullFlavor" in element.attrib


@lru_cache(maxsize=4096)
def stamp(value: str) -> When | None:
    """Return a time stamp (``TS``) with the precision it has; None for none.

    ``20150622`` is a day, ``201506`` a month, ``2015`` a year, and no day is made up. Midnight to
    the minute is what systems write where no time is known, so it is no time of day. What is no
    date stays as words.
    """
    plain = value.strip()
    if not plain or not plain.strip("0"):
        return None
    match = _STAMP.fullmatch(plain)
    if match is None:
        found = When.parse(plain, dt.date.max - dt.timedelta(days=400))
        is_date = found.is_understood and re.match(r"\d{4}-\d{2}|\d{1,2}/\d{1,2}/\d{4}", plain)
        return found if is_date else When(plain)
    try:
        first, last = _span(match)
    except ValueError:
        return When(plain)
    time, offset = _clock(match)
    words = span_text(first, last)
    return When(f"{words} {time}" if time else words, first, last, time=time, offset=offset)


def _span(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(match[1])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        message = "no year of a person's life"
        raise ValueError(message)
    if match[2] in (None, "00"):
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(match[2])
    if match[3] in (None, "00"):
        first = dt.date(year, month, 1)
        after = dt.date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
        return first, after - dt.timedelta(days=1)
    day = dt.date(year, month, int(match[3]))
    return day, day


def _clock(match: re.Match[str]) -> tuple[str, str]:
    if match[5] is None or match[3] == "00":
        return "", ""
    hour, minute = int(match[4]), int(match[5])
    if hour > 23 or minute > 59 or not (hour or minute):  # noqa: PLR2004 - a clock
        return "", ""
    offset = match[7] or ""
    if offset == "Z":
        offset = "+00:00"
    elif offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{hour:02}:{minute:02}", offset


def when(element: Element | None) -> When | None:
    """Return the moment of a ``TS``, or the beginning of an ``IVL_TS``."""
    if element is None:
        return None
    for name in ("", "low", "center", "high"):
        part = element.find(name) if name else element
        if part is not None and (found := stamp(part.get("value", ""))) is not None:
            return found
    return None


def low(element: Element | None) -> When | None:
    """Return the beginning of an ``IVL_TS``, or a ``TS`` itself."""
    if element is None:
        return None
    part = element.find("low")
    return stamp((part if part is not None else element).get("value", ""))


def high(element: Element | None) -> When | None:
    """Return the end of an ``IVL_TS``, None where it is open or not known."""
    part = element.find("high") if element is not None else None
    return stamp(part.get("value", "")) if part is not None else None


def codes(*elements: Element | None) -> tuple[Code, ...]:
    """Return the codes of ``CD`` values with their translations, each once."""
    found: dict[tuple[str, str], Code] = {}
    for element in elements:
        for each in _with_translations(element):
            code = each.get("code", "").strip()
            if code and not is_null(each):
                system = short(each.get("codeSystem", "") or each.get("codeSystemName", ""))
                found.setdefault(
                    (system, code), Code(system=system, code=code, display=shown(each))
                )
    return tuple(found.values())


def _with_translations(element: Element | None) -> Iterator[Element]:
    if element is not None:
        yield element
        for inner in element.findall("translation"):
            yield from _with_translations(inner)


def shown(element: Element | None) -> str:
    """Return the display name of a ``CD``; one without a letter (``"????"``) is none."""
    return cleaned(element.get("displayName", "")) if element is not None else ""


def cleaned(name: str) -> str:
    """Return a name without what systems hang on to it; ``""`` where nothing of it is words.

    That is the sort a terminology puts behind (``"Nausea (finding)"``), codes behind it, and
    names of software (``"Vendor.Api.Models.ED"``).
    """
    plain = " ".join(name.replace("\u200b", "").split())
    if not any(sign.isalpha() for sign in plain) or _SOFTWARE.fullmatch(plain):
        return ""
    return _HANGING.sub("", plain) or plain


def quantity(element: Element | None) -> tuple[str, str]:
    """Return value and unit of a ``PQ``, with ``<`` or ``>`` of an open ``IVL_PQ``."""
    if element is None:
        return "", ""
    value = element.get("value", "").strip()
    if value:
        return value, unit(element.get("unit", ""))
    below, above = element.find("high"), element.find("low")
    top = below.get("value", "") if below is not None else ""
    bottom = above.get("value", "") if above is not None else ""
    side = below if top else above
    measured = unit(side.get("unit", "")) if side is not None else ""
    if top and bottom:
        return f"{bottom} - {top}", measured
    if top and below is not None:
        return ("≤" if below.get("inclusive", "false") == "true" else "<") + top, measured
    if bottom and above is not None:
        return (">" if above.get("inclusive", "true") == "false" else "≥") + bottom, measured
    return "", ""


def person_name(element: Element | None) -> str:
    """Return a person's name as one writes it: given, family, suffix; prefix left out."""
    if element is None or is_null(element):
        return ""
    given = [each for each in element.findall("given") if not is_null(each)]
    # A name at birth or a nickname stands beside the name; alone it is the name.
    others = [each for each in given[1:] if each.get("qualifier") not in ("BR", "CL")]
    proper = [*given[:1], *others]
    named = [each for tag in ("family", "suffix") for each in element.findall(tag)]
    rest = [each for each in named if not is_null(each)]
    parts = [text_of(each) for each in (*proper, *rest)]
    return " ".join(part for part in parts if part and part.casefold() != "null") or text_of(
        element
    )


def clinician_name(element: Element | None) -> str:
    """Return a clinician's name without degrees, which every system writes in another way."""
    name = person_name(element)
    return _DEGREES.sub("", name).strip(" ,") or name


def telecom(holder: Element | None, *schemes: str) -> str:
    """Return the first number or address of a scheme: ``"tel"``, ``"mailto"``, ``"fax"``."""
    for each in holder.findall("telecom") if holder is not None else ():
        scheme, colon, rest = each.get("value", "").strip().partition(":")
        if not colon:
            scheme, rest = ("mailto", scheme) if "@" in scheme else ("tel", scheme)
        if scheme.lower() in schemes and rest.strip():
            return rest.strip()
    return ""


def address(holder: Element | None) -> str:
    """Return the first address in lines, ``""`` for none."""
    for each in holder.findall("addr") if holder is not None else ():
        if is_null(each):
            continue
        parts = {
            tag: [text_of(one) for one in each.findall(tag) if not is_null(one)]
            for tag in ("streetAddressLine", "city", "state", "postalCode", "country")
        }
        town = " ".join(
            word for tag in ("city", "state", "postalCode") for word in parts[tag] if word
        )
        lines = [*parts["streetAddressLine"], town, *parts["country"]]
        found = "\n".join(line for line in lines if line) or text_of(each)
        if found:
            return found
    return ""
