"""Words of the sample's symptom log: notes, what was done, whom she told."""

from __future__ import annotations

from apptprep.jobs.sample.medicines import OXYCODONE_STARTED

TOLD = "Joy Tamsin"
_NEW_PAIN = 110
_RADIATION_OVER = 360

_NOTES = {
    "Tiredness": (
        "Lay down after lunch.",
        "Did the shopping, then nothing more.",
        "Slept 10 hours and still tired.",
        "Better after a short walk.",
    ),
    "Nausea": ("Worse in the car.", "Only in the morning.", "Ginger tea.", "After the tablet."),
    "Less appetite": ("Half a plate.", "Soup only.", "Food tastes of little."),
    "Constipation": ("Third day without.", "Hard and small.", "Belly feels full."),
    "Hot flashes": ("Woke up wet twice.", "Had to change my shirt.", "5 times today."),
    "Joint pain": ("Fingers stiff until 10.", "Could not open the jar.", "Better after moving."),
    "Trouble sleeping": ("Awake from 3 to 5.", "The hip woke me.", "Thoughts going round."),
    "Worry": ("Waiting for the result.", "Talked with Daniel.", "Cried a little, then better."),
    "Pain where a needle was": ("Cannot sit on that side.", "Warm towel."),
}
_PAIN_EARLY = ("Worse when sitting.", "Could not find a way to lie.", "A dull ache, all day.")
_PAIN_CALM = ("Only after gardening.", "Stiff in the morning.", "Hardly there.")
_PAIN_LATE = (
    "Worse on stairs.",
    "Woke me at 4.",
    "Dull ache, sharp when I turn.",
    "Limping by evening.",
)

_REMEDIES = {
    "Tiredness": (("Rested 1 hour", "little"), ("Short walk", "yes")),
    "Nausea": (("Ginger tea", "little"), ("Small meals", "yes")),
    "Constipation": (("Senna, plums", "little"), ("Drank more", "no")),
    "Hot flashes": (("Fan, thin blanket", "little"),),
    "Joint pain": (("Warm water on the hands", "yes"), ("Moved about", "yes")),
    "Trouble sleeping": (("Read for an hour", "little"), ("Radio", "no")),
    "Worry": (("Walked the dog", "yes"), ("Talked with Daniel", "yes")),
    "Pain where a needle was": (("Warm towel", "little"),),
}
_PAIN_REMEDIES_EARLY = (("Acetaminophen 2 tablets", "little"), ("Hot water bottle", "yes"))
_PAIN_REMEDIES_LATE = (
    ("1 oxycodone", "little"),
    ("1 oxycodone", "yes"),
    ("1 oxycodone", "no"),
    ("Lay down", "little"),
)


def notes_for(term: str, days: int) -> tuple[str, ...]:
    """Return words that fit a symptom at that point of the story."""
    if term != "Pain":
        return _NOTES[term]
    if days > _RADIATION_OVER:
        return _PAIN_EARLY
    return _PAIN_CALM if days > _NEW_PAIN else _PAIN_LATE


def remedies_for(term: str, days: int) -> tuple[tuple[str, str], ...]:
    """Return what was done against a symptom, and whether it helped."""
    if term != "Pain":
        return _REMEDIES.get(term, ())
    return _PAIN_REMEDIES_LATE if days <= OXYCODONE_STARTED else _PAIN_REMEDIES_EARLY
