"""The export's own file, read as a stream: gigabytes pass and only what counts is kept.

Apple's files are not always well-formed: iOS 16 wrote a document type definition that no parser
accepts, and control characters. Both are filtered out on the way: everything before the first
element, and bytes that XML does not know. The parser sees elements one at a time and builds no
tree.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from apptprep.errors import UnreadableFile
from apptprep.exchange.apple_health.symptoms import TYPES as SYMPTOMS
from apptprep.exchange.progress import Progress
from apptprep.exchange.source import Source

MOST = 20_000
"""Most entries of one type that are kept: the last ones, as an export is sorted by time."""

WEIGHT = "HKQuantityTypeIdentifierBodyMass"
TEMPERATURE = "HKQuantityTypeIdentifierBodyTemperature"
UPPER = "HKQuantityTypeIdentifierBloodPressureSystolic"
LOWER = "HKQuantityTypeIdentifierBloodPressureDiastolic"
_WANTED = SYMPTOMS | {WEIGHT, TEMPERATURE, UPPER, LOWER}
_OTHERS = frozenset({"Workout", "ActivitySummary", "Audiogram", "VisionPrescription"})
_TYPE = ["type"]
_START = b"<HealthData"
_PIECE = 1 << 20
_LONGEST_HEAD = 4 * _PIECE
_NO_XML = bytes(number for number in range(32) if number not in (9, 10, 13))
_MOST_CLINICAL = 200_000


class Entry(NamedTuple):
    """One entry of a type that is wanted, as the file has it."""

    kind: str
    value: str
    unit: str
    start: str
    end: str
    by: str


class Clinical(NamedTuple):
    """What the export says about one file of a clinic's record."""

    path: str
    by: str


@dataclass(slots=True, repr=False)
class Health:
    """What of an export is kept.

    Attributes:
        exported: when it was made, as the file has it.
        born: the person's birth date, as the file has it.
        sex: HealthKit's word for the person's sex.
        entries: the wanted entries by type, the last :data:`MOST` of each.
        clinical: the clinics' files it names.
        counts: how many entries of each type there are, wanted or not.
    """

    exported: str = ""
    born: str = ""
    sex: str = ""
    entries: dict[str, deque[Entry]] = field(default_factory=dict)
    clinical: list[Clinical] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def read_stream(source: Source, progress: Progress) -> Health:
    """Read an export's file from its first to its last byte.

    Args:
        source: the file.
        progress: told how far it is; raises to cancel.

    Raises:
        UnreadableFile: it is cut off or damaged.
    """
    from xml.parsers import expat

    health = Health()
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.StartElementHandler = _taker(health)
    parser.StartDoctypeDeclHandler = _refuse(source)
    try:
        for piece in _filtered(source, progress):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise _damaged(source) from fault
    return health


def _taker(health: Health) -> Callable[[str, list[str]], None]:
    """Return the handler that keeps what is wanted of each element.

    Attributes come as a list of names and values in turn, which is quicker than a dictionary for
    each of millions of pulses that nobody looks at.
    """
    counts, entries = health.counts, health.entries

    def start(name: str, pairs: list[str]) -> None:
        if name == "Record":
            kind = pairs[1] if pairs[:1] == _TYPE else _named(pairs).get("type", "")
            counts[kind] += 1
            if kind in _WANTED:
                kept = entries.get(kind)
                if kept is None:
                    kept = entries[kind] = deque(maxlen=MOST)
                kept.append(_entry(kind, _named(pairs)))
        elif name == "ClinicalRecord":
            counts[name] += 1
            if len(health.clinical) < _MOST_CLINICAL:
                told = _named(pairs)
                path, by = told.get("resourceFilePath", ""), told.get("sourceName", "")
                health.clinical.append(Clinical(path, by))
        elif name == "ExportDate":
            health.exported = _named(pairs).get("value", "")
        elif name == "Me":
            told = _named(pairs)
            health.born = told.get("HKCharacteristicTypeIdentifierDateOfBirth", "")
            health.sex = told.get("HKCharacteristicTypeIdentifierBiologicalSex", "")
        elif name in _OTHERS:
            counts[name] += 1

    return start


def _named(pairs: list[str]) -> dict[str, str]:
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


def _entry(kind: str, attributes: dict[str, str]) -> Entry:
    get = attributes.get
    return Entry(
        kind,
        get("value", ""),
        get("unit", ""),
        get("startDate", ""),
        get("endDate", ""),
        get("sourceName", ""),
    )


def _filtered(source: Source, progress: Progress) -> Iterator[bytes]:
    """Yield the file from its first element on, without bytes that XML does not know."""
    total = max(source.size, 1)
    done = 0
    with source.open() as stream:
        head = b""
        while _START not in head:
            piece = stream.read(_PIECE)
            head += piece
            if not piece or len(head) > _LONGEST_HEAD:
                raise _damaged(source)
        done = len(head)
        yield head[head.index(_START) :].translate(None, _NO_XML)
        while piece := stream.read(_PIECE):
            done += len(piece)
            progress(min(done / total, 1.0), f"Reading {source.name}")
            yield piece.translate(None, _NO_XML)


def _refuse(source: Source) -> Callable[..., None]:
    def doctype(*_declared: object) -> None:
        raise _damaged(source)

    return doctype


def _damaged(source: Source) -> UnreadableFile:
    return UnreadableFile(
        f"{source.shown} is a damaged or unfinished health export. Nothing of it was brought in. "
        "Export it once more from the Health app and try again."
    )
