"""Made-up entries that open the call-now card at a line, and some that must not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from apptprep.records import (
    Cycle,
    Measurement,
    Medication,
    Person,
    Record,
    SymptomEntry,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)


def ago(days: int) -> When:
    return When.of(TODAY - dt.timedelta(days=days))


def log(term: str, now: int | None = None, days: int = 0, **more: object) -> SymptomEntry:
    """Return an entry of the log, of today when nothing else is said."""
    return SymptomEntry(term=term, now=now, when=ago(days), **more)  # type: ignore[arg-type]


def hot(value: str, unit: str = "°C", days: int = 0, what: str = "Temperature") -> Measurement:
    return Measurement(what=what, value=value, unit=unit, when=ago(days))


OPIOID = Medication(name="Oxycodone")
STEROID = Medication(name="Dexamethasone")
IMMUNE = Treatment(name="pembrolizumab", treatment_kind="immune", state="ongoing")
IMMUNE_PAST = Treatment(
    name="nivolumab", treatment_kind="immune", state="ended", ended=ago(120), started=ago(300)
)
IMMUNE_LONG_AGO = replace(IMMUNE_PAST, ended=ago(800), started=ago(900))
CELLS = Treatment(name="CAR T cells", treatment_kind="cell", state="ended", ended=ago(40))
CHEMO = Treatment(name="FOLFOX", treatment_kind="chemotherapy", state="ongoing")
BACK = log("Back pain", 6)

Records = tuple[Record, ...]
CASES: dict[str, tuple[tuple[Records, ...], tuple[Records, ...]]] = {
    "collapse": (
        ((log("Fainting"),), (log("collapsed in the kitchen"),)),
        ((log("Dizziness", 8),), (log("Fainting", 0),), (log("faintly sour taste"),)),
    ),
    "airway": (
        (
            (log("Choking"),),
            (log("Breathlessness", 9),),
            (log("short of breath", 3, note="at rest"),),
        ),
        ((log("Breathlessness", 4),), (log("Cough", 8),)),
    ),
    "severe-bleeding": (
        ((log("Nosebleed", 8),), (log("Bleeding", note="it does not stop"),)),
        ((log("Nosebleed", 2),), (log("blood pressure", 9),)),
    ),
    "chest-pain": (
        (
            (log("Chest pain", 6),),
            (log("Chest pain"),),
            (log("Chest pain", 2), log("chest pain", 2, 1)),
            (log("Pain", 5, sites=("chest",)),),
        ),
        (
            (log("Chest pain", 0),),
            (log("Chest pain", 2),),
            (log("Pain", 8, sites=("lower-back",)),),
            (log("Chest pain", 8, 30),),
            (log("Cough", 5, note="no chest pain"),),
        ),
    ),
    "sudden-breathlessness": (
        (
            (log("Breathlessness", 8),),
            (log("Breathlessness", 3, note="came on suddenly"),),
            (log("Coughing up blood"),),
            (log("Cough", note="some blood in it"),),
        ),
        ((log("Breathlessness", 3),), (log("Cough", 6, note="no blood"),)),
    ),
    "one-leg": (
        (
            (log("Swelling of one leg"),),
            (log("Swelling", 3, sites=("left-leg", "left-foot")),),
            (log("Pain", 4, sites=("right-leg",)),),
        ),
        (
            (log("Swelling", 3, sites=("left-leg", "right-leg")),),
            (log("Swelling", 3, sites=("left-arm",)),),
            (log("Pain", 6, sites=("right-hip", "lower-back")),),
            (log("Pain", 4, sites=("right-leg",)), log("Pain", 4, 20, sites=("right-leg",))),
        ),
    ),
    "stroke-signs": (
        ((log("Weakness on one side"),), (log("Trouble speaking", 2),), (log("face drooping"),)),
        ((log("Weakness", 6),), (log("Trouble swallowing", 6),), (log("Trouble speaking", 0),)),
    ),
    "new-confusion": (
        ((log("Confusion"),), (log("was confused at night", seen_by="daughter"),)),
        ((log("Trouble remembering", 7),), (log("not confused today"),)),
    ),
    "seizure": (
        ((log("Seizure"),), (log("had a fit"),)),
        ((log("fitness"),), (log("Seizure", 0),), (log("Seizure", None, 40),)),
    ),
    "opioid-sleepiness": (
        (
            (OPIOID, log("Sleepiness", 8)),
            (OPIOID, log("Sleepiness", note="hard to wake at noon")),
            (OPIOID, log("slow breathing")),
        ),
        ((OPIOID, log("Sleepiness", 3)), (log("Sleepiness", 8),), (OPIOID, log("Tiredness", 9))),
    ),
    "suicide": (
        (
            (log("Low mood", 8, note="I want to die"),),
            (log("thoughts of suicide"),),
            (log("Sad", note="thinks of ending my life"),),
        ),
        (
            (log("Low mood", 9),),
            (log("Low mood", 5, note="no thoughts of suicide"),),
            (log("Worry", note="I do not want to die"),),
        ),
    ),
    "suicide-plan": (
        ((log("Low mood", note="I want to die and have kept the pills for it"),),),
        ((log("Low mood", note="I want to die"),), (log("Pain", note="took 2 pills"),)),
    ),
    "fever": (
        (
            (hot("38.0"),),
            (hot("38,4"),),
            (hot("100.4", "°F"),),
            (hot("101", ""),),
            (hot("38.6 °C", ""),),
            (log("Fever"),),
            (log("temperature 38.3"),),
            (Person(fever_threshold="37.5 °C"), hot("37.6")),
            (Person(fever_threshold="99.5 F"), hot("37.6")),
            (Person(fever_threshold="38.3"), hot("38.1")),
            (Person(treated_ever="unknown"), hot("38.2")),
            (CHEMO, Person(treated_ever="no"), hot("38.2")),
        ),
        (
            (hot("37.9"),),
            (hot("100.3", "°F"),),
            (hot("38.5", days=10),),
            (hot("64", "kg", what="Weight"),),
            (log("Fever", 0),),
            (log("hay fever", 3),),
            (log("temperature 36.8"),),
            (log("Cough", note="no fever"),),
            (Person(fever_threshold="below 36 or from 38"), hot("37.2")),
            (Person(treated_ever="no"), hot("39.5"), log("Fever")),
        ),
    ),
    "chills": (
        ((log("Chills"),), (log("shivering"),), (log("unwell", note="suddenly"),)),
        ((log("Chills", 0),), (log("Hot flashes", 5),), (Person(treated_ever="no"), log("Chills"))),
    ),
    "fever-medicine": (((hot("38.5"),), (log("Fever"),)), ((hot("37.0"),), (log("Pain", 5),))),
    "cell-therapy-fever": (
        ((CELLS, hot("38.1")), (CELLS, log("Chills"))),
        ((CHEMO, hot("38.1")), (CELLS, hot("37.1")), (replace(CELLS, state="planned"), hot("39"))),
    ),
    "cell-therapy-confusion": (
        (
            (CELLS, log("Confusion")),
            (CELLS, log("Trouble speaking")),
            (CELLS, log("shaking hands")),
        ),
        ((CHEMO, log("Confusion")), (CELLS, log("Nausea", 5))),
    ),
    "spinal-cord": (
        (
            (BACK, log("Weakness of a leg")),
            (BACK, log("Urine leakage")),
            (BACK, log("Stool leakage", days=3)),
            (BACK, log("Numbness or tingling", sites=("left-leg",))),
            (log("Pain", 5, sites=("upper-back",)), log("Unsteady walking")),
            (log("neck pain"), log("legs give way")),
        ),
        (
            (BACK,),
            (log("Weakness of a leg"),),
            (BACK, log("Numbness or tingling", sites=("left-hand", "right-hand"))),
            (BACK, log("Urine leakage", 0)),
            (BACK, log("Urine leakage", days=30)),
            (log("Pain", 5, sites=("left-knee",)), log("Unsteady walking")),
        ),
    ),
    "face-neck-swelling": (
        (
            (log("Swelling of face, neck or arms"), log("Cough")),
            (log("Swelling", sites=("face",)), log("Breathlessness", 2)),
        ),
        (
            (log("Swelling of face, neck or arms"),),
            (log("Swelling", sites=("left-foot",)), log("Cough")),
        ),
    ),
    "high-calcium-signs": (
        (
            (log("Thirst"), log("Constipation"), log("Nausea")),
            (log("Confusion"), log("Constipation"), log("Nausea")),
            (log("Thirst"), log("Passing urine often"), log("Nausea")),
        ),
        (
            (log("Constipation"), log("Nausea")),
            (log("Thirst"),),
            (log("Thirst"), log("Constipation", days=20), log("Nausea")),
        ),
    ),
    "blocked-bowel": (
        (
            (log("no stool for 3 days"), log("Swollen belly")),
            (log("no gas since morning"), log("Belly pain")),
            (log("Constipation", note="no wind either"), log("cramps")),
            (log("Constipation"), log("Vomiting"), log("Belly pain")),
        ),
        ((log("Constipation", 8),), (log("Belly pain", 6),), (log("Vomiting"), log("Belly pain"))),
    ),
    "headache-vomiting": (
        ((log("Headache", 6), log("Vomiting")), (log("Headache"), log("Blurred vision"))),
        ((log("Headache", 8),), (log("Headache", 2), log("Vomiting")), (log("Vomiting", 3),)),
    ),
    "fluids": (
        (
            (log("Vomiting", 3), log("Vomiting", 3, 1)),
            (log("Vomiting", 8),),
            (log("Nausea", 5, note="cannot keep water down"),),
            (log("Little urine"),),
            (log("Change in urine color", note="dark"),),
        ),
        (
            (log("Vomiting", 2),),
            (log("Vomiting", 2), log("Vomiting", 2, 5)),
            (log("Nausea", 6),),
            (log("Change in urine color", note="orange from a medicine"),),
        ),
    ),
    "diarrhea": (
        (
            (log("Diarrhea", note="with blood"),),
            (log("Diarrhea", note="7 times today"),),
            tuple(log("diarrhoea") for _ in range(6)),
            (log("Diarrhea", 3), log("Dizziness", 4)),
            (log("Diarrhea", 3), hot("38.4")),
        ),
        (
            (log("Diarrhea", 4),),
            (log("Diarrhea", 3, note="no blood, 3 times"),),
            tuple(log("Diarrhea", days=n) for n in range(6)),
        ),
    ),
    "diarrhea-often": (
        (
            (log("Diarrhea", note="5 times since yesterday"),),
            tuple(log("diarrhoea") for _ in range(5)),
        ),
        (
            (log("Diarrhea", 4),),
            (log("Diarrhea", 3, note="4 times today"),),
            tuple(log("Diarrhea", days=n) for n in range(5)),
        ),
    ),
    "immune-treatment": (
        (
            (IMMUNE, log("Diarrhea", 2)),
            (IMMUNE_PAST, log("Rash", 2)),
            (IMMUNE, log("Cough", 3)),
            (IMMUNE, log("Tiredness", 8)),
            (Medication(name="Keytruda"), log("Rash", 3)),
            (Treatment(name="nivolumab infusion", state="ongoing"), log("Yellow skin or eyes")),
            (
                replace(IMMUNE_PAST, ended=None, cycles=(Cycle(day_given=ago(60)),)),
                log("Diarrhea"),
            ),
        ),
        (
            (CHEMO, log("Diarrhea", 2)),
            (IMMUNE, log("Diarrhea", 0)),
            (IMMUNE, log("Tiredness", 4)),
            (IMMUNE, log("Cough", 3), log("Cough", 3, 30)),
            (IMMUNE_LONG_AGO, log("Rash")),
            (replace(IMMUNE, state="planned"), log("Rash")),
        ),
    ),
    "immune-headache": (
        ((Medication(name="Keytruda"), log("Headache", 3)), (IMMUNE_PAST, log("Headache"))),
        ((CHEMO, log("Headache", 3)), (IMMUNE_LONG_AGO, log("Headache"))),
    ),
    "immune-breath": (
        ((IMMUNE, log("Chest pain", 2)), (IMMUNE_PAST, log("Breathlessness", 4))),
        (
            (CHEMO, log("Chest pain", 2)),
            (IMMUNE, log("Breathlessness", 2), log("Breathlessness", 2, 30)),
        ),
    ),
    "bleeding": (
        (
            (log("Bruising"),),
            (log("Black stool"),),
            (log("Blood in urine"),),
            (log("Nosebleed", 1),),
        ),
        ((log("Bruising", 0),), (log("blood sugar", 7),), (log("Bruising", days=20),)),
    ),
    "port": (
        (
            (log("Pain where a needle was"),),
            (log("port is red and sore"),),
            (log("redness", note="around the port"),),
        ),
        (
            (log("portion sizes"),),
            (log("Pain", 5),),
            (log("Pain where a needle was", 0),),
            (log("Pain where a needle was", 5, sites=("bottom",)),),
        ),
    ),
    "mouth-sores": (
        (
            (log("Sore mouth or throat", 8),),
            (log("Sore mouth or throat", 4, note="cannot drink"),),
            (log("Sore mouth or throat", 4, hinders="fully"),),
        ),
        ((log("Sore mouth or throat", 4),), (log("Dry mouth", 8),)),
    ),
    "yellow-skin": (
        ((log("Yellow skin or eyes"),), (log("jaundice", days=10),)),
        ((log("Yellow skin or eyes", 0),), (log("Itching", 5),)),
    ),
    "steroid": (
        (
            (replace(STEROID, stopped=ago(2)),),
            (replace(STEROID, stopped=ago(2), why_stopped="ran out"),),
            (STEROID, log("Vomiting", 3)),
        ),
        (
            (STEROID,),
            (replace(STEROID, stopped=ago(2), why_stopped="taper finished"),),
            (replace(STEROID, stopped=ago(60)),),
            (log("Vomiting", 3),),
        ),
    ),
}
