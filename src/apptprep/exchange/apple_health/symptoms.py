"""Symptoms of Apple Health in the app's words.

Names are HealthKit's category types (Apple, HealthKit documentation, "Symptom type identifiers").
Health knows "mild", "moderate" and "severe" and no number; a number is not made up for them.
"""

from __future__ import annotations

from typing import NamedTuple

PREFIX = "HKCategoryTypeIdentifier"
_TERMS = {
    "AbdominalCramps": "Belly pain",
    "Acne": "Acne",
    "BladderIncontinence": "Urine leakage",
    "Bloating": "Bloating",
    "BreastPain": "Breast pain",
    "ChestTightnessOrPain": "Chest pain",
    "Chills": "Chills",
    "Constipation": "Constipation",
    "Coughing": "Cough",
    "Diarrhea": "Diarrhea",
    "Dizziness": "Dizziness",
    "DrySkin": "Dry skin",
    "Fainting": "Fainting",
    "Fatigue": "Tiredness",
    "Fever": "Fever",
    "GeneralizedBodyAche": "Body aches",
    "HairLoss": "Hair loss",
    "Headache": "Headache",
    "Heartburn": "Heartburn",
    "HotFlashes": "Hot flashes",
    "LossOfSmell": "Loss of smell",
    "LossOfTaste": "Taste change",
    "LowerBackPain": "Back pain",
    "MemoryLapse": "Trouble remembering",
    "MoodChanges": "Mood changes",
    "Nausea": "Nausea",
    "NightSweats": "Night sweats",
    "PelvicPain": "Pelvic pain",
    "RapidPoundingOrFlutteringHeartbeat": "Racing or uneven heartbeat",
    "RunnyNose": "Runny nose",
    "ShortnessOfBreath": "Breathlessness",
    "SinusCongestion": "Stuffy nose",
    "SkippedHeartbeat": "Racing or uneven heartbeat",
    "SleepChanges": "Sleep changes",
    "SoreThroat": "Sore mouth or throat",
    "VaginalDryness": "Vaginal dryness",
    "Vomiting": "Vomiting",
    "Wheezing": "Wheezing",
}
_APPETITE = "AppetiteChanges"
TYPES = frozenset(PREFIX + name for name in (*_TERMS, _APPETITE))
"""The types of entry that are symptoms."""

_SEVERITY = "HKCategoryValueSeverity"
_PRESENCE = "HKCategoryValuePresence"
_SEVERITIES = {
    "": "", "Unspecified": "", "NotPresent": None, "Mild": "mild", "Moderate": "moderate",
    "Severe": "severe", "0": "", "1": None, "2": "mild", "3": "moderate", "4": "severe",
}  # fmt: skip
_PRESENCES = {"Present": "", "NotPresent": None, "": "", "0": "", "1": None}
_APPETITES = {
    "Unspecified": "Appetite change", "NoChange": None, "Decreased": "Less appetite",
    "Increased": "More appetite", "0": "Appetite change", "1": None, "2": "Less appetite",
    "3": "More appetite", "": "Appetite change",
}  # fmt: skip
_PRESENT_ONLY = {"MoodChanges", "SleepChanges"}


class Felt(NamedTuple):
    """A symptom: what it is called, and how strong it was marked (``""`` where it was not)."""

    term: str
    strength: str


def felt(kind: str, value: str) -> Felt | None:
    """Return the symptom an entry tells of, None where it says that there was none.

    Args:
        kind: the type of the entry, one of :data:`TYPES`.
        value: its value: ``"HKCategoryValueSeverityMild"``, in older exports a number.
    """
    name = kind.removeprefix(PREFIX)
    if name == _APPETITE:
        term = _APPETITES.get(
            value.removeprefix("HKCategoryValueAppetiteChanges"), "Appetite change"
        )
        return Felt(term, "") if term else None
    if name in _PRESENT_ONLY or value.startswith(_PRESENCE):
        strength = _PRESENCES.get(value.removeprefix(_PRESENCE), "")
    else:
        strength = _SEVERITIES.get(value.removeprefix(_SEVERITY), "")
    return None if strength is None else Felt(_TERMS[name], strength)
