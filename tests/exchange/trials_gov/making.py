"""Studies as the register's API gives them, made up here."""

from __future__ import annotations

from typing import Any

RULES = """Inclusion Criteria:

* Age \\>= 18 years
* At least one of:

  * measurable disease
  * bone disease only
* ECOG 0 or 1

Exclusion Criteria:

1. Untreated spread to the brain
2. Pregnancy
"""


def study(number: str = "NCT01234567", **changed: Any) -> dict[str, Any]:
    """Return a study with all that we read.

    Args:
        number: its number.
        changed: modules of the protocol section to put in place of those made here; None takes
            one away.
    """
    protocol: dict[str, Any] = {
        "identificationModule": {
            "nctId": number,
            "briefTitle": "A Study of Made-up Medicine",
            "acronym": "ACRO",
        },
        "statusModule": {
            "overallStatus": "RECRUITING",
            "startDateStruct": {"date": "2025-03"},
            "lastUpdatePostDateStruct": {"date": "2026-05-04", "type": "ACTUAL"},
        },
        "descriptionModule": {"briefSummary": "It looks at doses \\< 5 mg."},
        "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE1", "PHASE2"]},
        "armsInterventionsModule": {
            "interventions": [
                {"type": "DRUG", "name": "Made-up Medicine"},
                {"type": "DRUG", "name": "Placebo"},
            ]
        },
        "eligibilityModule": {
            "eligibilityCriteria": RULES,
            "sex": "FEMALE",
            "minimumAge": "18 Years",
            "maximumAge": "75 Years",
        },
        "contactsLocationsModule": {
            "centralContacts": [
                {
                    "name": "Ann Office",
                    "phone": "555-0100",
                    "phoneExt": "7",
                    "email": "a@example.org",
                }
            ],
            "locations": [
                {
                    "facility": "North Hospital",
                    "city": "Hamburg",
                    "country": "Germany",
                    "status": "NOT_YET_RECRUITING",
                    "contacts": [{"name": "Site Nurse", "phone": "555-0101"}],
                    "geoPoint": {"lat": 53.57532, "lon": 10.01534},
                },
                {"city": "Rome", "country": "Italy"},
            ],
        },
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "A Sponsor"}},
    }
    for name, module in changed.items():
        if module is None:
            protocol.pop(name)
        else:
            protocol[name] = module
    return {"protocolSection": protocol, "hasResults": False}
