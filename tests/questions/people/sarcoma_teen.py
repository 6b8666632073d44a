"""A girl of 16 with a sarcoma of the thigh; her mother writes; nothing has begun yet."""

from __future__ import annotations

from tests.questions.people.making import held, made_up, make, symptom

from apptprep.records import (
    Appointment,
    Diagnosis,
    ImagingStudy,
    PathologyReport,
    Person,
    Spread,
    Treatment,
)
from apptprep.records.person import Writer

PERSON = made_up(
    "sarcoma_teen",
    "Girl, 16. Synovial sarcoma of the thigh, spots in the lung feared, treatment planned.",
    "second-opinion",
    make(
        Person,
        name="Jona Lind",
        called="Jona",
        born="21 September 2010",
        sex="female",
        country="Sweden",
        treated_ever="no",
        allergies_state="none",
        conditions_state="none",
        medications_state="none",
        matters="School with my friends, and horses",
        living="with my mother, father and little brother",
        writers=(make(Writer, name="Sara", role="caregiver"),),
    ),
    make(
        Diagnosis,
        site="Right thigh",
        side="right",
        histology="synovial sarcoma",
        found="26 October 2026",
        extent="feared",
        confirmed="biopsy",
        reviewed="asked",
        primary="known",
        return_state="no",
    ),
    make(
        Spread,
        site="lung",
        certainty="feared",
        found="9 November 2026",
        found_by="ct",
        biopsied="no",
    ),
    make(
        Treatment,
        name="doxorubicin and ifosfamide",
        treatment_kind="chemotherapy",
        state="planned",
        line_of_therapy="1st",
    ),
    make(Treatment, name="Operation of the thigh", treatment_kind="surgery", state="planned"),
    make(
        ImagingStudy,
        modality="CT",
        region="chest",
        date="9 November 2026",
        facility="Umeå",
        impression="Two tiny nodules, unclear.",
        custody=(held("report", "yes"), held("images", "yes")),
    ),
    make(
        ImagingStudy,
        modality="MR",
        region="right thigh",
        date="30 October 2026",
        facility="Umeå",
        custody=(held("report", "yes"), held("images", "yes")),
    ),
    make(
        PathologyReport,
        site="right thigh",
        side="right",
        date="2 November 2026",
        procedure="core",
        lab="Umeå",
        diagnosis_line="Synovial sarcoma, suspected",
        addenda="pending",
        tissue_left="unknown",
        custody=(
            held("report", "yes"),
            held("slides", "no", asked="10 November 2026", asked_from="Pathology, Umeå"),
        ),
    ),
    make(
        Appointment,
        who="Sarcoma centre, Lund",
        when="30 November 2026",
        purpose="second-opinion",
        companion="Sara and Johan",
    ),
    symptom("Pain", "19 November 2026", 3, sites=("right-leg",), written_by="Sara"),
    symptom("Feeling anxious", "20 November 2026", 6, written_by="Sara", seen_by="Sara"),
)
