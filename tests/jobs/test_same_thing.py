"""The same thing from two sources is one thing, and two things stay two."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest

import pytest
from tests.jobs.three_medicines import CODED, NAMES

from apptprep.exchange.meaning.drug_names import taken_apart
from apptprep.exchange.reading import Found, Reading
from apptprep.jobs.compare import compare
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
    Snapshot,
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


@pytest.mark.parametrize("ingredient", NAMES)
def test_each_spelling_of_60_systems_is_known_for_its_ingredient(ingredient: str) -> None:
    """By the whole name as it was written, and by what is left of it as a medicine's name."""
    wrong = {
        name
        for name in NAMES[ingredient]
        if keys_of(Medication(name=name)) != {("ingredients", ingredient)}
        or keys_of(Medication(name=taken_apart(name).name)) != {("ingredients", ingredient)}
    }
    assert wrong == set()


def test_the_names_of_60_systems_are_three_medicines_whatever_their_order() -> None:
    """No code is needed; each is one entry with all its sources, which the person confirms."""
    mentions = [
        Found(
            Medication(name=taken_apart(name).name, origins=(Origin(file=name, written_as=name),)),
            "",
        )
        for names in zip_longest(*NAMES.values())
        for name in names
        if name
    ]
    assert len(mentions) >= 74
    for found in (mentions, mentions[::-1]):
        preview = compare([Reading("records", "C-CDA", tuple(found))], Snapshot(()))
        assert sorted(len(item.mentions) for item in preview.items) == sorted(
            len(names) for names in NAMES.values()
        )
        told = {origin.file for item in preview.items for origin in item.record.origins}
        assert told == {found.record.origins[0].file for found in mentions}


def test_a_code_joins_what_no_name_does() -> None:
    for code, name in CODED:
        bare = Medication(name="as on the list", codes=rxnorm(code))
        named = Medication(name=name, codes=rxnorm(code))
        assert keys_of(bare) & keys_of(named) == {("rxnorm", code)}
