"""One study of the register's API, as JSON, to a trial of ours.

Every part of a study may be missing: of 1,178 real ones a quarter has no phase, a third no upper
age, a tenth no site. What is missing stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from apptprep.exchange.trials_gov import words
from apptprep.exchange.trials_gov.eligibility import split
from apptprep.records import Trial, TrialSite

REGISTER = "ClinicalTrials.gov"
_LONGEST = 4000


def is_study(data: object) -> bool:
    """Tell whether decoded JSON is a study: it has a number and a protocol section."""
    return bool(_number(data))


def trial(study: Mapping[str, Any]) -> Trial:
    """Return a study as a trial, with nothing added to what the register says.

    Args:
        study: one study of the API, as decoded; :func:`is_study` holds.
    """
    protocol = _map(study, "protocolSection")
    naming, design = _map(protocol, "identificationModule"), _map(protocol, "designModule")
    states, rules = _map(protocol, "statusModule"), _map(protocol, "eligibilityModule")
    places = _map(protocol, "contactsLocationsModule")
    sites = tuple(site for each in _maps(places, "locations") if (site := _site(each)) is not None)
    number = _number(study)
    overall = _text(states, "overallStatus")
    return Trial(
        title=_title(naming, number),
        nct=number,
        phase=words.phase(_texts(design, "phases")),
        status=words.status(overall),
        treatment=_interventions(_map(protocol, "armsInterventionsModule")),
        site=_only(sites),
        contact=_contact(_maps(places, "centralContacts")),
        heard_from=REGISTER,
        sponsor=_text(_map(_map(protocol, "sponsorCollaboratorsModule"), "leadSponsor"), "name"),
        sex=words.sex(_text(rules, "sex")),
        youngest=words.age(_text(rules, "minimumAge")),
        oldest=words.age(_text(rules, "maximumAge")),
        updated=words.date(_text(_map(states, "lastUpdatePostDateStruct"), "date")),
        sites=sites,
        summary=_cut(words.plain(_text(_map(protocol, "descriptionModule"), "briefSummary"))),
        criteria=split(_text(rules, "eligibilityCriteria")),
        note=_note(design, states, overall),
        source="report",
    )


def _title(naming: Mapping[str, Any], number: str) -> str:
    title = _text(naming, "briefTitle") or _text(naming, "officialTitle")
    acronym = _text(naming, "acronym")
    if acronym and acronym.lower() not in title.lower():
        title = f"{title} ({acronym})" if title else acronym
    return title or number


def _interventions(arms: Mapping[str, Any]) -> str:
    names = [_text(each, "name") for each in _maps(arms, "interventions")]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _site(place: Mapping[str, Any]) -> TrialSite | None:
    point = _map(place, "geoPoint")
    site = TrialSite(
        name=_text(place, "facility"),
        town=_text(place, "city"),
        region=_text(place, "state"),
        country=_text(place, "country"),
        status=words.status_words(_text(place, "status")),
        contact=_contact(_maps(place, "contacts")),
        latitude=_degrees(point, "lat", 90),
        longitude=_degrees(point, "lon", 180),
    )
    return site if site != TrialSite() else None


def _degrees(point: Mapping[str, Any], name: str, most: int) -> str:
    value = point.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:.5f}".rstrip("0").rstrip(".") if abs(value) <= most else ""


def _only(sites: tuple[TrialSite, ...]) -> str:
    """Return the place of a trial that has one site."""
    if len(sites) != 1:
        return ""
    site = sites[0]
    return ", ".join(part for part in (site.name, site.town, site.country) if part)


def _contact(contacts: list[Mapping[str, Any]]) -> str:
    """Return the first contact that says anything, with phone and e-mail."""
    for each in contacts:
        phone, extension = _text(each, "phone"), _text(each, "phoneExt")
        if phone and extension:
            phone = f"{phone} ext. {extension}"
        found = ", ".join(
            part for part in (_text(each, "name"), phone, _text(each, "email")) if part
        )
        if found:
            return found
    return ""


def _note(design: Mapping[str, Any], states: Mapping[str, Any], overall: str) -> str:
    """Return what has no field of its own: the status in the register's word, why, the start."""
    lines = []
    if overall and words.status(overall) in ("stopped", "unknown"):
        lines.append(f"Status in the register: {words.status_words(overall)}")
    why = words.plain(_text(states, "whyStopped"))
    if why:
        lines.append(f"Why it stopped, as the register says: {why}")
    kind = words.status_words(_text(design, "studyType"))
    if kind and kind != "interventional":
        lines.append(f"Kind of study: {kind}")
    start = words.date(_text(_map(states, "startDateStruct"), "date"))
    if start:
        lines.append(f"Start: {start.understood()}")
    return "\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _number(study: object) -> str:
    if not isinstance(study, Mapping):
        return ""
    naming = _map(_map(study, "protocolSection"), "identificationModule")
    return next(iter(words.numbers(_text(naming, "nctId"))), "")


def _map(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def _maps(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = data.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _texts(data: Mapping[str, Any], name: str) -> Iterator[str]:
    value = data.get(name)
    yield from (each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""
