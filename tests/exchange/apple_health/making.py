"""Apple Health exports made for tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tests.exchange.ccda.making import TODAY

from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Reading

DTD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
"""
BROKEN_DTD = DTD.replace("  locale CDATA #REQUIRED\n>", "  locale CDATA #REQUIRED")
"""As iOS 16 wrote it: an attribute list that is not closed."""

SEVERE = "HKCategoryValueSeveritySevere"
PULSE = "HKQuantityTypeIdentifierHeartRate"
WEIGHT = "HKQuantityTypeIdentifierBodyMass"


def entry(
    kind: str,
    value: str,
    *,
    unit: str = "",
    start: str = "2026-03-01 10:30:00 -0500",
    end: str = "",
    by: str = "Health",
) -> str:
    """Return one entry; a bare name of a symptom is enough for its type."""
    whole = kind if kind.startswith("HK") else f"HKCategoryTypeIdentifier{kind}"
    measured = f' unit="{unit}"' if unit else ""
    return (
        f' <Record type="{whole}" sourceName="{by}"{measured} creationDate="{start}" '
        f'startDate="{start}" endDate="{end or start}" value="{value}"/>\n'
    )


def clinical(path: str, by: str = "City Hospital") -> str:
    """Return the mention of a clinic's file."""
    return (
        f' <ClinicalRecord type="HKClinicalTypeIdentifierConditionRecord" identifier="x" '
        f'sourceName="{by}" sourceURL="https://fhir.example.test/1" fhirVersion="4.0.1" '
        f'receivedDate="2026-03-01 05:00:00 -0500" resourceFilePath="{path}"/>\n'
    )


def export(*entries: str, head: str = DTD) -> str:
    """Return the phone's own file with some entries."""
    return (
        f'{head}<HealthData locale="en_US">\n'
        ' <ExportDate value="2026-05-01 10:36:11 -0400"/>\n'
        ' <Me HKCharacteristicTypeIdentifierDateOfBirth="1958-04-11" '
        'HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale"/>\n'
        f"{''.join(entries)}</HealthData>\n"
    )


def condition(number: str, name: str) -> dict[str, object]:
    """Return a condition as a clinic hands it out."""
    return {
        "resourceType": "Condition",
        "id": number,
        "subject": {"display": "Ada"},
        "code": {"text": name},
        "clinicalStatus": {"coding": [{"code": "active"}]},
    }


def write(folder: Path, text: str | bytes, files: Mapping[str, object] | None = None) -> Path:
    """Write an export as a folder; return it."""
    base = folder / "apple_health_export"
    (base / "clinical-records").mkdir(parents=True, exist_ok=True)
    (base / "export.xml").write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    for name, content in (files or {}).items():
        place = base / name
        place.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, str) else json.dumps(content)
        place.write_text(data, encoding="utf-8")
    return base


def read(path: Path) -> Reading:
    """Return what the app finds in an export."""
    return recognise.read(path, Wanted(TODAY))[0]
