"""The sample's symptom log: 400 entries, and what was measured."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from apptprep.jobs.sample.courses import TERMS, strength
from apptprep.jobs.sample.log_words import TOLD, notes_for, remedies_for
from apptprep.jobs.sample.medicines import OXYCODONE_STARTED
from apptprep.jobs.sample.story import HUSBAND, PATIENT, Story
from apptprep.records import Measurement, Record, SymptomEntry, When
from apptprep.records.when import day_text

COUNT = 400
_FIRST_DAY = 425
_LATE = 75
_LEAST = 0.8
_FEVER = 232

# How readily each symptom is written down: what hurts most and what the team asks about.
_READINESS = {
    "Pain": 3.0,
    "Tiredness": 2.0,
    "Nausea": 4.0,
    "Less appetite": 0.6,
    "Constipation": 1.2,
    "Hot flashes": 0.7,
    "Joint pain": 0.8,
    "Trouble sleeping": 0.9,
    "Worry": 0.7,
    "Pain where a needle was": 8.0,
}
_WEIGHT = (
    (395, "71.4"),
    (311, "71.0"),
    (248, "70.7"),
    (164, "70.6"),
    (80, "69.2"),
    (36, "67.9"),
    (6, "66.8"),
)
_CA_15_3 = (
    (395, "142"),
    (311, "96"),
    (248, "58"),
    (192, "41"),
    (136, "37"),
    (80, "49"),
    (44, "88"),
    (6, "97"),
)
_NEUTROPHILS = (
    (374, "3.9"),
    (360, "1.4"),
    (346, "1.6"),
    (332, "1.1"),
    (318, "0.8"),
    (311, "1.3"),
    (283, "0.9"),
    (276, "1.5"),
    (220, "1.4"),
    (136, "1.5"),
    (44, "1.8"),
    (6, "3.6"),
)
_TEMPERATURE = (
    (_FEVER, "21:40", "38.1"),
    (_FEVER - 1, "08:10", "37.4"),
    (_FEVER - 2, "08:00", "36.8"),
    (20, "19:05", "37.2"),
    (5, "08:20", "36.7"),
)
_LATEST = (
    ("Hemoglobin", "11.3", "g/dL", "12.0 - 15.5"),
    ("Creatinine", "0.8", "mg/dL", "0.5 - 1.1"),
    ("Calcium", "9.8", "mg/dL", "8.6 - 10.3"),
    ("Alkaline phosphatase", "148", "U/L", "35 - 105"),
)


def entries(story: Story) -> Iterator[Record]:
    """Yield the symptom log and the measurements."""
    yield from _symptoms(story)
    yield from _measurements(story)


def _symptoms(story: Story) -> Iterator[SymptomEntry]:
    special = list(_special(story))
    chance = random.Random(7)  # noqa: S311 - a made-up story, no secret
    keyed: list[tuple[float, int, str]] = []
    for days in range(_FIRST_DAY, 0, -1):
        for term in TERMS:
            felt = strength(term, days)
            draw = chance.random()
            if felt >= _LEAST:
                # She writes more when it is strong, and more often since it got worse.
                eagerness = _READINESS[term] * felt * (3 if days <= _LATE else 1)
                keyed.append((draw ** (1 / eagerness), days, term))
    chosen = sorted(keyed, reverse=True)[: COUNT - len(special)]
    for _, days, term in sorted(chosen, key=lambda item: (-item[1], item[2])):
        yield _entry(story, chance, term, days)
    yield from special


def _entry(story: Story, chance: random.Random, term: str, days: int) -> SymptomEntry:
    felt = strength(term, days)
    score = min(10, max(0, round(felt + chance.gauss(0, 0.8))))
    evening = chance.random() < 0.6  # noqa: PLR2004
    time = f"{chance.randint(18, 21) if evening else chance.randint(7, 9):02}"
    time += f":{chance.randrange(0, 60, 5):02}"
    by = HUSBAND if chance.random() < 0.12 else PATIENT  # noqa: PLR2004
    date = story.date(days)
    entry = story.make(
        SymptomEntry,
        f"{term} {days}",
        days,
        by=by,
        source="unsure" if chance.random() < 0.03 else "seen",  # noqa: PLR2004
        term=term,
        when=When(f"{day_text(date)} {time}", date, date, time=time),
        now=score,
        sites=_sites(term, days, chance),
        seen_by=by if by == HUSBAND else "",
    )
    return _with_details(story, chance, entry, days)


def _with_details(
    story: Story, chance: random.Random, entry: SymptomEntry, days: int
) -> SymptomEntry:
    """Fill in what she wrote on a part of the days: worst, what was done, words of her own."""
    score = entry.now or 0
    fields: dict[str, Any] = {}
    if chance.random() < 0.35:  # noqa: PLR2004
        fields["worst"] = min(10, score + chance.randint(0, 3))
    if chance.random() < 0.5:  # noqa: PLR2004
        steps = ((2, "not"), (5, "little"), (7, "much"), (10, "fully"))
        fields["hinders"] = next(key for top, key in steps if score <= top)
    if chance.random() < 0.4:  # noqa: PLR2004
        fields["how_often"] = chance.choice(("sometimes", "often", "sometimes", "always"))
    if chance.random() < 0.3:  # noqa: PLR2004
        fields["note"] = chance.choice(notes_for(entry.term, days))
    remedies = remedies_for(entry.term, days)
    if remedies and score >= 4 and chance.random() < 0.5:  # noqa: PLR2004
        fields["done"], fields["helped"] = chance.choice(remedies)
        if entry.term == "Pain" and days <= OXYCODONE_STARTED:
            fields["medication"] = story.id("medication oxycodone")
    if score >= 6 and chance.random() < 0.3:  # noqa: PLR2004
        fields["told"] = TOLD
        fields["told_when"] = story.on(max(days - 2, 1))
    return replace(entry, **fields)


def _sites(term: str, days: int, chance: random.Random) -> tuple[str, ...]:
    if term == "Joint pain":
        return ("left-hand", "right-hand", "left-knee", "right-knee")[: chance.choice((2, 4))]
    if term == "Pain where a needle was":
        return ("bottom",)
    if term != "Pain":
        return ()
    if days > 110:  # noqa: PLR2004 - before the new spots
        return ("lower-back",)
    return ("right-hip", "ribs") if chance.random() < 0.25 else ("right-hip",)  # noqa: PLR2004


def _special(story: Story) -> Iterator[SymptomEntry]:
    """Yield the evening of the fever and a few entries the visit will turn on."""
    fever = (
        ("Fever", _FEVER, "21:40", None, "38.1 °C. Called the 24-hour number.", "Night nurse"),
        ("Chills", _FEVER, "21:15", 5, "Shivering under 2 blankets.", "Night nurse"),
        ("Cough", _FEVER - 1, "09:00", 3, "A cold going round at home.", ""),
        ("Dizziness", 62, "07:30", 4, "After getting up, first days of oxycodone.", ""),
        ("Sleepiness", 70, "15:00", 5, "Slept an hour after the tablet.", ""),
        ("Fall", 25, "18:10", None, "Slipped on a wet leaf in the garden, no injury.", ""),
        ("Pain", 9, "18:30", 7, "Sharp on the stairs, right hip. Called Joy.", "Joy Tamsin"),
        ("Pain", 1, "20:45", 6, "Worse when I put weight on it.", ""),
    )
    for term, days, time, score, note, told in fever:
        date = story.date(days)
        yield story.make(
            SymptomEntry,
            f"special {term} {days}",
            days,
            source="seen",
            term=term,
            when=When(f"{day_text(date)} {time}", date, date, time=time),
            now=score,
            sites=("right-hip",) if term == "Pain" else (),
            note=note,
            told=told,
            told_when=story.on(days) if told else None,
        )


def _measurements(story: Story) -> Iterator[Measurement]:
    for days, value in _WEIGHT:
        yield _measured(story, "Weight", days, value, "kg", group="body", place="Clinic scale")
    for days, value in _CA_15_3:
        yield _measured(
            story, "CA 15-3", days, value, "U/mL", group="tumor-marker", reference="0 - 30"
        )
    for days, value in _NEUTROPHILS:
        yield _measured(
            story, "Neutrophils", days, value, "10⁹/L", group="lab", reference="1.8 - 7.5"
        )
    for name, value, unit, reference in _LATEST:
        yield _measured(story, name, 6, value, unit, group="lab", reference=reference)
    yield _measured(story, "Blood pressure", 6, "134/82", "mmHg", group="body", place="Clinic")
    for days, time, value in _TEMPERATURE:
        date = story.date(days)
        when = When(f"{day_text(date)} {time}", date, date, time=time)
        entry = _measured(story, "Temperature", days, value, "°C", group="body", place="At home")
        yield replace(entry, when=when, source="seen", source_note="")


def _measured(
    story: Story, what: str, days: int, value: str, unit: str, **more: str
) -> Measurement:
    return story.make(
        Measurement,
        f"{what} {days}",
        days,
        source="report",
        note_of_source="Clinic portal",
        what=what,
        value=value,
        unit=unit,
        when=story.on(days),
        **more,
    )
