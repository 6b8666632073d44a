"""The sample's person: who she is, her other conditions, her family."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.jobs.sample.story import HUSBAND, PATIENT, Story
from apptprep.records import (
    Allergy,
    Condition,
    FamilyHistory,
    HospitalNumber,
    PastSurgery,
    Person,
    Record,
    Writer,
)


def entries(story: Story) -> Iterator[Record]:
    """Yield the person and what belongs to her beside the cancer."""
    yield _person(story)
    yield story.make(
        Allergy,
        "penicillin",
        395,
        source="clinician",
        note_of_source="Family doctor's list",
        substance="Penicillin",
        reaction="Hives over the whole body within an hour",
        severity="moderate",
        kind_of="allergy",
        noticed=story.words("about 1988"),
    )
    yield story.make(
        Allergy,
        "codeine",
        72,
        source="seen",
        substance="Codeine",
        reaction="Vomited all night",
        severity="unknown",
        kind_of="intolerance",
        noticed=story.words("2009"),
    )
    yield story.make(
        Condition,
        "pressure",
        395,
        source="clinician",
        name="High blood pressure",
        state="active",
        since=story.words("2015"),
        treated_by="Dr Asha Penhallow, family doctor",
    )
    yield story.make(
        PastSurgery,
        "gall bladder",
        395,
        source="seen",
        name="Gall bladder removed (keyhole)",
        date=story.words("spring 2009"),
        place="Fernhollow General Hospital",
    )
    yield story.make(
        FamilyHistory,
        "aunt",
        390,
        source="unsure",
        note_of_source="My cousin told me on the phone",
        relative="Mother's sister",
        illness="Ovarian cancer",
        age="about 52",
        side="mother",
        note="Nobody in the family has had a gene test, as far as I know.",
    )
    yield story.make(
        FamilyHistory,
        "father",
        390,
        source="seen",
        relative="Father",
        illness="Prostate cancer",
        age="74",
        side="father",
    )


def _person(story: Story) -> Person:
    """Return the person; insurance, directive and the temperature to call at are left open."""
    return story.make(
        Person,
        "ruth",
        395,
        name="Ruth Eleanor Hallowick",
        called="Ruth",
        born=story.words(f"4 May {story.today.year - 63}"),
        sex="female",
        address="12 Alder Lane\nFernhollow",
        phone="555-0101",
        languages="English",
        interpreter="no",
        team_phone="555-0110",
        emergency_contact="Daniel Hallowick, husband, 555-0102",
        country="United States",
        matters=(
            "Being well enough to dance at my daughter's wedding in 5 months. Walking the dog by "
            "myself. A clear head matters more to me than a few extra weeks."
        ),
        talk_prognosis="yes",
        treated_ever="yes",
        allergies_state="some",
        medications_state="some",
        conditions_state="some",
        proxy="Daniel Hallowick, husband, 555-0102",
        proxy_copy="no",
        hospital_numbers=(
            HospitalNumber(hospital="Fernhollow General Hospital", number="FG-204518"),
            HospitalNumber(hospital="Lakemoor Cancer Center"),
        ),
        living="With my husband in a house with stairs. Our daughter lives 2 hours away.",
        distance="2 hours by car, no flights",
        writers=(
            Writer(name=PATIENT, role="patient"),
            Writer(name=HUSBAND, role="caregiver"),
        ),
    )
