"""A medicine that is also an allergy, and one medicine twice with different doses."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.facts import Facts, dated
from apptprep.questions.ingredients import ingredients, same_ingredient
from apptprep.questions.model import Evidence
from apptprep.questions.words import normal
from apptprep.records import Allergy, Medication, Snapshot, Treatment


def allergies(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:
    """Find an allergy to a medicine that is taken, given or planned, by its ingredient.

    A brand and its ingredient are the same; nothing is said about medicines that are related.
    """
    facts = Facts(snapshot, today)
    planned = [t for t in snapshot.all(Treatment) if t.state == "planned"]
    taken: list[Medication | Treatment] = [*facts.medicines, *facts.treatments_now, *planned]
    for allergy in snapshot.all(Allergy):
        wanted = ingredients(allergy.substance)
        for other in taken:
            if not same_ingredient(wanted, _ingredients(other)):
                continue
            reaction = f": {allergy.reaction}" if allergy.reaction else ""
            text = f"an allergy to {allergy.substance} is written down{reaction}"
            one = Evidence(dated(text, allergy.noticed), allergy.noticed, allergy.id)
            where = "treatments" if isinstance(other, Treatment) else "medicine list"
            text = f"{other.headline()} is in your {where}"
            two = Evidence(dated(text, other.started), other.started, other.id)
            what = f"{allergy.substance} is an allergy, and {other.name} is in your list."
            ask = f"I have an allergy to {allergy.substance}. Is {other.name} right for me?"
            yield pair("allergy", what, ask, (one, two))


def doses(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:
    """Find two current entries of the same medicine whose strengths or doses differ.

    Two forms (a tablet and a patch) or two ways to take it (at set times and when needed) belong
    together often, and are no difference.
    """
    groups: defaultdict[frozenset[str], list[Medication]] = defaultdict(list)
    for m in Facts(snapshot, today).medicines:
        groups[_ingredients(m)].append(m)
    for key, group in groups.items():
        for one, two in combinations(group if key else (), 2):
            if _differ(one, two):
                what = f"{one.name} is in your list twice, with different doses."
                ask = f"Which dose of {one.name} is right?"
                yield pair("dose", what, ask, (_told(one), _told(two)))


def _ingredients(other: Medication | Treatment) -> frozenset[str]:
    if isinstance(other, Treatment):
        return ingredients(other.name)
    return ingredients(other.name) | (ingredients(other.brand) if other.brand else frozenset())


def _differ(one: Medication, two: Medication) -> bool:
    same = ("form", "schedule", "route")
    for name in same:
        first, second = normal(getattr(one, name)), normal(getattr(two, name))
        if first and second and first != second:
            return False
    pairs = ((one.strength, two.strength), (one.dose, two.dose))
    return any(a and b and _amount(a) != _amount(b) for a, b in pairs)


def _amount(text: str) -> str:
    return normal(text).replace(" ", "").replace(",", ".")


def _told(m: Medication) -> Evidence:
    text = ", ".join(part for part in (m.headline(), m.detail()) if part)
    return Evidence(dated(text, m.started), m.started, m.id)
