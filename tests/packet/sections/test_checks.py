"""Entries that do not go together."""

from __future__ import annotations

from tests.packet.helpers import said
from tests.packet.samples import TODAY

from apptprep.packet import Choices, compose
from apptprep.packet.content import Table
from apptprep.packet.context import Context
from apptprep.packet.sections import checks
from apptprep.questions import as_question, contradictions
from apptprep.records import Allergy, Biomarker, Medication, Record, Snapshot

CLASH = (
    Allergy(id="a", substance="Penicillin", reaction="hives"),
    Medication(id="m", name="Penicillin", written_by="Ben"),
    Biomarker(id="b", marker="ER", result="positive", written_by="Ana"),
    Biomarker(id="c", marker="HER2", result="negative", written_by="Ana"),
)


def build(*records: Record) -> tuple[object, ...]:
    return checks.build(Context.of(Snapshot(records), Choices(), TODAY))


def test_both_sides_stand_beside_each_other() -> None:
    lead, table = build(*CLASH)
    assert isinstance(table, Table)
    assert "Neither is taken to be the right one." in said(lead)
    found = contradictions(Snapshot(CLASH), TODAY)
    assert [row.role for row in table.rows] == ["group", ""] * len(found)
    assert found
    for each, (what, sides) in zip(
        found, zip(table.rows[::2], table.rows[1::2], strict=True), strict=True
    ):
        assert each.what in said(what)
        assert [each.sides[n].text in said(sides.cells[n]) for n in (0, 1)] == [True, True]


def test_who_wrote_a_side_is_said_where_it_is_another() -> None:
    assert "written by Ben" in said(build(*CLASH))


def test_a_difference_marked_as_known_is_not_printed() -> None:
    known = [as_question(each, ask=False) for each in contradictions(Snapshot(CLASH), TODAY)]
    assert build(*CLASH, *known) == ()


def test_nothing_to_check_leaves_the_section_out() -> None:
    assert "checks" not in {s.id for s in compose(Snapshot(), Choices(), TODAY).sections}
    assert "checks" in {s.id for s in compose(Snapshot(CLASH), Choices(), TODAY).sections}
