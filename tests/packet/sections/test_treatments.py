"""Treatments on paper."""

from __future__ import annotations

import pytest
from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Facts, Table
from apptprep.packet.context import Context
from apptprep.packet.sections import treatments
from apptprep.records import Cycle, DoseChange, Person, Record, Snapshot, Treatment


def page(*records: Record) -> Context:
    return Context.of(Snapshot(records), Choices(), TODAY)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("no", "No cancer treatment so far."),
        ("yes", "There was treatment; it is not written down here."),
        ("", "Not written down."),
        ("unknown", "Not written down."),
    ],
)
def test_no_treatment_in_the_list(state: str, words: str) -> None:
    context = page(Person(name="A", treated_ever=state))
    assert treatments.none_text(context) == words
    assert treatments.build(context) == ()


def test_cycles_of_one_dose_share_a_line() -> None:
    cycles = tuple(
        Cycle(
            number=str(n), dose="80 mg/m²" if n < 3 else "60 mg/m²", day_given=when(f"{n} May 2026")
        )
        for n in range(1, 5)
    )
    blocks = treatments.build(page(Treatment(name="paclitaxel", cycles=cycles)))
    facts = blocks[-1]
    assert isinstance(facts, Facts)
    assert "60 mg/m²; 80 mg/m²\n4 cycles" in said(blocks[0])
    assert [(f.label, said(f.value).strip()) for f in facts.rows[:2]] == [
        ("Cycles 1 to 2", "80 mg/m²: 1 May 2026 and 2 May 2026"),
        ("Cycles 3 to 4", "60 mg/m²: 3 May 2026 and 4 May 2026"),
    ]


def test_a_note_to_a_cycle_stands_beside_its_day() -> None:
    cycles = (Cycle(number="1", note="fever", day_given=when("2 May 2026")), Cycle(number="2"))
    text = said(treatments.build(page(Treatment(name="paclitaxel", cycles=cycles))))
    assert "2 May 2026 (fever) and day not written down" in text


def test_equal_treatments_are_told_once() -> None:
    same = [
        Treatment(name="Radiation", started=when(f"{n} May 2026"), ended=when(f"{n} May 2026"))
        for n in range(1, 31)
    ]
    other = Treatment(name="Radiation", dose="8 Gy")
    blocks = treatments.build(page(*same, other))
    assert isinstance(blocks[0], Table)
    rows = [said(row) for row in blocks[0].rows]
    told = ["30 times, 1 May 2026 to 30 May 2026" in row for row in rows]
    assert sorted(told) == [False, True]


def test_a_change_of_dose_without_reason_says_so() -> None:
    changed = Treatment(name="x", changes=(DoseChange(change="cut to 75 %"),))
    assert "cut to 75 %. Why: not written down" in said(treatments.build(page(changed)))


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        (
            Treatment(name="a", started=when("May 2026"), state="ongoing"),
            "since May 2026, going on",
        ),
        (
            Treatment(name="a", started=when("2024"), ended=when("2025"), state="ended"),
            "2024 to 2025",
        ),
        (Treatment(name="a", state="planned"), "planned"),
        (Treatment(name="a"), "no date"),
        (Treatment(name="a", ended=when("2025")), "until 2025"),
    ],
)
def test_when_text(treatment: Treatment, words: str) -> None:
    assert treatments.when_text(treatment) == words
