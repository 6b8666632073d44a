"""The emergency card's statements, by class of treatment a person is on or had.

General information from ``emergency.toml``: what people on such a treatment are told to say, and
which lines of the call-now card are about it, each with its source. Nothing is said about this
person but which entry of the record puts the class on the card; nobody is told what they have, and
no clinician is told what to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache

from apptprep import bundled
from apptprep.questions.call_now import CallLine, bundled_calls
from apptprep.questions.conditions.treatments import KINDS
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.medicine_classes import classes, names_of
from apptprep.questions.model import Evidence, Problem, Source
from apptprep.questions.rules import RuleFault, bundled_rules
from apptprep.questions.toml_lines import heading_lines, parse, tables
from apptprep.questions.words import any_contains, contains
from apptprep.records import Medication, Snapshot, Treatment, When

FILE = "emergency.toml"
THINNERS = ("blood-thinner",)
"""The class of medicines that stands first on the card."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that people on a treatment are told, and where."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class TreatmentClass:
    """A class of treatment and what people on it are told.

    Attributes:
        id: stable name.
        title: its name in plain words.
        kinds: kinds of treatment that belong to it.
        medicines: classes of medicines that do.
        days: how long after the last dose it stays on the card; 0 only while it goes on.
        told: what such people are told to say.
        lines: lines of the call-now card that are about it.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    medicines: tuple[str, ...]
    days: int
    told: tuple[Told, ...]
    lines: tuple[CallLine, ...]


@dataclass(frozen=True, slots=True, repr=False)
class OnCard:
    """A class that is on a person's card, and the entries that put it there."""

    about: TreatmentClass
    evidence: tuple[Evidence, ...]


def on_card(snapshot: Snapshot, today: dt.date) -> tuple[OnCard, ...]:
    """Return the classes of treatment a person is on or had lately, as far as is written down.

    A treatment without an end, or with an unknown one, counts as going on.

    Args:
        snapshot: all records at one moment.
        today: the day the card is made.
    """
    facts = Facts(snapshot, today)
    found = ((each, _evidence(each, facts)) for each in bundled_classes()[0])
    return tuple(OnCard(each, evidence) for each, evidence in found if evidence)


def last_given(treatment: Treatment, today: dt.date) -> When | None:
    """Return the latest day a dose or cycle was given that is written down, else its last day.

    None for one that goes on and has no such day: when the last dose was is not known.
    """
    given = [w for w in treatment.cycle_starts() if w.earliest and w.earliest <= today]
    return given[-1] if given else treatment.ended


def thinners_first(medicines: tuple[Medication, ...]) -> tuple[Medication, ...]:
    """Return the medicines, those whose name is in the list of blood thinners first."""
    names = names_of(THINNERS)
    return tuple(sorted(medicines, key=lambda m: not any_contains((m.name, m.brand), names)))


def _evidence(each: TreatmentClass, facts: Facts) -> tuple[Evidence, ...]:
    names = names_of(each.medicines) if each.medicines else ()
    found = []
    for t in facts.snapshot.all(Treatment):
        fits = t.treatment_kind in each.kinds or (bool(names) and contains(t.name, names))
        if fits and t.state != "planned" and _is_recent(t, each.days, facts):
            last = last_given(t, facts.today)
            found.append(Evidence(dated(t.name, last or t.started), last, t.id))
    taken = facts.medicines if names else ()
    found += [
        Evidence(m.name, m.started, m.id) for m in taken if any_contains((m.name, m.brand), names)
    ]
    return tuple(found)


def _is_recent(t: Treatment, days: int, facts: Facts) -> bool:
    if is_going_on(t):
        return True
    known = [when for when in (last_given(t, facts.today), t.ended) if when]
    if not known:
        return bool(days) and facts.within(t.started, days)
    return bool(days) and any(facts.within(when, days) for when in known)


@cache
def bundled_classes() -> tuple[tuple[TreatmentClass, ...], tuple[Problem, ...]]:
    """Return the classes that ship with the app, read once, and what was wrong with others."""
    lines = {line.id: line for line in bundled_calls().lines}
    text = bundled.read_text(f"questions/{FILE}")
    return read_classes(FILE, text, bundled_rules().sources, lines)


def read_classes(
    file: str, text: str, sources: Mapping[str, Source], lines: Mapping[str, CallLine]
) -> tuple[tuple[TreatmentClass, ...], tuple[Problem, ...]]:
    """Read the file of the card.

    Args:
        file: its name, for problems.
        text: its text.
        sources: the sources it may cite, by id.
        lines: the lines of the call-now card, by id.
    """
    data, broken = parse(file, text)
    problems = [broken] if broken else []
    places = heading_lines(text, "class")
    good: dict[str, TreatmentClass] = {}
    for number, entry in enumerate(tables(data, "class")):
        try:
            each = _class(entry, sources, lines)
            if each.id in good:
                raise RuleFault(f"the class {each.id} is there twice")  # noqa: TRY301
            good[each.id] = each
        except RuleFault as fault:
            place = places[number] if number < len(places) else 0
            problems.append(Problem(file, place, str(fault)))
    return tuple(good.values()), tuple(problems)


def _class(
    entry: Mapping[str, object], sources: Mapping[str, Source], lines: Mapping[str, CallLine]
) -> TreatmentClass:
    where = f"the class {entry.get('id', 'without id')}"
    for name in ("id", "title"):
        if not isinstance(entry.get(name), str) or not str(entry[name]).strip():
            raise RuleFault(f"{where} lacks its {name}")
    days = entry.get("days")
    if type(days) is not int or days < 0:
        raise RuleFault(f"{where}: days is a whole number, 0 or more")
    kinds = _known(entry, "kinds", KINDS, where)
    medicines = _known(entry, "medicines", classes(), where)
    told = _told(entry.get("tell"), sources, where)
    cited = _known(entry, "lines", lines, where)
    if not (kinds or medicines) or not (told or cited):
        raise RuleFault(f"{where} needs a treatment or medicine, and something that is told")
    return TreatmentClass(
        str(entry["id"]),
        str(entry["title"]),
        kinds,
        medicines,
        days,
        told,
        tuple(lines[key] for key in cited),
    )


def _known(
    entry: Mapping[str, object], name: str, known: Container[object], where: str
) -> tuple[str, ...]:
    value = entry.get(name)
    if not isinstance(value, list):
        raise RuleFault(f"{where} lacks its {name}")
    for each in value:
        if each not in known:
            raise RuleFault(f"{where}: {name} has {each}, which is not known")
    return tuple(value)


def _told(value: object, sources: Mapping[str, Source], where: str) -> tuple[Told, ...]:
    if not isinstance(value, list):
        raise RuleFault(f"{where} lacks its tell")
    told = []
    for each in value:
        if not isinstance(each, dict) or set(each) != {"text", "source"} or not each["text"]:
            raise RuleFault(f"{where}: what is told has a text and a source")
        if each["source"] not in sources:
            raise RuleFault(f"{where} cites {each['source']}, which is no source")
        told.append(Told(each["text"], sources[each["source"]]))
    return tuple(told)
