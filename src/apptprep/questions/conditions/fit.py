"""Conditions that keep a question from one it cannot concern, or whom it would only hurt.

What is not known never keeps a question away: only what is written down does.
"""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.questions.conditions.disease import confirmed_spread, is_at, site_name
from apptprep.questions.conditions.registry import condition, keys, number
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple, normal, says
from apptprep.records import Diagnosis, PastSurgery, PendingTest, Person, Treatment, When, fields_of
from apptprep.records.fields import Editor

_SCANS = ("ct", "mri", "mr", "pet", "scan", "bone scan", "ultrasound", "x ray", "mammogram")
_OUT = "removed", "taken out", "removal", "out"
_TOTAL: dict[str, tuple[str, ...]] = {
    "uterus": ("hysterectom*",),
    "ovaries": (
        "bilateral oophorectom*",
        "bilateral salpingo oophorectom*",
        "bilateral ovariectom*",
        "bso",
    ),
    "prostate": ("prostatectom*",),
    "breasts": ("bilateral mastectom*", "double mastectom*"),
    "testicles": ("bilateral orchiectom*", "bilateral orchidectom*", "bilateral orchectom*"),
    "bladder": ("cystectom*", "radical cystectom*"),
    "stomach": ("total gastrectom*",),
    "thyroid": ("total thyroidectom*",),
    "larynx": ("laryngectom*", "total laryngectom*"),
}
_PART = ("partial cystectom*", "partial prostatectom*", "partial laryngectom*", "planned")
_NAMES: dict[str, tuple[str, ...]] = {
    "uterus": ("uterus", "womb"),
    "ovaries": ("both ovaries", "ovaries"),
    "prostate": ("prostate",),
    "breasts": ("both breasts",),
    "testicles": ("both testicles", "testicles"),
    "bladder": ("bladder",),
    "stomach": ("whole stomach",),
    "thyroid": ("thyroid", "whole thyroid"),
    "larynx": ("larynx", "voice box"),
}
_NOT_WHOLE = ("part of", "stone*", "tumor", "tumour", "polyp*", "nodule*", "gall bladder")


@condition
def organ_removed(facts: Facts, organ: str) -> Evidence | None:
    """Hold when the record says that an organ, or both of a pair, was taken out.

    A part that was taken out, one of a pair, or an operation that is only planned does not count.
    """
    (wanted,) = keys(organ, _TOTAL)
    for name, when, record_id in _operations(facts):
        text = normal(name)
        by_name = says(text, _TOTAL[wanted]) and not says(text, _PART)
        by_words = says(text, _NAMES[wanted]) and says(text, _OUT) and not says(text, _NOT_WHOLE)
        if by_name or by_words:
            return Evidence(dated(f"an operation is written down: {name}", when), when, record_id)
    return None


@condition
def removed(facts: Facts, words: Words) -> Evidence | None:
    """Hold when an operation that took place has one of the words in its name or site."""
    wanted = as_tuple(words)
    for name, when, record_id in _operations(facts):
        if any_contains((name,), wanted):
            return Evidence(dated(f"an operation is written down: {name}", when), when, record_id)
    return None


@condition
def age_at_least(facts: Facts, years: float) -> Evidence | None:
    """Hold when the birth date surely shows that age."""
    number(years)
    person = facts.snapshot.person
    if person.born is None or person.born.latest is None:
        return None
    last, today = person.born.latest, facts.today
    age = today.year - last.year - ((today.month, today.day) < (last.month, last.day))
    return Evidence(f"you are {age} years old", None, person.id) if age >= years else None


@condition
def prognosis_not_wanted(facts: Facts) -> Evidence | None:
    """Hold when the person does not want to talk now about how things may go."""
    person = facts.snapshot.person
    if person.talk_prognosis != "no":
        return None
    return Evidence("you do not want to talk about how things may go now", None, person.id)


@condition
def person_says(facts: Facts, field: str, words: Words = ()) -> Evidence | None:
    """Hold when a text field of the person is filled, and has one of the words if any are given."""
    texts = {f.name: f for f in fields_of(Person) if f.editor in (Editor.LINE, Editor.PARAGRAPH)}
    (name,) = keys(field, texts)
    wanted = as_tuple(words) if words else ()
    written: str = getattr(facts.snapshot.person, name).strip()
    if not written or (wanted and not any_contains((written,), wanted)):
        return None
    return Evidence(f"you wrote: {' '.join(written.split())}", None, facts.snapshot.person.id)


@condition
def confirmed_is(facts: Facts, ways: Words) -> Evidence | None:
    """Hold when every diagnosis says that it was confirmed in one of these ways.

    Args:
        facts: the facts.
        ways: keys of the diagnosis' field, e.g. ``"scan"`` or ``"not-yet"``.
    """
    field = next(f for f in fields_of(Diagnosis) if f.name == "confirmed")
    wanted = keys(ways, tuple(option.key for option in field.options))
    diagnoses = facts.snapshot.all(Diagnosis)
    if not diagnoses or any(d.confirmed not in wanted for d in diagnoses):
        return None
    first = diagnoses[0]
    text = f"how it was confirmed: {field.label_of(first.confirmed).lower()}"
    return Evidence(dated(text, first.found), first.found, first.id)


@condition
def scan_booked(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a coming test, a scan or one with these words, has its day written down."""
    wanted = as_tuple(words) if words else _SCANS
    for test in facts.snapshot.current(PendingTest):
        day = test.booked
        coming = day is not None and day.latest is not None and day.latest >= facts.today
        if coming and any_contains((test.test,), wanted):
            return Evidence(dated(f"{test.test} is booked", day), day, test.id)
    return None


@condition
def spread_told(facts: Facts, words: Words, field: str) -> Evidence | None:
    """Hold when for every such place of spread its number of spots, or where exactly, is written.

    Args:
        facts: the facts.
        words: words of the place, as for ``spread_to``.
        field: ``"number"`` or ``"where"``.
    """
    (name,) = keys(field, ("number", "where"))
    places = [s for s in confirmed_spread(facts) if is_at(s, as_tuple(words))]
    if not places or not all(getattr(s, name).strip() for s in places):
        return None
    first = places[0]
    text = f"{site_name(first)}: {getattr(first, name)}"
    return Evidence(dated(text, first.found), first.found, first.id)


def _operations(facts: Facts) -> Iterator[tuple[str, When | None, str]]:
    """Yield what was operated on, when, and the entry; what is only planned is left out."""
    for surgery in facts.snapshot.all(PastSurgery):
        yield surgery.name, surgery.date, surgery.id
    for t in facts.snapshot.all(Treatment):
        if t.treatment_kind == "surgery" and t.state != "planned":
            yield ", ".join(part for part in (t.name, t.site) if part), t.started, t.id
