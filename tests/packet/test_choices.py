"""The table of presets holds together."""

from __future__ import annotations

import pytest
from tests.packet.samples import TODAY, usual

from apptprep.packet import ALL_SECTIONS, PRESETS, Choices, compose
from apptprep.records import PRESETS as PRESET_NAMES
from apptprep.records import PURPOSES


def test_the_presets_are_those_a_person_can_choose() -> None:
    assert list(PRESETS) == [key for key, _ in PRESET_NAMES]
    assert {preset.purpose for preset in PRESETS.values()} <= {key for key, _ in PURPOSES}


@pytest.mark.parametrize("key", list(PRESETS))
def test_a_preset_names_each_section_once_and_prints_them_in_its_order(key: str) -> None:
    plan = PRESETS[key]
    assert len(set(plan.sections)) == len(plan.sections)
    assert set(plan.sections) <= ALL_SECTIONS
    packet = compose(usual(), Choices(preset=key), TODAY)
    assert packet.title == plan.title
    assert packet.form == plan.form
    found = [section.id for section in packet.sections]
    assert found == [each for each in plan.sections if each in found]
    assert bool(packet.summary) == (plan.form != "sheet")


def test_what_is_left_out_does_not_print() -> None:
    packet = compose(usual(), Choices(preset="medicines", left_out=frozenset({"medicines"})), TODAY)
    assert packet.sections == ()


def test_an_unknown_preset_is_any_visit() -> None:
    assert Choices(preset="??").plan is PRESETS["other"]
