"""Conditions about the person, helpers, other illnesses and the family."""

from __future__ import annotations

from apptprep.questions.conditions.registry import condition, keys
from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.words import Words, any_contains, as_tuple
from apptprep.records import Condition, Contact, FamilyHistory, PastSurgery, Person, fields_of

ROLES = (
    "oncologist",
    "surgeon",
    "radiation",
    "family-doctor",
    "palliative",
    "nurse",
    "navigator",
    "clinic",
    "laboratory",
    "pharmacy",
    "trial-office",
    "social-worker",
    "counsellor",
    "group",
    "transport",
    "money",
    "other",
)


@condition
def person_lacks(facts: Facts, field: str) -> Evidence | None:
    """Hold when a field of the person is empty; ``field`` is its name in the record."""
    labels = {f.name: f for f in fields_of(Person)}
    (name,) = keys(field, labels)
    if getattr(facts.snapshot.person, name) != labels[name].empty:
        return None
    return Evidence(f"this is not written down yet: {labels[name].label}")


@condition
def no_health_care_proxy(facts: Facts) -> Evidence | None:
    """Hold when nobody is written down who may decide for the person."""
    if facts.snapshot.person.proxy:
        return None
    return Evidence("nobody is written down who may decide for you")


@condition
def health_care_proxy_on_record(facts: Facts) -> Evidence | None:
    """Hold when somebody is written down who may decide for the person."""
    person = facts.snapshot.person
    if not person.proxy:
        return None
    return Evidence("somebody is written down who may decide for you", None, person.id)


@condition
def proxy_copy_missing(facts: Facts) -> Evidence | None:
    """Hold when a proxy is named and a copy of that paper is not written down as held."""
    person = facts.snapshot.person
    if not person.proxy or person.proxy_copy == "yes":
        return None
    return Evidence("a copy of the proxy paper is not written down as held", None, person.id)


@condition
def no_directive(facts: Facts) -> Evidence | None:
    """Hold unless the record says that there is an advance directive."""
    if facts.snapshot.person.directive == "yes":
        return None
    return Evidence("no advance directive is written down")


@condition
def interpreter_needed(facts: Facts) -> Evidence | None:
    """Hold when the person needs an interpreter."""
    person = facts.snapshot.person
    if person.interpreter != "yes":
        return None
    return Evidence("an interpreter is needed", None, person.id)


@condition
def wants_prognosis(facts: Facts) -> Evidence | None:
    """Hold when the person said that they want to talk about how things may go."""
    person = facts.snapshot.person
    if person.talk_prognosis != "yes":
        return None
    return Evidence("you want to talk about how things may go", None, person.id)


@condition
def caregiver_writes(facts: Facts) -> Evidence | None:
    """Hold when a caregiver writes in the record."""
    person = facts.snapshot.person
    if not any(writer.role == "caregiver" for writer in person.writers):
        return None
    return Evidence("a caregiver writes in this record", None, person.id)


@condition
def what_matters_written(facts: Facts) -> Evidence | None:
    """Hold when the person wrote down what matters most to them."""
    person = facts.snapshot.person
    if not person.matters:
        return None
    return Evidence("you wrote down what matters most to you", None, person.id)


@condition
def what_matters_not_written(facts: Facts) -> Evidence | None:
    """Hold when it is not written down what matters most to the person."""
    if facts.snapshot.person.matters:
        return None
    return Evidence("what matters most to you is not written down")


@condition
def no_team_number(facts: Facts) -> Evidence | None:
    """Hold when the care team's 24-hour number is not written down."""
    if facts.snapshot.person.team_phone:
        return None
    return Evidence("your team's 24-hour number is not written down")


@condition
def contact_on_record(facts: Facts, roles: Words) -> Evidence | None:
    """Hold when a contact of one of these roles is written down."""
    wanted = keys(roles, ROLES)
    for contact in facts.snapshot.all(Contact):
        if contact.role in wanted:
            return Evidence(f"{contact.name} is in your contacts", None, contact.id)
    return None


@condition
def no_contact(facts: Facts, roles: Words) -> Evidence | None:
    """Hold when no contact of any of these roles is written down."""
    wanted = keys(roles, ROLES)
    if contact_on_record(facts, wanted) is not None:
        return None
    return Evidence(f"no {wanted[0].replace('-', ' ')} is in your contacts")


@condition
def condition_on_record(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when another illness, with one of the words if any, is written down as still there."""
    wanted = as_tuple(words) if words else ()
    for illness in facts.snapshot.current(Condition):
        if not wanted or any_contains((illness.name,), wanted):
            text = f"{illness.name} is written down"
            return Evidence(dated(text, illness.since), illness.since, illness.id)
    return None


@condition
def conditions_not_written(facts: Facts) -> Evidence | None:
    """Hold when no other illness is in the list and it does not say "none known"."""
    if facts.snapshot.all(Condition) or facts.snapshot.person.conditions_state == "none":
        return None
    return Evidence("neither another illness nor “none known” is written down")


@condition
def past_surgery(facts: Facts, words: Words) -> Evidence | None:
    """Hold when an earlier operation or implant with one of the words is written down."""
    wanted = as_tuple(words)
    for surgery in facts.snapshot.all(PastSurgery):
        if any_contains((surgery.name, surgery.implant), wanted):
            text = f"{surgery.headline()} is written down"
            return Evidence(dated(text, surgery.date), surgery.date, surgery.id)
    return None


@condition
def family_history(facts: Facts, words: Words = ()) -> Evidence | None:
    """Hold when a relative's illness, with one of the words if any, is written down."""
    wanted = as_tuple(words) if words else ()
    for relative in facts.snapshot.all(FamilyHistory):
        if not wanted or any_contains((relative.illness, relative.gene), wanted):
            illness = relative.illness or relative.gene or "an illness"
            text = f"in the family: {relative.relative}, {illness}"
            return Evidence(text, None, relative.id)
    return None


@condition
def no_family_history(facts: Facts) -> Evidence | None:
    """Hold when nothing about illness in the family is written down."""
    if facts.snapshot.all(FamilyHistory):
        return None
    return Evidence("nothing about illness in the family is written down")
