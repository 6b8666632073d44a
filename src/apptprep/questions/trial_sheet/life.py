"""Rows about other health, medicines, tissue and everyday life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apptprep.questions.conditions.fit import organ_removed
from apptprep.questions.conditions.general import age_could_be_under, sex_could_be
from apptprep.questions.facts import Facts, dated
from apptprep.questions.medicine_classes import names_of
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.disease import shown
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.questions.words import any_contains
from apptprep.records import (
    Allergy,
    Condition,
    PathologyReport,
    Record,
    Treatment,
)

_ILLNESSES = "alberta-trial-join"
_TREATMENTS = "asco-friends"
_CANCERS = (
    "cancer",
    "carcinoma",
    "tumor",
    "tumour",
    "leukemia",
    "leukaemia",
    "lymphoma",
    "melanoma",
)
_INFECTIONS = ("hiv", "hepatitis", "hbv", "hcv", "tuberculosis")
_IMMUNE = (
    "autoimmune",
    "rheumatoid",
    "lupus",
    "crohn",
    "colitis",
    "psoria",
    "multiple sclerosis",
    "myasthenia",
    "thyroiditis",
    "transplant",
)
_CHILDBEARING = 56
_CONDITIONS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("prior-cancer", "Earlier or other cancers", _CANCERS, "Does an earlier cancer count here?"),
    (
        "infections",
        "Infections (HIV, hepatitis B and C)",
        _INFECTIONS,
        "Have I been tested for HIV and hepatitis B and C?",
    ),
    (
        "autoimmune",
        "Autoimmune illness or transplant",
        _IMMUNE,
        "Does one of my illnesses count as an autoimmune one?",
    ),
)
_CLASSES = (
    ("steroid", "Steroid on the list", "steroid"),
    ("blood-thinner", "Blood thinner on the list", "blood-thinner"),
)
_FIELDS = (
    ("distance", "How far I can travel", "distance"),
    ("travel", "Who lives, helps and travels with me", "living"),
    ("languages", "Languages", "languages"),
    ("insurance", "Insurance", "insurance"),
)


def health(facts: Facts) -> Iterator[TrialRow]:
    """Yield other illnesses, medicines, allergies, earlier trials, tissue and pregnancy."""
    yield from _conditions(facts)
    yield from _medicines(facts)
    yield _list("allergies", "Allergies", facts.snapshot.all(Allergy), facts, "allergies_state")
    yield _trials(facts)
    yield _tissue(facts)
    could = (sex_could_be(facts, "female"), age_could_be_under(facts, _CHILDBEARING))
    if all(could) and not any(organ_removed(facts, o) for o in ("uterus", "ovaries")):
        ask = "What does the trial ask about pregnancy and birth control?"
        yield unknown("pregnancy", "health", "Pregnancy and birth control", ask=ask)


def life(facts: Facts) -> Iterator[TrialRow]:
    """Yield travel, helpers, languages and insurance, as the person wrote them."""
    person = facts.snapshot.person
    for id_, label, field in _FIELDS:
        text = " ".join(getattr(person, field).split())
        if field == "languages" and person.interpreter:
            told = shown(person, "interpreter").lower()
            text = "; ".join(part for part in (text, f"interpreter needed: {told}") if part)
        if text:
            fact = Evidence(f"you wrote: {text}", None, person.id)
            yield TrialRow(id_, "life", label, known=True, text=text, evidence=(fact,))
        else:
            yield unknown(id_, "life", label, write=field)


def _conditions(facts: Facts) -> Iterator[TrialRow]:
    entries = facts.snapshot.all(Condition)
    yield _list(
        "conditions", "Other conditions", entries, facts, "conditions_state", source=_ILLNESSES
    )
    person = facts.snapshot.person
    for id_, label, words, ask in _CONDITIONS:
        found = [c for c in entries if any_contains((c.name,), words)]
        if found:
            yield _of(id_, label, found, source=_ILLNESSES)
        elif not entries and person.conditions_state == "none":
            fact = Evidence("your list of other conditions says none known", None, person.id)
            yield TrialRow(id_, "health", label, known=True, text="none known", evidence=(fact,))
        else:
            yield unknown(id_, "health", label, ask=ask, source=_ILLNESSES)


def _medicines(facts: Facts) -> Iterator[TrialRow]:
    taken = facts.medicines
    yield _list("medicines", "Medicines now", taken, facts, "medications_state", source=_TREATMENTS)
    said = bool(taken) or facts.snapshot.person.medications_state == "none"
    for id_, label, key in _CLASSES:
        found = [m for m in taken if any_contains((m.name, m.brand), names_of((key,)))]
        if found:
            yield _of(id_, label, found, source=_TREATMENTS)
        elif said:
            yield TrialRow(id_, "health", label, known=True, text="none found in the list by name")
        else:
            yield unknown(id_, "health", label, write="medications_state")


def _trials(facts: Facts) -> TrialRow:
    label = "Earlier trials"
    found = [t for t in facts.snapshot.all(Treatment) if t.treatment_kind == "trial-drug"]
    given = [t for t in found if t.state != "planned"]
    if given:
        return _of("earlier-trials", label, given, source=_TREATMENTS)
    ask = "Was any treatment I had part of a trial?"
    return unknown("earlier-trials", "health", label, ask=ask, source=_TREATMENTS)


def _tissue(facts: Facts) -> TrialRow:
    label = "Tissue left for tests"
    reports = facts.snapshot.all(PathologyReport)
    told = [p for p in reports if p.tissue_left in ("yes", "no")]
    evidence = tuple(
        Evidence(dated(p.headline(), p.date), p.date, p.id) for p in told or reports[:3]
    )
    if not told:
        ask = "How much tissue is left for more tests?"
        return unknown("tissue", "health", label, ask=ask, request="block", evidence=evidence)
    text = "; ".join(f"{p.headline()}: {p.tissue_left}" for p in told)
    return TrialRow(
        "tissue", "health", label, known=True, text=text, as_of=told[0].date, evidence=evidence
    )


def _list(
    id_: str,
    label: str,
    entries: tuple[Record, ...],
    facts: Facts,
    state: str,
    *,
    source: str = "",
) -> TrialRow:
    """A list with its entries, with "none known", or not known."""
    person = facts.snapshot.person
    if entries:
        return _of(id_, label, entries, source=source)
    if getattr(person, state) == "none":
        fact = Evidence(f"your list of {label.lower()} says none known", None, person.id)
        return TrialRow(id_, "health", label, known=True, text="none known", evidence=(fact,))
    return unknown(id_, "health", label, write=state, source=source)


def _of(id_: str, label: str, entries: Sequence[Record], *, source: str = "") -> TrialRow:
    evidence = tuple(Evidence(dated(e.headline(), e.moment()), e.moment(), e.id) for e in entries)
    text = "; ".join(", ".join(p for p in (e.headline(), e.detail()) if p) for e in entries)
    return TrialRow(
        id_,
        "health",
        label,
        known=True,
        text=text,
        as_of=entries[0].moment(),
        evidence=evidence,
        source=source_of(source),
    )
