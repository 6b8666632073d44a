"""The same thing from two sources is one thing, and two things stay two."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.jobs.same_thing import apart, keys_of
from apptprep.records import (
    Allergy,
    Code,
    Condition,
    ImagingStudy,
    Measurement,
    Medication,
    Origin,
    OtherReport,
    PathologyReport,
    Record,
    SymptomEntry,
    Trial,
    When,
)

TODAY = dt.date(2026, 6, 1)


def when(words: str) -> When:
    return When.parse(words, TODAY)


def rxnorm(code: str) -> tuple[Code, ...]:
    return (Code(system="rxnorm", code=code),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Medication(name="Letrozole"), Medication(name="Femara 2.5 mg tablet"), True),
        (
            Medication(name="x", codes=rxnorm("309090")),
            Medication(name="y", codes=rxnorm("309090")),
            True,
        ),
        (Medication(name="letrozole"), Medication(name="anastrozole"), False),
        (
            Medication(name="Kept", origins=(Origin(file="a", written_as="Letrozole"),)),
            Medication(name="letrozole 2.5 mg"),
            True,
        ),
        (Condition(name="Type 2 diabetes"), Condition(name="type-2 DIABETES"), True),
        (
            Condition(name="a", codes=(Code(system="snomed", code="44054006"),)),
            Condition(name="b", codes=(Code(system="snomed", code="44054006"),)),
            True,
        ),
        (
            Condition(name="a", codes=(Code(system="own-list", code="1"),)),
            Condition(name="b", codes=(Code(system="own-list", code="1"),)),
            False,
        ),
        (ImagingStudy(study_uid="1.2.3"), ImagingStudy(study_uid="1.2.3"), True),
        (ImagingStudy(accession="A-2026-17"), ImagingStudy(accession="a-2026-17"), True),
        (ImagingStudy(accession="17"), ImagingStudy(accession="17"), False),
        (
            PathologyReport(specimen_number="S26-1044"),
            PathologyReport(specimen_number="S26 1044"),
            False,
        ),
        (OtherReport(number="L-55501"), OtherReport(number="l-55501"), True),
        (Trial(nct="NCT01234567"), Trial(nct=" nct01234567"), True),
        (Allergy(substance="Penicillin"), Allergy(substance="penicillin allergy"), True),
        (
            Measurement(what="Hemoglobin", value="11.2", unit="g/dL", when=when("2026-05-01")),
            Measurement(what="hemoglobin", value="11.2", unit="g/dL", when=when("1 May 2026")),
            True,
        ),
        (
            Measurement(what="Hemoglobin", value="11.2", unit="g/dL", when=when("2026-05-01")),
            Measurement(what="Hemoglobin", value="11.2", unit="g/dL", when=when("2026-05-02")),
            False,
        ),
        (SymptomEntry(term="Pain", now=3), SymptomEntry(term="Pain", now=3), False),
        (
            Medication(name="a", origins=(Origin(file="x", number="urn:1|9"),)),
            Medication(name="b", origins=(Origin(file="y", number="urn:1|9"),)),
            True,
        ),
    ],
)
def test_a_key_in_common(one: Record, other: Record, same: bool) -> None:
    assert bool(keys_of(one) & keys_of(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        (
            ImagingStudy(accession="A-2026", study_uid="1"),
            ImagingStudy(accession="A-2026", study_uid="2"),
            True,
        ),
        (ImagingStudy(accession="A-2026", study_uid="1"), ImagingStudy(accession="A-2026"), False),
        (
            OtherReport(number="55501", date=when("2026-05-01")),
            OtherReport(number="55501", date=when("2019-05-01")),
            True,
        ),
        (
            OtherReport(number="55501", date=when("2026-05-01")),
            OtherReport(number="55501", date=when("May 2026")),
            False,
        ),
        (Medication(name="a"), Medication(name="a"), False),
    ],
)
def test_what_contradicts_is_kept_apart(one: Record, other: Record, is_apart: bool) -> None:
    assert apart(one, other) is is_apart


def test_medicine_names_of_many_systems_are_three_medicines() -> None:
    """Spellings as clinics' systems write them (interop study: 74 names, 3 medicines)."""
    names = [
        "Aranesp 0.5 MG/ML",
        "Darbepoetin Alfa 500 MCG/ML",
        "1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe [Aranesp]",
        "Aranesp (in polysorbate) 500 mcg/mL",
        "Aranesp (Albumin Free) 500 MCG/ML SOSY",
        "ceftriaxone 10 gram solution for injection",
        "CefTRIAXone Sodium 100 GM SOLR",
        "Ceftriaxone 100 MG/ML Injectable Solution",
        "Tylenol Extra Strength 500 mg tablet",
        "Acetaminophen 500 MG Oral Tablet [Tylenol]",
        "acetaminophen",
    ]
    keys = {key for name in names for key in keys_of(Medication(name=name))}
    assert keys == {
        ("ingredients", "acetaminophen"),
        ("ingredients", "ceftriaxone"),
        ("ingredients", "darbepoetin alfa"),
    }
