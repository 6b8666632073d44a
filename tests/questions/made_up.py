"""Short made-up records, each for one thing the brain must, or must not, make of it.

Each says what the questions of its visit have, and must not have, which entries differ, where the
card opens and what is missing. The whole list is left open on purpose: rules are added, and a
record is right as long as what matters comes, and what would hurt or be senseless does not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from apptprep.records import (
    Allergy,
    Biomarker,
    Condition,
    Criterion,
    Cycle,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    PastSurgery,
    PathologyReport,
    PendingTest,
    Person,
    Record,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
    When,
    Writer,
)

TODAY = dt.date(2026, 11, 22)


def when(words: str) -> When:
    """Return a date as a person types it on the day of the tests."""
    return When.parse(words, TODAY)


def ago(days: int) -> When:
    return When.of(TODAY - dt.timedelta(days=days))


def log(term: str, now: int, days: int = 2, **more: object) -> SymptomEntry:
    return SymptomEntry(term=term, now=now, when=ago(days), **more)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """A made-up person and what the brain is to make of their record.

    Attributes:
        name: what the test is called.
        purpose: of the visit.
        records: what they wrote down.
        asked: rules among the best 12.
        suggested: rules anywhere in the list.
        never: beginnings of rules that must not be in the list at all.
        differ: kinds of contradictions, in order.
        opens: lines the card opens at.
        lacks: rules of what is missing.
    """

    name: str
    purpose: str
    records: tuple[Record, ...]
    asked: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


FUTURE = ("aims-future", "ahead-hospice", "ahead-no-more-treatment")

PEOPLE = (
    MadeUp(
        name="nearly empty record, routine visit",
        purpose="routine",
        records=(Person(called="Jo"),),
        suggested=("next-steps",),
        never=("spread-sites.", "biomarkers-", "symptoms.", "trials-", *FUTURE),
        lacks=("name", "birth-date", "diagnosis", "medicines", "allergies"),
    ),
    MadeUp(
        name="woman of 63, breast cancer in bone, new back pain, second opinion",
        purpose="second-opinion",
        records=(
            Person(sex="female", born=when("4 May 1963"), name="R H"),
            Diagnosis(site="left breast", extent="spread", stage="IV", confirmed="biopsy"),
            Spread(site="bone", where="L3", certainty="confirmed", biopsied="no"),
            Biomarker(marker="ER", result="positive", specimen="tissue-primary"),
            Treatment(name="letrozole", treatment_kind="hormone", state="ongoing"),
            log("Back pain", 6),
        ),
        asked=("biopsy-new-site-breast", "second-opinion-1-where"),
        suggested=("spread-sites.bone-which",),
        never=("spread-sites.brain", "spread-sites.liver", *FUTURE),
        lacks=("pathology-none", "imaging-none"),
    ),
    MadeUp(
        name="the same with weak legs",
        purpose="routine",
        records=(
            Diagnosis(site="breast", extent="spread"),
            log("Back pain", 6),
            log("Weakness of a leg", 4, 1, written_by="her son"),
        ),
        asked=("symptoms.leg-weakness",),
        opens=("spinal-cord",),
    ),
    MadeUp(
        name="man of 71, prostate removed, wants to know how things may go",
        purpose="routine",
        records=(
            Person(sex="male", born=when("1955"), talk_prognosis="yes"),
            Diagnosis(site="prostate", extent="spread", stage="IV"),
            Treatment(name="radical prostatectomy", treatment_kind="surgery", state="ended"),
            Treatment(name="leuprorelin", treatment_kind="hormone", state="ongoing"),
            Spread(site="bone", certainty="confirmed"),
        ),
        suggested=("aims-future",),
        never=("symptoms.vaginal", "later-tamoxifen", "biomarkers-breast", "later-no-pregnancy"),
    ),
    MadeUp(
        name="young man, lung cancer never treated, trial visit",
        purpose="trial",
        records=(
            Person(sex="male", born=when("1994"), treated_ever="no"),
            Diagnosis(site="lung", histology="adenocarcinoma", extent="spread"),
            Measurement(what="Temperature", value="38.4", unit="°C", when=ago(0)),
            Trial(title="A trial", criteria=(Criterion(text="EGFR change", met="unknown"),)),
        ),
        asked=("trials-purpose", "trials-criterion-unknown"),
        suggested=("trials-before-treatment",),
        never=("trials-washout", "imaging-next-late", *FUTURE),
        lacks=("performance", "biomarkers", "distance"),
    ),
    MadeUp(
        name="chemotherapy and fever, caregiver writes",
        purpose="routine",
        records=(
            Person(writers=(Writer(name="Tom", role="caregiver"),), fever_threshold="37.8"),
            Diagnosis(site="colon", extent="spread"),
            Treatment(
                name="FOLFOX",
                treatment_kind="chemotherapy",
                state="ongoing",
                cycles=(Cycle(number="3", day_given=ago(9)),),
            ),
            Measurement(what="Temperature", value="37.9", unit="°C", when=ago(0), written_by="Tom"),
        ),
        suggested=("palliative.caregiver",),
        never=("side-effects.temperature",),
        opens=("fever", "fever-medicine"),
    ),
    MadeUp(
        name="immune treatment that ended, diarrhea months later",
        purpose="routine",
        records=(
            Diagnosis(site="skin of the back", histology="melanoma", extent="regional"),
            Treatment(
                name="nivolumab",
                treatment_kind="immune",
                state="ended",
                started=ago(400),
                ended=ago(100),
                why_ended="finished as planned",
            ),
            log("Diarrhea", 4),
        ),
        suggested=("symptoms.immune-bowel", "side-effects.immune-late"),
        never=("side-effects.immune-signs",),
        opens=("immune-treatment",),
    ),
    MadeUp(
        name="an allergy on the list, sides that differ, spread that is called local",
        purpose="second-opinion",
        records=(
            Diagnosis(site="left kidney", extent="local", stage="III"),
            PathologyReport(site="right kidney", diagnosis_line="clear cell carcinoma"),
            Spread(site="lung", certainty="confirmed"),
            Allergy(substance="acetaminophen", reaction="hives"),
            Medication(name="Tylenol"),
        ),
        differ=("allergy", "side", "extent"),
        suggested=("second-opinion-4-options",),
    ),
    MadeUp(
        name="markers, lines and lists that differ",
        purpose="trial",
        records=(
            Person(conditions_state="none"),
            Condition(name="asthma", state="active"),
            Diagnosis(site="breast", extent="spread"),
            Biomarker(marker="HER2", result="positive", taken=when("2024")),
            Biomarker(marker="ERBB2", result="negative", taken=when("2026")),
            Treatment(
                name="A",
                treatment_kind="chemotherapy",
                line_of_therapy="1",
                started=when("January 2025"),
                state="ongoing",
            ),
            Treatment(
                name="B",
                treatment_kind="targeted",
                line_of_therapy="2",
                started=when("March 2026"),
                state="ongoing",
            ),
        ),
        differ=("biomarker", "lines", "list"),
        asked=("trials-purpose",),
    ),
    MadeUp(
        name="woman of 38 whose womb was taken out, chemotherapy planned",
        purpose="routine",
        records=(
            Person(sex="female", born=when("1988")),
            PastSurgery(name="hysterectomy", date=when("2020")),
            Diagnosis(site="colon", extent="regional", confirmed="biopsy", stage="III"),
            Treatment(name="FOLFOX", treatment_kind="chemotherapy", state="planned"),
        ),
        suggested=("aims-chance",),
        never=("side-effects.fertility", "later-fertility", "later-no-pregnancy", *FUTURE),
    ),
    MadeUp(
        name="spread to the brain, first seizure, does not want to talk of the future",
        purpose="routine",
        records=(
            Person(talk_prognosis="no"),
            Diagnosis(site="lung", extent="spread"),
            Spread(site="brain", certainty="confirmed", number="3", brain_state="active"),
            Medication(name="Dexamethasone", strength="4 mg"),
            PendingTest(test="MRI brain", booked=ago(-3)),
            log("Seizure", 8, 1, seen_by="wife"),
        ),
        asked=("symptoms.seizure",),
        suggested=("spread-sites.brain-memory",),
        never=("spread-sites.brain-number", "options-less", "aims-not-told", *FUTURE),
        opens=("seizure",),
    ),
    MadeUp(
        name="very full record",
        purpose="second-opinion",
        records=(
            Person(name="A B", born=when("1950"), sex="female", languages="English"),
            Diagnosis(site="ovary", histology="high grade serous", extent="spread", stage="III"),
            *(Spread(site=s, certainty="confirmed") for s in ("peritoneum", "liver", "pleura")),
            *(
                ImagingStudy(modality="CT", region="abdomen", date=ago(40 * n))
                for n in range(1, 30)
            ),
            *(Medication(name=f"medicine {n}") for n in range(20)),
            *(log("Tiredness", n % 8 + 1, n) for n in range(60)),
            *(log("Swollen belly", 5, n) for n in range(30)),
            *(log("Nausea", 3, n) for n in range(60)),
        ),
        asked=("symptoms.swollen-belly", "symptoms.tiredness"),
        suggested=("spread-sites.peritoneum-bowel", "spread-sites.liver-local"),
        never=("spread-sites.brain", "spread-sites.bone", *FUTURE),
        lacks=("pathology-none", "insurance"),
    ),
)
