"""The emergency card: what is on it, and what is never said."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.packet.helpers import said
from tests.packet.samples import TODAY, usual, when

from apptprep.packet import Choices, card, compose
from apptprep.packet.context import Context
from apptprep.records import (
    Allergy,
    Appointment,
    Condition,
    Cycle,
    Medication,
    PastSurgery,
    Person,
    Record,
    Snapshot,
    Treatment,
)


def page(*records: Record, left_out: frozenset[str] = frozenset()) -> Context:
    choices = Choices(preset="emergency", left_out=left_out)
    return Context.of(Snapshot(records), choices, TODAY)


def text(title: str, *records: Record) -> str:
    found = {part.title: said(part.blocks) for part in card.parts(page(*records))}
    return next(body for name, body in found.items() if name.startswith(title))


def test_blood_thinners_come_first() -> None:
    shown = text("Medicines now", Medication(name="Eliquis"), Medication(name="Amlodipine"))
    assert shown.index("Eliquis") < shown.index("Amlodipine")
    shown = text("Medicines now", Medication(name="Amlodipine"), Medication(name="Eliquis"))
    assert shown.index("Eliquis") < shown.index("Amlodipine")
    titles = [part.title for part in card.parts(page(Medication(name="Eliquis")))]
    assert "Medicines now, blood thinners first" in titles


def test_a_card_is_out_of_date_after_thirty_days_or_the_next_visit() -> None:
    until, rule = card.good_until(page())
    assert until == TODAY + dt.timedelta(days=30)
    assert rule == "30 days after it was made"
    visit = Appointment(who="Dr A", when=when("27 November 2026"))
    assert card.good_until(page(visit)) == (dt.date(2026, 11, 27), "the day of the next visit")
    vague = Appointment(who="Dr A", when=when("December 2026"))
    assert card.good_until(page(vague))[0] == TODAY + dt.timedelta(days=30)
    late = Appointment(who="Dr A", when=when("1 March 2027"))
    assert card.good_until(page(late))[0] == TODAY + dt.timedelta(days=30)


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        (Treatment(name="x"), "last dose not written down, going on"),
        (
            Treatment(name="x", cycles=(Cycle(day_given=when("2 November 2026")),)),
            "last 2 Nov 2026, going on",
        ),
        (
            Treatment(
                name="x",
                cycles=(Cycle(day_given=when("2 May 2026")),),
                ended=when("10 May 2026"),
            ),
            "last 2 May 2026, ended 10 May 2026",
        ),
        (Treatment(name="x", ended=when("May 2026")), "ended May 2026"),
        (Treatment(name="x", state="paused"), "last dose not written down, paused"),
    ],
)
def test_the_last_dose_is_said_or_said_to_be_unknown(treatment: Treatment, words: str) -> None:
    assert words in text("Cancer treatment", treatment)


def test_what_goes_on_stands_before_what_ended() -> None:
    shown = text(
        "Cancer treatment",
        Treatment(name="old", ended=when("1 November 2026")),
        Treatment(name="new", started=when("2020"), state="ongoing"),
    )
    assert shown.index("New") < shown.index("Old")


def test_devices_are_found_and_portals_are_not_ports() -> None:
    shown = text(
        "Port, implants",
        PastSurgery(name="Hip", implant="steel hip"),
        PastSurgery(name="Port put in", date=when("May 2026")),
        Condition(name="portal vein blocked"),
        Condition(name="Pacemaker since 2019"),
    )
    assert "Steel hip" in shown
    assert "Port put in (May 2026)" in shown
    assert "Pacemaker" in shown
    assert "portal" not in shown.lower()
    assert "not written down" in text("Port, implants")


def test_statements_are_general_and_each_has_its_source() -> None:
    context = page(Treatment(name="nivolumab", treatment_kind="immune", state="ongoing"))
    (part,) = (p for p in card.parts(context) if p.title.startswith("People on such"))
    shown = said(part.blocks)
    numbers = {f"[{n}]" for n in range(1, len(card.sources(context)) + 1)}
    assert all(number in shown for number in numbers)
    assert "Reasons to call at once" in shown
    sources = " ".join(card.sources(context))
    assert "Oncology Nursing Society, read " in sources


def test_nothing_of_these_classes_says_so_and_cites_nothing() -> None:
    assert "No treatment or medicine of these classes" in text("People on such")
    assert card.sources(page()) == ()


def test_the_teams_own_limit_is_said_beside_the_general_one() -> None:
    shown = text(
        "People on such",
        Person(name="A", fever_threshold="38.3 °C"),
        Treatment(name="x", treatment_kind="chemotherapy"),
    )
    assert "This person's team wants a call from 38.3 °C." in shown


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("medicines", "Allergies"),
        ("treatments", "Cancer treatment"),
        ("history", "Port, implants"),
        ("disease", "The cancer"),
        ("contacts", "Who speaks for me"),
    ],
)
def test_a_section_that_is_left_out_is_not_on_the_card(section: str, title: str) -> None:
    whole = [part.title for part in card.parts(page(*usual(1).everything()))]
    less = card.parts(page(*usual(1).everything(), left_out=frozenset({section})))
    assert any(each.startswith(title) for each in whole)
    assert not any(part.title.startswith(title) for part in less)


def test_many_allergies_are_counted() -> None:
    many = [Allergy(substance=f"s{n}") for n in range(6)]
    assert "s5" in text("Allergies (6)", *many)


def test_the_front_says_what_is_not_written_down() -> None:
    front = card.cover(page())
    assert dict(zip(front[::2], front[1::2], strict=True)) == {
        "Team's 24-hour number": "not written down",
        "Call for me": "not written down",
        "Speaks": "not written down",
        "Out of date after": "22 Dec 2026 (30 days after it was made), or when a medicine changes",
    }


def test_no_word_commands_or_diagnoses() -> None:
    everything = said(compose(usual(3), Choices(preset="emergency"), TODAY)).lower()
    for word in ("should", "must ", "you have ", "eligible", "give antibiotics"):
        assert word not in everything
