"""A man of 69, pancreas cancer feared since 2 weeks, not confirmed, never treated."""

from __future__ import annotations

from tests.questions.people.making import held, made_up, make, symptom

from apptprep.records import (
    Appointment,
    Condition,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    PendingTest,
    Person,
    Spread,
)

PERSON = made_up(
    "pancreas_new",
    "Man, 69. A shadow in the pancreas since 2 weeks, no biopsy yet, never treated.",
    "second-opinion",
    make(
        Person,
        name="Farid Haddad",
        born="30 May 1957",
        sex="male",
        country="France",
        treated_ever="no",
        conditions_state="some",
        allergies_state="none",
    ),
    make(
        Diagnosis,
        site="Pancreas",
        primary="known",
        found="9 November 2026",
        extent="feared",
        confirmed="scan",
        reviewed="no",
    ),
    make(
        Spread,
        site="liver",
        certainty="feared",
        found="9 November 2026",
        found_by="ct",
        biopsied="no",
        number="1",
    ),
    make(
        ImagingStudy,
        modality="CT",
        region="abdomen",
        date="9 November 2026",
        facility="Hôpital Nord",
        reread="no",
        impression="Mass in the head of the pancreas, 3 cm. Small spot in the liver.",
        custody=(held("report", "yes"), held("images", "no")),
    ),
    make(
        PendingTest,
        test="Biopsy of the pancreas (through the stomach)",
        state="booked",
        ordered="12 November 2026",
        booked="26 November 2026",
    ),
    make(Measurement, what="Weight", value="82", unit="kg", when="July 2026", group="body"),
    make(Measurement, what="Weight", value="74", unit="kg", when="20 November 2026", group="body"),
    make(Measurement, what="Temperature", value="38.2", unit="°C", when="21 November 2026"),
    make(Condition, name="diabetes", state="active", since="2026"),
    make(
        Medication, name="metformin", schedule="scheduled", reason="diabetes", origin="prescription"
    ),
    make(Appointment, who="Prof. Girard", when="3 December 2026", purpose="second-opinion"),
    symptom("Belly pain", "15 November 2026", 4),
    symptom("Less appetite", "18 November 2026", 6),
    symptom("Yellow skin or eyes", "20 November 2026", None),
    symptom("Itching", "20 November 2026", 5),
)
