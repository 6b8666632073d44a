"""The sample's treatment: radiation, palbociclib with letrozole, then fulvestrant.

Dose delays follow the palbociclib label: a count below 1.0 on day 1 delays the cycle; the second
time the dose goes from 125 to 100 mg.
"""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.jobs.sample.story import Story
from apptprep.records import Cycle, DoseChange, Record, Treatment, When

CYCLES = (374, 346, 311, 276, 248, 220, 192, 164, 136, 108, 80, 52)
"""Days before today on which each cycle of palbociclib began; 3 and 4 began a week late."""

STOPPED = 36
FULVESTRANT = (34, 20, 6)
RADIATION_START, RADIATION_END = 388, 384
BONE_STARTED = 366


def entries(story: Story) -> Iterator[Record]:
    """Yield the treatments, newest first."""
    yield _fulvestrant(story)
    yield _first_line(story)
    yield _radiation(story)
    yield story.make(
        Treatment,
        "denosumab",
        BONE_STARTED,
        source="clinician",
        name="Denosumab",
        treatment_kind="bone",
        aim="control",
        started=story.on(BONE_STARTED),
        state="ongoing",
        dose="120 mg under the skin every 4 weeks",
        given_by="Infusion room, Fernhollow General Hospital",
        note="To protect the bones. I cannot remember whether a dentist had a look first.",
    )


def _radiation(story: Story) -> Treatment:
    days = _radiation_days(story)
    return story.make(
        Treatment,
        "radiation",
        380,
        source="report",
        note_of_source="Radiation summary, page 1",
        name="Radiation to the third lumbar vertebra (L3)",
        treatment_kind="radiation",
        aim="relief",
        started=days[0],
        state="ended",
        ended=days[-1],
        why_ended="Finished as planned",
        site="L3",
        dose="20 Gy in 5 fractions",
        response="not-told",
        given_by="Dr Theo Lindgrave, Fernhollow General Hospital",
        note="More pain for 2 days, then much better within 4 weeks.",
    )


def _radiation_days(story: Story) -> tuple[When, When]:
    """Return a Monday and the Friday after it."""
    monday = RADIATION_START + story.date(RADIATION_START).weekday()
    return story.on(monday), story.on(monday - 4)


def _first_line(story: Story) -> Treatment:
    cycles = tuple(
        Cycle(
            number=str(number),
            day_given=story.on(days),
            dose="125 mg, 21 days on, 7 off" if number < 4 else "100 mg, 21 days on, 7 off",  # noqa: PLR2004
            note=_CYCLE_NOTES.get(number, ""),
        )
        for number, days in enumerate(CYCLES, 1)
    )
    return story.make(
        Treatment,
        "first line",
        CYCLES[0],
        source="clinician",
        note_of_source="Dr Castellane",
        name="Palbociclib with letrozole",
        treatment_kind="targeted",
        line_of_therapy="1st for spread cancer",
        aim="control",
        started=story.on(CYCLES[0]),
        state="ended",
        ended=story.on(STOPPED),
        why_ended="New spots in the bones on CT",
        cycle_days="28",
        cycles=cycles,
        changes=(
            DoseChange(
                changed_on=story.on(318),
                change="Cycle 3 started 1 week late",
                reason="White cells too low (neutrophils 0.8)",
            ),
            DoseChange(
                changed_on=story.on(276),
                change="Palbociclib from 125 to 100 mg",
                reason="White cells too low for the second time (0.9)",
            ),
        ),
        response="stable",
    )


_CYCLE_NOTES = {
    3: "1 week late, low white cells",
    4: "1 week late, lower dose from now on",
    12: "Stopped after the CT",
}


def _fulvestrant(story: Story) -> Treatment:
    cycles = tuple(
        Cycle(number=str(number), day_given=story.on(days), dose="500 mg, 2 injections")
        for number, days in enumerate(FULVESTRANT, 1)
    )
    return story.make(
        Treatment,
        "fulvestrant",
        FULVESTRANT[0],
        source="clinician",
        note_of_source=f"Dr Castellane, visit of {story.say(STOPPED)}",
        name="Fulvestrant",
        treatment_kind="hormone",
        line_of_therapy="2nd for spread cancer",
        aim="not-told",
        started=story.on(FULVESTRANT[0]),
        state="ongoing",
        site="Injections into the buttocks",
        dose="500 mg every 2 weeks 3 times, then every 4 weeks",
        cycles=cycles,
        response="too-early",
        note="A second medicine may be added when the blood test is back.",
    )
