"""ImagingStudy: a scan as its archive lists it. The images themselves are never in FHIR."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import concept, concepts
from apptprep.exchange.fhir.dates import when_in
from apptprep.exchange.fhir.names import identifier
from apptprep.exchange.fhir.values import Json, first, joined, notes, objects, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.exchange.meaning import scans, sites
from apptprep.records import ImagingStudy

_UID = "urn:dicom:uid"
_DENTAL_FILM = "a dental film"
_REGION_WORDS = ("structure of ", "structure", "region of ")


def studies(resource: Json, view: View) -> Iterator[Result]:
    """Yield a scan; a cancelled one is none."""
    status = word(resource, "status")
    if status in ("entered-in-error", "cancelled"):
        yield Unmapped(status)
        return
    series = objects(resource, "series")
    codes = [each for each in _modalities(resource, series) if each]
    bodies = [concept(each.get("bodySite")).text for each in series]
    procedures = concepts(resource, "procedureCode", "procedure")
    called = word(resource, "description") or joined(*(each.text for each in procedures))
    lines = [word(each, "description") for each in series]
    titles = [word(each, "title") for one in series for each in objects(one, "instance")[:3]]
    told = joined(called, *lines, by="; ")
    record = ImagingStudy(
        source="report",
        modality=_modality(scans.modality_of_codes(codes), scans.modality(told)),
        region=joined(*map(_region, bodies)) or scans.region(told),
        date=when_in(resource, "started"),
        facility=view.names(resource, "location"),
        ordered_by=view.names(resource, "referrer", "order"),
        read_by=view.names(resource, "interpreter"),
        accession=identifier(resource, "ACSN") or word(first(resource, "accession"), "value"),
        study_uid=_uid(resource),
        description=called or joined(*lines, by="; "),
        side=_side(series, joined(called, *bodies)),
        series=word(resource, "numberOfSeries"),
        images=word(resource, "numberOfInstances"),
        codes=tuple(code for each in procedures for code in each.codes),
        note=notes(resource),
    )
    dental = scans.is_dental(joined(told, *titles, *bodies)) or set(codes) & {"IO", "PX"}
    yield Item(record, record.date, called, _DENTAL_FILM if dental else None)


def _modality(coded: str, worded: str) -> str:
    """Return the kind of scan; DICOM has a heart ultrasound among the others."""
    if (coded, worded) == ("US", "ECHO"):
        return worded
    return coded or worded or "unknown"


def _uid(resource: Json) -> str:
    """Return the StudyInstanceUID, which DSTU2 has in ``uid``."""
    found = identifier(resource, system=_UID) or word(resource, "uid")
    for each in objects(resource, "identifier"):
        if not found and word(each, "value").startswith("urn:oid:"):
            found = word(each, "value")
    return found.removeprefix("urn:oid:")


def _modalities(resource: Json, series: list[Json]) -> list[str]:
    told = concepts(resource, "modality", "modalityList")
    told += [concept(each.get("modality")) for each in series]
    return [each.any_code() for each in told]


def _region(words: str) -> str:
    text = words
    for part in _REGION_WORDS:
        text = text.replace(part, "").replace(part.capitalize(), "")
    return text.strip().lower()


def _side(series: list[Json], words: str) -> str:
    told = " ".join(concept(each.get("laterality")).everything for each in series)
    return sites.side_in(told) or sites.side_in(words)
