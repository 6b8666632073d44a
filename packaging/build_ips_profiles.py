"""Take out of the IPS package what the tests check summaries against.

    python3 packaging/build_ips_profiles.py FOLDER

FOLDER is the unpacked npm package hl7.fhir.uv.ips 2.0.0 (licence CC0-1.0). Of each profile that a
summary of ours can meet it keeps the elements' names, counts, fixed values, patterns, types and
slices; texts, bindings and mappings are left out. The result is ``tests/data/ips/profiles.json``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "ips" / "profiles.json"
PROFILES = (
    "Bundle",
    "Composition",
    "Patient",
    "AllergyIntolerance",
    "Condition",
    "DiagnosticReport",
    "ImagingStudy",
    "Medication",
    "MedicationStatement",
    "Observation-results-laboratory-pathology",
    "Observation-results-radiology",
    "Organization",
    "Practitioner",
    "Procedure",
    "Specimen",
)
_VALUES = ("fixed", "pattern")


def smaller(element: dict[str, Any]) -> dict[str, Any]:
    """Return of one element of a snapshot what a check of structure needs."""
    kept: dict[str, Any] = {key: element[key] for key in ("id", "min", "max")}
    kept |= {key: value for key, value in element.items() if key.startswith(_VALUES)}
    if "slicing" in element:
        kept["slicing"] = [
            [each["type"], each["path"]] for each in element["slicing"].get("discriminator", [])
        ]
    types = [each["code"] for each in element.get("type", [])]
    if types and "System" not in types[0]:
        kept["type"] = types
    rules = [each["key"] for each in element.get("constraint", []) if "ips" in each["key"]]
    if rules:
        kept["rules"] = rules
    return kept


def main() -> int:
    """Write the file; return the exit code."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    found: dict[str, Any] = {}
    for name in PROFILES:
        text = (folder / f"StructureDefinition-{name}-uv-ips.json").read_text(encoding="utf-8")
        definition = json.loads(text)
        # A Bundle's snapshot repeats the resources; these are checked by their own profiles.
        deepest = 3 if name == "Bundle" else 9
        found[name] = [
            smaller(element)
            for element in definition["snapshot"]["element"]
            if element["id"].count(".") < deepest
        ]
    note = "From hl7.fhir.uv.ips 2.0.0, CC0-1.0 (HL7 International / Patient Care)."
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    lines = [f" {json.dumps(name)}: {json.dumps(rows)}" for name, rows in found.items()]
    text = f'{{\n "licence": {json.dumps(note)},\n' + ",\n".join(lines) + "\n}\n"
    TARGET.write_text(text, encoding="utf-8")
    print(f"Wrote {TARGET.name}: {len(found)} profiles, {len(text):,} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
