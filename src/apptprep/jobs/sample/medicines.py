"""The sample's 9 medicines, 2 of them stopped, and the tablets taken when needed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from apptprep.jobs.sample.story import HUSBAND, Story
from apptprep.jobs.sample.treatments import BONE_STARTED, CYCLES, FULVESTRANT, STOPPED
from apptprep.records import DoseHistory, DoseTaken, Medication, Record, When
from apptprep.records.when import day_text

OXYCODONE_STARTED = 72
_ONCOLOGIST = "Dr Miriam Castellane"
_PHARMACY = "Harbor Street Pharmacy, 555-0116"


def entries(story: Story) -> Iterator[Record]:
    """Yield the medicines and the doses of oxycodone in the last 4 weeks."""
    yield from _current(story)
    yield from _bought(story)
    yield from _stopped(story)
    yield from _doses(story)


def _current(story: Story) -> Iterator[Record]:
    yield story.make(
        Medication,
        "fulvestrant",
        FULVESTRANT[0],
        source="clinician",
        name="Fulvestrant",
        reason="Breast cancer",
        brand="Faslodex",
        strength="250 mg in 5 mL",
        form="injection",
        dose="2 injections (500 mg)",
        route="into the muscle",
        schedule="cycle",
        clock="at the clinic",
        cycle="every 2 weeks 3 times, then every 4 weeks",
        started=story.on(FULVESTRANT[0]),
        helps="unsure",
        side_effects="Sore where the needles were for 2 days",
        prescriber=_ONCOLOGIST,
        origin="prescription",
    )
    yield story.make(
        Medication,
        "denosumab",
        BONE_STARTED,
        source="clinician",
        name="Denosumab",
        reason="Bone protection",
        brand="Xgeva",
        strength="120 mg",
        form="injection",
        dose="1 injection",
        route="under the skin",
        schedule="cycle",
        clock="at the clinic",
        cycle="every 4 weeks",
        started=story.on(BONE_STARTED),
        prescriber=_ONCOLOGIST,
        origin="prescription",
    )
    yield story.make(
        Medication,
        "calcium",
        BONE_STARTED,
        source="clinician",
        name="Calcium carbonate with vitamin D3",
        reason="Because of denosumab",
        strength="600 mg / 400 IU",
        form="tablet",
        dose="1 tablet",
        schedule="scheduled",
        times=("morning", "evening"),
        food="with",
        started=story.on(BONE_STARTED),
        taken_differently="I often forget the evening one",
        prescriber=_ONCOLOGIST,
        origin="vitamin",
    )
    yield story.make(
        Medication,
        "oxycodone",
        OXYCODONE_STARTED,
        source="report",
        note_of_source="Label on the box",
        name="Oxycodone",
        reason="Bone pain",
        strength="5 mg",
        form="tablet",
        dose="1 tablet",
        schedule="when-needed",
        most_a_day="4 tablets",
        taken_lately="about 11",
        food="any",
        started=story.on(OXYCODONE_STARTED),
        helps="some",
        side_effects="Sleepy for an hour, constipation",
        prescriber=_ONCOLOGIST,
        origin="prescription",
        pharmacy=_PHARMACY,
        refills=f"None left, about 20 tablets on {story.say(2)}",
    )
    yield story.make(
        Medication,
        "amlodipine",
        395,
        source="report",
        note_of_source="Label on the box",
        name="Amlodipine",
        reason="High blood pressure",
        strength="5 mg",
        form="tablet",
        dose="1 tablet",
        schedule="scheduled",
        times=("morning",),
        food="any",
        started=story.words("2015"),
        helps="well",
        prescriber="Dr Asha Penhallow",
        origin="prescription",
        pharmacy=_PHARMACY,
    )


def _bought(story: Story) -> Iterator[Record]:
    yield story.make(
        Medication,
        "senna",
        60,
        source="seen",
        name="Senna",
        reason="Constipation",
        strength="8.6 mg",
        form="tablet",
        dose="2 tablets",
        schedule="scheduled",
        times=("bedtime",),
        started=story.month(60),
        helps="some",
        origin="over-the-counter",
        seller=_PHARMACY,
    )
    yield story.make(
        Medication,
        "turmeric",
        28,
        by=HUSBAND,
        source="unsure",
        note_of_source="Read off the bottle, hard to read",
        name="Turmeric (curcumin)",
        reason="A friend said it helps joints",
        strength="500 mg",
        form="capsule",
        dose="1 capsule",
        schedule="scheduled",
        times=("morning",),
        started=story.month(95, "about"),
        helps="unsure",
        origin="herbal",
        seller="A website, found by search",
        abroad="unknown",
        note="We have not told the team yet.",
    )


def _stopped(story: Story) -> Iterator[Record]:
    yield story.make(
        Medication,
        "palbociclib",
        STOPPED,
        source="clinician",
        name="Palbociclib",
        reason="Breast cancer",
        brand="Ibrance",
        strength="100 mg",
        form="tablet",
        dose="1 tablet",
        schedule="cycle",
        times=("morning",),
        cycle="21 days on, 7 off",
        started=story.on(CYCLES[0]),
        side_effects="Low white cells, tired in week 3, a little sick in the first days",
        changes=(
            DoseHistory(
                changed_on=story.on(276),
                change="From 125 to 100 mg",
                reason="Low white cells, Dr Castellane",
            ),
        ),
        stopped=story.on(STOPPED),
        why_stopped="New spots in the bones on CT",
        prescriber=_ONCOLOGIST,
        origin="prescription",
    )
    yield story.make(
        Medication,
        "letrozole",
        STOPPED,
        source="clinician",
        name="Letrozole",
        reason="Breast cancer",
        brand="Femara",
        strength="2.5 mg",
        form="tablet",
        dose="1 tablet",
        schedule="scheduled",
        times=("evening",),
        started=story.on(CYCLES[0]),
        side_effects="Hot flashes, stiff fingers and knees in the morning",
        stopped=story.on(STOPPED),
        why_stopped="New spots in the bones on CT",
        prescriber=_ONCOLOGIST,
        origin="prescription",
    )


def _doses(story: Story) -> Iterator[Record]:
    """Yield single tablets of oxycodone: 11 in the last days, fewer in the weeks before."""
    chance = random.Random(4)  # noqa: S311 - a made-up story, no secret
    weeks = ((6, 11), (13, 8), (20, 6), (27, 5))
    for last, count in weeks:
        days = range(last, last - 6, -1)
        slots = [(day, time) for day in days for time in ("07", "14", "21")]
        for day, hour in sorted(chance.sample(slots, count), reverse=True):
            time = f"{hour}:{chance.randrange(0, 60, 5):02}"
            date = story.date(day)
            yield story.make(
                DoseTaken,
                f"{day} {hour}",
                day,
                source="seen",
                medication=story.id("medication oxycodone"),
                when=When(f"{day_text(date)} {time}", date, date, time=time),
                amount="1 tablet",
            )
