"""Which mapping reads which type of resource, and how the other types are called in a count."""

from __future__ import annotations

from collections.abc import Mapping as Table
from typing import Final

from apptprep.exchange.fhir import lists
from apptprep.exchange.fhir.alike import nothing_once
from apptprep.exchange.fhir.allergies import allergies
from apptprep.exchange.fhir.conditions import conditions
from apptprep.exchange.fhir.families import relatives
from apptprep.exchange.fhir.imaging import studies
from apptprep.exchange.fhir.medications import given, handed_out, requests, statements
from apptprep.exchange.fhir.observations import observations
from apptprep.exchange.fhir.own import questions
from apptprep.exchange.fhir.people import person
from apptprep.exchange.fhir.procedures import procedures
from apptprep.exchange.fhir.reports import documents, reports
from apptprep.exchange.fhir.view import Mapping
from apptprep.exchange.fhir.visits import appointments, care_teams, encounters

MAPPINGS: Final[Table[str, Mapping]] = {
    "Patient": person,
    "Condition": conditions,
    "Problem": conditions,
    "AllergyIntolerance": allergies,
    "MedicationStatement": statements,
    "MedicationUsage": statements,
    "MedicationRequest": requests,
    "MedicationOrder": requests,
    "MedicationPrescription": requests,
    "MedicationAdministration": given,
    "MedicationDispense": handed_out,
    "Observation": observations,
    "DiagnosticReport": nothing_once(reports),
    "DocumentReference": documents,
    "ImagingStudy": studies,
    "Procedure": nothing_once(procedures),
    "FamilyMemberHistory": relatives,
    "Appointment": appointments,
    "Encounter": encounters,
    "CareTeam": care_teams,
    "CommunicationRequest": questions,
    "Composition": lists.documents,
    "List": lists.lists,
}

HELPERS: Final = frozenset(
    {
        "Binary",
        "BodyStructure",
        "Location",
        "Medication",
        "Organization",
        "Practitioner",
        "PractitionerRole",
        "RelatedPerson",
        "Specimen",
    }
)
"""Types that others point to; they are no entries of their own."""

NAMES: Final[Table[str, str]] = {
    "Claim": "bills",
    "ClaimResponse": "answers to bills",
    "ExplanationOfBenefit": "insurance statements",
    "Coverage": "insurance cards",
    "Immunization": "vaccinations",
    "CarePlan": "care plans",
    "ClinicalImpression": "assessments",
    "Goal": "goals",
    "Device": "devices",
    "DeviceUseStatement": "devices in use",
    "SupplyDelivery": "supplies",
    "Provenance": "notes on who wrote what",
    "ServiceRequest": "orders",
    "QuestionnaireResponse": "filled-in questionnaires",
    "Flag": "alerts",
    "Consent": "consents",
}
"""Types of which no entry is made, in words; others are counted under their own name."""
