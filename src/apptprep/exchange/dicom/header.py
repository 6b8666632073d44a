"""The header of one DICOM file: recognised, read within limits, and taken as plain text.

A header is what somebody's device wrote: character sets that are not what they claim, dates in
old spellings, names in three scripts. Every value is read by itself, and one that cannot be read
is left empty.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
import struct
import warnings
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards
from apptprep.exchange.reading import Who
from apptprep.records import Code, When

if TYPE_CHECKING:
    from pydicom import Dataset

    from apptprep.exchange.source import Source

_MAGIC = b"DICM"
_PREAMBLE = 128
_DEFLATED = b"1.2.840.10008.1.2.1.99"
_VRS = frozenset(
    b"AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN "
    b"UR US UT UV".split()
)
_FIRST_ELEMENTS = {0x0000, 0x0001, 0x0002, 0x0005, 0x0008, 0x0010, 0x0012, 0x0016, 0x0018}
_LONGEST_FIRST = 128
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DATE = re.compile(r"(\d{4})[.\-/]?(\d{2})?[.\-/]?(\d{2})?")
_PLAIN = {
    "UI": re.compile(rb"([0-9.]+)\x00?"),
    "CS": re.compile(rb"([A-Z0-9_]+(?: [A-Z0-9_]+)*) ?"),
}
_FIRST_YEAR = 1850
_SEXES = {"F": "female", "M": "male", "O": "other"}
_LARGEST_HEADER = 32 * guards.MEGABYTE
_LARGEST_WHOLE = 128 * guards.MEGABYTE
_SYSTEMS = {"SCT": "snomed", "SRT": "snomed", "SNM3": "snomed", "LN": "loinc", "I10": "icd-10"}


def recognises(head: bytes, _source: Source) -> bool:
    """Tell whether first bytes begin a DICOM file, with its preamble or, as older ones, without."""
    if head[_PREAMBLE : _PREAMBLE + 4] == _MAGIC:
        return True
    return _begins_plainly(head, "<") or _begins_plainly(head, ">")


def read_header(source: Source, *, whole: bool = False) -> Dataset:
    """Read a file's header, never its pixels.

    Args:
        source: the file.
        whole: it may be large: a structured report or a file inside it.

    Raises:
        UnreadableFile: it is broken in a way that leaves no header.
    """
    import pydicom
    from pydicom import config

    logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)  # its words hold health data
    config.settings.reading_validation_mode = config.IGNORE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with source.open(_LARGEST_WHOLE if whole else _LARGEST_HEADER) as stream:
                head = stream.read(4096)
                stream.seek(0)
                if _DEFLATED in head[:1024]:
                    return _read_deflated(stream)
                return pydicom.dcmread(stream, stop_before_pixels=True, force=True)
        except UnreadableFile:
            raise
        except Exception as fault:
            message = (
                f"{source.shown} begins like a scan file, but its header cannot be read. "
                "Nothing of it was brought in."
            )
            raise UnreadableFile(message) from fault


def text(data: Dataset, keyword: str) -> str:
    """Return an element as one plain line; ``""`` where it is missing or cannot be read."""
    plain = _plain_text(data, keyword)
    if plain is not None:
        return plain
    value = value_of(data, keyword)
    if value is None:
        return ""
    parts = value if isinstance(value, list) or _is_many(value) else [value]
    try:
        words = ", ".join(str(part) for part in parts if str(part).strip())
    except Exception:  # noqa: BLE001 - a wrong character set raises many things
        return ""
    return " ".join(_CONTROL.sub(" ", words).split())


def _plain_text(data: Dataset, keyword: str) -> str | None:
    """Return a single number or code word out of its bytes; None for what takes more care.

    Letting pydicom make a value of each costs more than reading the file. These are ASCII whatever
    the character set (PS3.5 6.2), and padded with one sign at most.
    """
    try:
        raw: Any = data.get_item(_tag(keyword))
    except Exception:  # noqa: BLE001 - one broken element must not lose the others
        return None
    if raw is None:
        return ""
    pattern, stored = _PLAIN.get(getattr(raw, "VR", "")), getattr(raw, "value", None)
    match = pattern.fullmatch(stored) if pattern and isinstance(stored, bytes) else None
    return match[1].decode("ascii") if match else None


def has(data: Dataset, keyword: str) -> bool:
    """Tell whether a data set has an element."""
    return _tag(keyword) in data


def person_name(data: Dataset, keyword: str) -> tuple[str, ...]:
    """Return a name as a person writes it, in each of the scripts it is given in (PS3.5 6.2)."""
    value = value_of(data, keyword)
    found: list[str] = []
    try:
        groups = str(value or "").split("=")
    except Exception:  # noqa: BLE001
        return ()
    for group in groups:
        family, given, middle, prefix, suffix = [
            *(_CONTROL.sub(" ", part).strip() for part in group.split("^")[:5]),
            *[""] * 5,
        ][:5]
        order = (prefix, given, middle, family, suffix)
        if group and not group.isascii() and not any(sign.isspace() for sign in group):
            order = (prefix, family, given, middle, suffix) if _is_east_asian(group) else order
        name = " ".join(" ".join(order).split())
        if name and name not in found:
            found.append(name)
    return tuple(found)


def date(words: str, today: dt.date) -> When | None:
    """Return a date: ``20240312``, the old ``2024.03.12``, ``1958``; None for none or nonsense."""
    match = _DATE.match(words)
    if match is None or not _FIRST_YEAR <= int(match[1]) <= today.year + 1:
        return None
    parts = [part for part in match.groups() if part and part != "00"]
    when = When.parse("-".join(parts), today)
    return when if when.is_understood else When.parse(match[1], today)


def who(data: Dataset, today: dt.date) -> Who | None:
    """Return the person a file is about, None where it does not say."""
    names = person_name(data, "PatientName")
    sex = _SEXES.get(text(data, "PatientSex")[:1].upper(), "")
    found = Who(
        names[0] if names else "",
        names[1:],
        date(text(data, "PatientBirthDate"), today),
        sex,
        text(data, "PatientID"),
    )
    return found if found.is_known() or found.number else None


def as_stored(data: Dataset, *keywords: str) -> tuple[object, ...]:
    """Return elements as their bytes stand in the file, with the character set they are in."""
    found = []
    for keyword in ("SpecificCharacterSet", *keywords):
        try:
            value = getattr(data.get_item(_tag(keyword)), "value", None)
        except Exception:  # noqa: BLE001 - missing, or broken: then it says nothing
            value = None
        found.append(value if isinstance(value, bytes) else str(value))
    return tuple(found)


def codes(data: Dataset, keyword: str) -> tuple[Code, ...]:
    """Return the codes of a sequence as received."""
    items = value_of(data, keyword)
    found = []
    for item in items if items is not None and _is_many(items) else ():
        code = text(item, "CodeValue") or text(item, "LongCodeValue")
        if code:
            system = text(item, "CodingSchemeDesignator")
            display = text(item, "CodeMeaning")
            found.append(Code(system=_SYSTEMS.get(system, system), code=code, display=display))
    return tuple(found)


@cache
def _tag(keyword: str) -> int:
    """Return an element's number; looking it up by its name each time costs more than reading."""
    from pydicom.datadict import tag_for_keyword

    return tag_for_keyword(keyword) or 0


