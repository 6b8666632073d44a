"""A made-up download as large as real ones: a person's whole record with years of bills.

What portals and record generators hand out has thousands of resources, nearly all of them no
entry: bills, insurance statements, questionnaires, dental films, notes. Everything here is made
up; the numbers follow what such files hold.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator

from apptprep.exchange.fhir.values import Json

LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
PATIENT = {"resourceType": "Patient", "id": "p", "name": [{"text": "Margaret Okafor"}]}

LABS = (
    ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL"),
    ("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL"),
    ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL"),
    ("29463-7", "Body Weight", "kg"),
    ("8867-4", "Heart rate", "/min"),
)
BLURB = "Seen today. No new complaints. Plan: go on as before, come back in three months. " * 12
START = dt.date(1990, 1, 8)
LAST = 36
"""Years of the record; it ends in 2025."""


def coded(system: str, code: str, display: str) -> Json:
    """Return a CodeableConcept with one coding."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def _of_patient(kind: str, number: int, **more: object) -> Json:
    return {
        "resourceType": kind,
        "id": f"{kind.lower()}-{number}",
        "subject": {"reference": "Patient/p"},
        "status": "final",
        **more,
    }


def _values(number: int, day: str) -> Iterator[Json]:
    for place, (code, display, unit) in enumerate(LABS):
        yield _of_patient(
            "Observation",
            number * 10 + place,
            category=[coded("observation-category", "laboratory", "Laboratory")],
            code=coded(LOINC, code, display),
            effectiveDateTime=f"{day}T09:02:03.110257+00:00",
            valueQuantity={"value": 10 + number % 7 + place / 10, "unit": unit, "code": unit},
            referenceRange=[{"low": {"value": 4.5}, "high": {"value": 17.5}}],
            performer=[{"display": "Sea Laboratory"}],
        )
    for place in range(5, 8):
        yield _of_patient(
            "Observation",
            number * 10 + place,
            category=[coded("observation-category", "laboratory", "Laboratory")],
            code=coded(LOINC, "93033-9", "Are you worried about losing your housing?"),
            effectiveDateTime=day,
            valueCodeableConcept={"text": "No"},
        )


def _noise(number: int, day: str) -> Iterator[Json]:
    lines = [
        {"sequence": line, "productOrService": coded(SNOMED, "162673000", "General examination")}
        for line in range(1, 14)
    ]
    adjudication = [
        {
            "category": coded("adjudication", "benefit", "Benefit"),
            "amount": {"value": 12.5, "currency": "USD"},
        }
        for _line in range(9)
    ]
    yield _of_patient("Claim", number, created=day, item=lines)
    yield _of_patient(
        "ExplanationOfBenefit", number, created=day, item=lines, adjudication=adjudication
    )
    yield _of_patient("Encounter", number, period={"start": day, "end": day}) | {
        "status": "finished"
    }
    yield _of_patient("Immunization", number, occurrenceDateTime=day)
    yield _of_patient(
        "DiagnosticReport", number, code=coded(LOINC, "58410-2", "CBC panel"), result=[{}]
    )
    yield _of_patient(
        "DocumentReference",
        number,
        type=coded(LOINC, "34117-2", "History and physical note"),
        date=day,
        content=[
            {
                "attachment": {
                    "contentType": "text/plain",
                    "data": base64.b64encode(f"{day}\n{BLURB}".encode()).decode(),
                }
            }
        ],
    )
    yield _of_patient(
        "Procedure",
        number,
        code=coded(SNOMED, "430193006", "Medication reconciliation (procedure)"),
    )


def record(visits: int = 850) -> Json:
    """Return the bundle of a record with so many visits; 850 are eleven megabytes."""
    resources: list[Json] = [PATIENT]
    for number in range(visits):
        day = (START + dt.timedelta(days=number * 365 * LAST // visits)).isoformat()
        resources += _values(number, day)
        resources += _noise(number, day)
    for number in range(15):
        resources.append(
            _of_patient(
                "MedicationRequest",
                number,
                medicationCodeableConcept=coded(
                    RXNORM, str(313820 + number), f"Medicine {number} 5 MG"
                ),
                authoredOn=f"{2010 + number}-03-04",
            )
            | {"status": "active" if number == 14 else "stopped"}
        )
        resources.append(
            _of_patient(
                "ImagingStudy",
                number,
                started=f"{2010 + number}-05-06",
                description="Dental plain X-ray bitewing",
                series=[{"modality": {"code": "DX"}}],
            )
        )
    resources.append(
        _of_patient(
            "Condition",
            1,
            code=coded(SNOMED, "254837009", "Malignant neoplasm of breast (disorder)"),
            onsetDateTime="2025-02",
        )
    )
    entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources]
    return {"resourceType": "Bundle", "type": "transaction", "entry": entries}
