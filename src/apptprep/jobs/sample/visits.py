"""The sample's visits, contacts, awaited results, referral, questions and trial."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.jobs.sample.story import HUSBAND, Story
from apptprep.records import (
    Appointment,
    Contact,
    Criterion,
    PendingTest,
    Question,
    Record,
    Referral,
    Trial,
)

_CONTACTS = (
    ("Dr Miriam Castellane", "oncologist", "Fernhollow General Hospital", "555-0111", "yes"),
    ("Dr Theo Lindgrave", "radiation", "Fernhollow General Hospital", "555-0115", ""),
    ("Dr Asha Penhallow", "family-doctor", "Alder Lane Practice", "555-0117", "yes"),
    ("Joy Tamsin", "navigator", "Fernhollow General Hospital", "555-0118", ""),
    ("Dr Helena Brandvold", "oncologist", "Lakemoor Cancer Center", "555-0120", ""),
    ("Fernhollow Pathology", "laboratory", "", "555-0113", ""),
    ("Harbor Street Pharmacy", "pharmacy", "", "555-0116", ""),
)


def entries(story: Story) -> Iterator[Record]:
    """Yield everything around the visits."""
    for name, role, place, phone, opinion in _CONTACTS:
        yield story.make(
            Contact,
            name,
            390,
            name=name,
            role=role,
            place=place,
            phone=phone,
            after_hours="555-0110" if role == "oncologist" and opinion else "",
            gets_opinion=opinion,
        )
    yield from _visits(story)
    yield from _awaited(story)
    yield from _questions(story)
    yield _trial(story)


def _visits(story: Story) -> Iterator[Record]:
    yield story.make(
        Appointment,
        "second opinion",
        30,
        who="Dr Helena Brandvold",
        when=story.on(-8, "10:30"),
        purpose="second-opinion",
        place="Lakemoor Cancer Center, 2nd floor",
        wants=(
            "Is fulvestrant with something added the best next step, or is there another way? "
            "What about the right hip? Is a trial worth looking at now?"
        ),
        contact=story.id("contact Dr Helena Brandvold"),
        companion="Daniel",
    )
    yield story.make(
        Appointment,
        "next routine",
        6,
        who="Dr Miriam Castellane",
        when=story.on(-22, "09:15"),
        purpose="routine",
        place="Fernhollow General Hospital",
        wants="Result of the blood test. Next injection.",
        contact=story.id("contact Dr Miriam Castellane"),
    )
    yield story.make(
        Appointment,
        "new plan",
        36,
        by=HUSBAND,
        source="clinician",
        who="Dr Miriam Castellane",
        when=story.on(36, "14:00"),
        purpose="routine",
        place="Fernhollow General Hospital",
        contact=story.id("contact Dr Miriam Castellane"),
        companion="Daniel",
        outcome=(
            "New spots in the right hip and a rib. Stop palbociclib and letrozole. Fulvestrant "
            "injections instead. Blood test for changes in the tumor. MRI of the liver."
        ),
    )
    yield story.make(
        Appointment,
        "diagnosis",
        395,
        source="clinician",
        who="Dr Miriam Castellane",
        when=story.on(395, "11:00"),
        purpose="other",
        place="Fernhollow General Hospital",
        outcome="Breast cancer that has spread to the bones. Radiation first, then tablets.",
    )


def _awaited(story: Story) -> Iterator[Record]:
    yield story.make(
        PendingTest,
        "blood",
        13,
        source="clinician",
        test="Blood test for tumor DNA (ESR1, PIK3CA)",
        state="done",
        ordered=story.on(36),
        ordered_by="Dr Miriam Castellane",
        booked=story.on(13),
        expected=story.on(-5),
    )
    yield story.make(
        PendingTest,
        "mri liver",
        20,
        source="clinician",
        test="MRI of the liver",
        state="booked",
        ordered=story.on(36),
        ordered_by="Dr Miriam Castellane",
        booked=story.on(-3, "08:20"),
        who_calls="Joy Tamsin",
    )
    yield story.make(
        PendingTest,
        "x-ray hip",
        8,
        source="clinician",
        note_of_source="Joy Tamsin on the phone",
        test="X-ray of the right hip",
        state="result",
        ordered=story.on(9),
        ordered_by="Dr Miriam Castellane",
        booked=story.on(8),
        who_calls="Joy Tamsin",
        note="No break seen. Use the rail until the visit.",
    )
    yield story.make(
        Referral,
        "second opinion",
        30,
        source="seen",
        to="Dr Helena Brandvold, Lakemoor Cancer Center",
        sender="Dr Miriam Castellane",
        reason="Second opinion on the next treatment",
        asked=story.on(34),
        sent=story.on(29),
        state="sent",
        note="The Lakemoor office has not said whether it arrived.",
    )


def _questions(story: Story) -> Iterator[Record]:
    visit = story.id("appointment second opinion")
    yield story.make(
        Question,
        "wedding",
        20,
        text="Can my treatment be planned around my daughter's wedding in 5 months?",
        state="chosen",
        ask_first="yes",
        order="1",
        appointment=visit,
    )
    yield story.make(
        Question,
        "stairs",
        10,
        text="May I still use the stairs and walk the dog with the spot in my right hip?",
        state="chosen",
        ask_first="yes",
        order="2",
        because="The hip hurts on stairs. Nobody has told me what I may do.",
        appointment=visit,
        about=story.id("imaging_study ct latest"),
    )
    yield story.make(
        Question,
        "hair",
        12,
        by=HUSBAND,
        text="Would the next medicine make my hair fall out?",
        state="chosen",
        order="3",
        appointment=visit,
    )
    yield story.make(
        Question,
        "counts",
        311,
        text="Are my low white cells dangerous?",
        state="answered",
        answer="They come from palbociclib and go up in the free week. Call with any fever.",
        answered_by="Joy Tamsin",
        answered=story.on(311),
    )


def _trial(story: Story) -> Record:
    rows = (
        ("Estrogen receptor positive, HER2 negative", "inclusion", "met", "Pathology report"),
        ("Cancer grew during a CDK4/6 medicine", "inclusion", "met", ""),
        ("ESR1 change found in blood or tissue", "inclusion", "unknown", "Result awaited"),
        ("ECOG 0 or 1", "inclusion", "met", "Dr Castellane"),
        ("More than 1 earlier chemotherapy for spread cancer", "exclusion", "not-met", "Had none"),
        ("Fulvestrant before", "exclusion", "unknown", "Started it 5 weeks ago"),
    )
    return story.make(
        Trial,
        "tablet",
        18,
        source="unsure",
        note_of_source="Support group, looked up afterwards",
        title="MADE-UP STUDY: a new hormone tablet or the doctor's choice (sample)",
        nct="NCT00000000",
        phase="3",
        status="recruiting",
        checked=story.on(18),
        treatment="A tablet that breaks down the estrogen receptor",
        site="Lakemoor Cancer Center",
        contact="Trial office, 555-0121",
        heard_from="Support group",
        view="maybe",
        thoughts="A tablet instead of needles would suit me. I fear many extra visits.",
        criteria=tuple(
            Criterion(text=text, kind=kind, met=met, note=note) for text, kind, met, note in rows
        ),
    )