def value_of(data: Dataset, keyword: str) -> Any:  # noqa: ANN401 - whatever pydicom made of it
    """Return an element's value; None where it is missing or cannot be read."""
    try:
        element: Any = data.get(_tag(keyword))
        value = getattr(element, "value", None)
    except Exception:  # noqa: BLE001 - one broken element must not lose the others
        return None
    return value


def items_of(data: Dataset, keyword: str) -> list[Any]:
    """Return the items of a sequence; none where it is missing or cannot be read."""
    try:
        return [item for item in value_of(data, keyword) or () if hasattr(item, "get_item")]
    except Exception:  # noqa: BLE001 - a broken sequence breaks while it is gone through
        return []


def _is_many(value: object) -> bool:
    return (
        hasattr(value, "__iter__")
        and not isinstance(value, str | bytes)
        and (type(value).__name__ in ("MultiValue", "Sequence", "list"))
    )


def _is_east_asian(group: str) -> bool:
    return any("\u3040" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3" for sign in group)


def _begins_plainly(head: bytes, order: str) -> bool:
    """Tell whether a file without preamble begins with an element of group 2 or 8."""
    if len(head) < 16:  # noqa: PLR2004 - an element and the beginning of the next
        return False
    group, element = struct.unpack(f"{order}HH", head[:4])
    if group not in (0x0002, 0x0008) or element not in _FIRST_ELEMENTS:
        return False
    if head[4:6] in _VRS:
        return True
    (length,) = struct.unpack(f"{order}I", head[4:8])
    if length > _LONGEST_FIRST or length % 2 or len(head) < 8 + length + 4:
        return False
    following = struct.unpack(f"{order}HH", head[8 + length : 12 + length])
    return bool((group, element) < following and following[0] in (group, 0x0008, 0x0010))


def _read_deflated(stream: BinaryIO) -> Dataset:
    """Read a deflated data set, unpacked within a limit (pydicom unpacks without one)."""
    from pydicom.filereader import read_dataset

    packed = stream.read()
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    plain = unpacker.decompress(packed[_end_of_meta(packed) :], _LARGEST_WHOLE)
    return read_dataset(
        io.BytesIO(plain),
        is_implicit_VR=False,
        is_little_endian=True,
        stop_when=lambda tag, _vr, _length: tag >= 0x7FE00008,  # noqa: PLR2004 - pixels
    )


def _end_of_meta(data: bytes) -> int:
    """Return where the file meta information ends (PS3.10 7.1: explicit little endian)."""
    at = _PREAMBLE + len(_MAGIC)
    while data[at : at + 2] == b"\x02\x00":
        if data[at + 4 : at + 6] in (b"OB", b"UN", b"OW", b"SQ", b"UT"):
            at += 12 + int.from_bytes(data[at + 8 : at + 12], "little")
        else:
            at += 8 + int.from_bytes(data[at + 6 : at + 8], "little")
    return at
