"""Where the fields of a kind stand in its form."""

from __future__ import annotations

import pytest
from tests.ui.desk import kind_id

from apptprep.records import KINDS, Medication, Record, Spread, Treatment, fields_of
from apptprep.ui.form.plan import is_asked, missing, plan


@pytest.mark.parametrize("kind", KINDS, ids=kind_id)
def test_no_field_is_left_out_or_doubled(kind: type[Record]) -> None:
    made = plan(kind())
    shown = [field for _title, fields in made.sections for field in fields]
    assert sorted(f.name for f in (*shown, *made.folded)) == sorted(f.name for f in fields_of(kind))


@pytest.mark.parametrize("kind", KINDS, ids=kind_id)
def test_conditions_name_real_fields_and_answers(kind: type[Record]) -> None:
    fields = {field.name: field for field in fields_of(kind)}
    for field in fields.values():
        if field.only_for:
            other, *answers = field.only_for
            assert set(answers) - {""} <= {option.key for option in fields[other].options}
        if field.offers:
            assert field.row is not None
            known = {option.key for option in fields_of(field.row)[0].options}
            assert set(field.offers) <= known


def test_seldom_needed_fields_are_folded_until_filled_or_asked_for() -> None:
    blank = plan(Medication())
    assert "brand" in {field.name for field in blank.folded}
    filled = plan(Medication(brand="Zofran"))
    assert "brand" not in {field.name for field in filled.folded}
    asked = plan(Medication(), frozenset({"stopped"}))
    assert "stopped" not in {field.name for field in asked.folded}
    assert "If it was stopped" in dict(asked.sections)


@pytest.mark.parametrize(
    ("record", "name", "asked"),
    [
        (Spread(site="bone"), "brain_state", False),
        (Spread(site="brain"), "brain_state", True),
        (Spread(site="bone", brain_state="none"), "brain_state", True),
        (Treatment(state="ongoing"), "why_ended", False),
        (Treatment(), "why_ended", True),
        (Treatment(treatment_kind="surgery"), "cycles", False),
        (Treatment(treatment_kind="chemotherapy"), "cycles", True),
        (Treatment(treatment_kind="complementary"), "told_team", True),
    ],
)
def test_asked_after_certain_answers(record: Record, name: str, asked: bool) -> None:
    field = next(f for f in fields_of(type(record)) if f.name == name)
    assert is_asked(field, record) is asked


def test_missing_names_the_required_fields() -> None:
    assert missing(Medication()) == ("Medicine",)
    assert missing(Medication(name="Ondansetron")) == ()
