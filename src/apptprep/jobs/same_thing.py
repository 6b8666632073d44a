"""What identifies the same thing in several sources, by what entries say and the codes they have.

Two entries of a kind that share a key are the same thing, unless they contradict each other in
what tells things apart. Medicines are joined by RxNorm code or by ingredients (their names are
spelled in a hundred ways), reports by accession number or study UID, problems by code or name.
The person sees what was joined and can keep it apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from apptprep.exchange.ips.making import own_number
from apptprep.exchange.reading import Key
from apptprep.questions.ingredients import ingredients
from apptprep.records import (
    Allergy,
    Appointment,
    Biomarker,
    Condition,
    Contact,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PastSurgery,
    PathologyReport,
    Person,
    Record,
    Treatment,
    Trial,
    When,
)
from apptprep.records.search import fold

_SHORTEST_NUMBER = 4
"""An accession number shorter than this is too common to tell anything."""

_SHARED_CODES = {
    Condition: ("snomed", "icd-10", "icd-9"),
    Diagnosis: ("snomed", "icd-10", "icd-o-3"),
    Allergy: ("rxnorm", "snomed", "unii"),
    Medication: ("rxnorm", "ndc", "atc"),
    PastSurgery: (),
}


def keys_of(record: Record) -> frozenset[Key]:
    """Return what identifies an entry besides its id; empty where only all of it does."""
    numbers = [own_number(each.number)[0] or each.number for each in record.origins if each.number]
    found: set[Key] = {("number", number) for number in numbers}
    reader = _READERS.get(type(record))
    if reader is not None:
        found |= {key for key in reader(record) if all(key)}
    for code in getattr(record, "codes", ()):
        if code.system in _SHARED_CODES.get(type(record), ()):
            found.add((code.system, code.code.strip().casefold()))
    return frozenset(found)


def own_stamps(record: Record) -> dict[str, str]:
    """Return the addresses our own exports gave an entry, with the stamps of what it said then."""
    told = dict(own_number(each.number) for each in record.origins)
    told.pop("", None)
    return told


def naming_field(kind: type[Record]) -> str:
    """Return the field whose spelling does not matter once two entries are the same thing."""
    return _NAMING.get(kind, "")


def apart(one: Record, other: Record) -> bool:
    """Tell whether two entries that share a key cannot be the same thing all the same."""
    if isinstance(one, ImagingStudy) and isinstance(other, ImagingStudy):
        return _both_differ(one.study_uid, other.study_uid) or _days_differ(one.date, other.date)
    if isinstance(one, OtherReport | PathologyReport) and isinstance(
        other, OtherReport | PathologyReport
    ):
        return _days_differ(one.date, other.date)
    return False


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return text without case, accents, signs and doubled blanks."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())


def _medication(record: Medication) -> Iterator[Key]:
    names = {record.name, *(each.written_as for each in record.origins)}
    for name in names:
        yield ("ingredients", *sorted(ingredients(name))) if name else ("",)


def _allergy(record: Allergy) -> Iterator[Key]:
    yield ("substance", *sorted(ingredients(record.substance)))


def _condition(record: Condition) -> Iterator[Key]:
    yield ("name", plain(record.name))


def _diagnosis(record: Diagnosis) -> Iterator[Key]:
    yield ("name", plain(record.site), plain(record.histology))


def _biomarker(record: Biomarker) -> Iterator[Key]:
    yield ("marker", plain(record.marker), _day(record.taken), plain(record.result or record.value))


def _treatment(record: Treatment) -> Iterator[Key]:
    yield ("treatment", plain(record.name), _day(record.started))


def _surgery(record: PastSurgery) -> Iterator[Key]:
    yield ("surgery", plain(record.name), _day(record.date))


def _measurement(record: Measurement) -> Iterator[Key]:
    what = [code.code for code in record.codes if code.system == "loinc"]
    moment = f"{_day(record.when)} {record.when.time if record.when else ''}"
    if record.when is not None and record.value:
        for name in (plain(record.what), *what):
            yield ("measured", name, moment, record.value, record.unit or "-")


def _scan(record: ImagingStudy) -> Iterator[Key]:
    yield ("study_uid", record.study_uid.strip())
    yield ("accession", _number(record.accession))


def _pathology(record: PathologyReport) -> Iterator[Key]:
    yield ("specimen", _number(record.specimen_number))


def _report(record: OtherReport) -> Iterator[Key]:
    yield ("report", _number(record.number))
    for file in record.attached:
        yield ("file", file.sha256)


def _trial(record: Trial) -> Iterator[Key]:
    yield ("nct", record.nct.strip().upper())


def _appointment(record: Appointment) -> Iterator[Key]:
    yield ("visit", plain(record.who), _day(record.when))


def _contact(record: Contact) -> Iterator[Key]:
    yield ("name", plain(record.name))


def _person(_record: Person) -> Iterator[Key]:
    yield ("person",)


_READERS: dict[type[Record], Callable[[Any], Iterator[Key]]] = {
    Medication: _medication,
    Allergy: _allergy,
    Condition: _condition,
    Diagnosis: _diagnosis,
    Biomarker: _biomarker,
    Treatment: _treatment,
    PastSurgery: _surgery,
    Measurement: _measurement,
    ImagingStudy: _scan,
    PathologyReport: _pathology,
    OtherReport: _report,
    Trial: _trial,
    Appointment: _appointment,
    Contact: _contact,
    Person: _person,
}
_NAMING: dict[type[Record], str] = {
    Medication: "name",
    Allergy: "substance",
    Condition: "name",
    Measurement: "what",
    Trial: "title",
    OtherReport: "title",
}


def _number(text: str) -> str:
    plain_number = "".join(text.split()).casefold()
    return plain_number if len(plain_number) >= _SHORTEST_NUMBER else ""


def _day(when: When | None) -> str:
    """Return a date that is known to the day as text, ``""`` for any other."""
    exact = when is not None and when.is_exact and when.earliest is not None
    return when.earliest.isoformat() if exact and when and when.earliest else ""


def _both_differ(one: str, other: str) -> bool:
    return bool(one and other) and one.strip() != other.strip()


def _days_differ(one: When | None, other: When | None) -> bool:
    return _both_differ(_day(one), _day(other))
