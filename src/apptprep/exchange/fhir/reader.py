"""The reader of FHIR files: goes through the resources and collects what the mappings make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from apptprep.errors import UnreadableFile
from apptprep.exchange.fhir.gathering import File, Gathering
from apptprep.exchange.fhir.leftovers import tell
from apptprep.exchange.fhir.loading import Entry, no_collecting
from apptprep.exchange.fhir.mappings import MAPPINGS
from apptprep.exchange.fhir.medications import DOSE, all_doses
from apptprep.exchange.fhir.procedures import series
from apptprep.exchange.fhir.values import Json, first, word
from apptprep.exchange.fhir.view import Item, View
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Who
from apptprep.exchange.source import Source
from apptprep.records import Contact, ImagingStudy, Medication, Treatment
from apptprep.records.medication import DoseHistory

_OFTEN = 500
_WAITING = frozenset({Contact, Treatment, ImagingStudy})
"""Kinds of which an entry may have to wait for others."""

_LONG_ID = 16
"""Characters of an id that no second server gives to something else (a UUID has 36)."""
_MARK = "modifierExtension"
_CHANGED_MEANING = "carries a mark that changes its meaning, which this app does not know"


def collect(
    claimed: Sequence[Source],
    findings: Findings,
    wanted: Wanted,
    where: str = "",
    left_out: str = "",
) -> None:
    """Read FHIR files into findings; other formats that carry FHIR use it as well.

    Args:
        claimed: the files.
        findings: takes what is found.
        wanted: what the reading is asked for.
        where: stands before each place, e.g. the name of the card the file is on.
        left_out: why nothing of it is ticked at first.
    """
    with no_collecting():
        _collect(claimed, findings, wanted, (where, left_out))


def _collect(
    claimed: Sequence[Source], findings: Findings, wanted: Wanted, card: tuple[str, str]
) -> None:
    gathering = Gathering(findings, wanted)
    files: list[File] = []
    for number, source in enumerate(claimed):
        wanted.progress(number / len(claimed) / 2, f"Reading {source.name}")
        with findings.guarding(source):
            files.append(_checked(gathering.file(source)))
    patients = [patient for file in files for patient in file.patients]
    alone = patients[0] if len(patients) == 1 else None
    cancer = any(file.has_cancer for file in files)
    for number, file in enumerate(files):
        wanted.progress(0.5 + number / len(files) / 2, f"Reading {file.source.name}")
        reader = _FileReader(file, findings, wanted, card)
        one = file.patients[0] if len(file.patients) == 1 else alone
        with findings.guarding(file.source):
            entries: Iterable[Entry] = file.entries if file.held else gathering.again(file)
            reader.read(entries, one, has_cancer=cancer)
            reader.finish()
            tell(file, reader.counts, findings, said=reader.said)


def _checked(file: File) -> File:
    """Refuse a file in which nothing says what it is.

    Raises:
        UnreadableFile: there is no resource in it.
    """
    if file.entries or file.left or file.outcomes or file.helpers or not file.held:
        return file
    message = (
        f"{file.source.shown} looks like a health record (FHIR), but no entry in it says what it "
        "is. Nothing of it was brought in. Download it once more and try again."
    )
    raise UnreadableFile(message)


class _Waiting(NamedTuple):
    """An entry with its place, its number and its person; the resource itself is let go."""

    item: Item
    place: str
    number: str
    about: Who | None


class _FileReader:
    """Maps the resources of one file."""

    def __init__(
        self, file: File, findings: Findings, wanted: Wanted, card: tuple[str, str]
    ) -> None:
        self._file = file
        self._findings = findings
        self._wanted = wanted
        self._where, self._left_out = card
        self._contacts: dict[tuple[str, str], _Waiting] = {}
        self._sessions: list[_Waiting] = []
        self._doses: dict[tuple[str, str], tuple[_Waiting, list[DoseHistory]]] = {}
        self._scans_done: list[_Waiting] = []
        self._scans: set[tuple[object, str]] = set()
        self.counts: Counter[str] = Counter()
        self.said = False

    def read(self, entries: Iterable[Entry], alone: Json | None, *, has_cancer: bool) -> None:
        """Map all resources."""
        view = View(self._file.references, self._wanted.today, self._file.stages, has_cancer)
        for number, entry in enumerate(entries):
            if number % _OFTEN == 0:
                self._wanted.progress(0.5, f"Reading {self._file.source.name}")
            resource = entry.resource
            if self._file.marked and _is_marked(resource):
                self._remark(_CHANGED_MEANING, resource, entry.number)
                continue
            about = self._file.who(resource, alone)
            results = MAPPINGS[resource["resourceType"]](resource, view)
            for part, result in enumerate(results):
                if isinstance(result, Item):
                    identity = word(resource, "id")
                    place = self._place(resource, entry.number, identity)
                    known_as = result.number or _numbered(_number(resource, identity), part)
                    waiting = _Waiting(result, place, known_as, about)
                    self._take(resource["resourceType"], waiting)
                elif result.state[0]:
                    self.said = True
                    spot = Spot(self._place(resource, entry.number, word(resource, "id")))
                    self._findings.state(*result.state, self._file.source, spot, about)
                elif result.named:
                    self._remark(result.why, resource, entry.number)
                elif result.why:
                    self.counts[result.why] += 1

    def finish(self) -> None:
        """Add what had to wait for all others: sessions, people, scans from lists of procedures."""
        from_where = {each.item.record.id: each for each in self._sessions}
        for item in series([each.item for each in self._sessions]):
            self._add(from_where[item.record.id]._replace(item=item))
        for one, rows in self._doses.values():
            self._add(one._replace(item=all_doses(one.item, rows, self._wanted.today)))
        for each in self._scans_done:
            scan = each.item.record
            if isinstance(scan, ImagingStudy) and (scan.date, scan.modality) not in self._scans:
                self._add(each)
        for each in self._contacts.values():
            self._add(each)

    def _take(self, kind: str, waiting: _Waiting) -> None:
        """Add an entry from a type of resource, or have it wait for the others."""
        item = waiting.item
        record = item.record
        if type(record) not in _WAITING and not item.keys:
            self._add(waiting)
        elif isinstance(record, Contact):
            key = (record.name, record.phone)
            known = self._contacts.get(key)
            if known is None or (known.item.left_out and not item.left_out):
                self._contacts[key] = waiting
        elif isinstance(record, Medication) and DOSE in item.keys:
            same = (record.name.casefold(), record.route)
            self._doses.setdefault(same, (waiting, []))[1].extend(record.changes)
        elif isinstance(record, Treatment):
            self._sessions.append(waiting)
        elif isinstance(record, ImagingStudy) and kind == "Procedure":
            self._scans_done.append(waiting)
        else:
            if isinstance(record, ImagingStudy):
                self._scans.add((record.date, record.modality))
            self._add(waiting)

    def _add(self, found: _Waiting) -> None:
        self.said = True
        item = found.item
        spot = Spot(found.place, item.dated, found.number, item.written_as)
        self._findings.add(
            item.record,
            self._file.source,
            spot,
            who=found.about,
            keys=item.keys,
            left_out=self._left_out or item.left_out,
            own=item.own,
        )

    def _remark(self, why: str, resource: Json, number: int) -> None:
        self.said = True
        place = self._place(resource, number, word(resource, "id"))
        self._findings.remark(self._file.source, why, place)

    def _place(self, resource: Json, number: int, identity: str) -> str:
        """Return where a resource stands, e.g. ``"MedicationRequest m1"``."""
        place = f"{resource['resourceType']} {identity or f'no. {number:,}'}"
        return f"{self._where}, {place}" if self._where else place


def _numbered(number: str, part: int) -> str:
    """Return the identifier of one of several entries of a resource; they are not the same."""
    return f"{number}/{part}" if number and part else number


def _number(resource: Json, identity: str) -> str:
    """Return the identifier a resource has, else its type and id; ``""`` where neither is its own.

    Two clinics may both have a "Condition/1": an id counts only if it is too long to be met twice,
    and an identifier only with the system that gave it, or as long.
    """
    given = first(resource, "identifier")
    if given:
        system, value = word(given, "system"), word(given, "value")
        if value and (system or len(value) >= _LONG_ID):
            return f"{system}|{value}".removeprefix("|")
    return f"{resource['resourceType']}/{identity}" if len(identity) >= _LONG_ID else ""


def _is_marked(resource: Json) -> bool:
    """Tell whether a resource, or anything in it, has an extension that changes its meaning."""
    waiting: list[object] = [resource]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if value.get(_MARK):
                return True
            waiting.extend(each for each in value.values() if isinstance(each, dict | list))
        elif isinstance(value, list):
            waiting.extend(each for each in value if isinstance(each, dict | list))
    return False
