"""The code that tells two copies apart."""

from __future__ import annotations

import dataclasses
import re

import pytest
from tests.packet.helpers import page_texts
from tests.packet.samples import TODAY, extreme, near_empty, usual

from apptprep.packet import PRESETS, Choices, compose, pdf
from apptprep.packet.contents_code import contents_code, written


def test_the_same_contents_have_the_same_code_and_others_another() -> None:
    record = usual(3)
    packet = compose(record, Choices(), TODAY)
    assert contents_code(packet) == contents_code(compose(record, Choices(), TODAY))
    assert re.fullmatch(r"[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}", contents_code(packet))
    changed = dataclasses.replace(packet, name=f"{packet.name}.")
    assert contents_code(changed) != contents_code(packet)


@pytest.mark.parametrize("preset", PRESETS)
def test_it_is_of_all_that_is_composed_and_read_row_by_row(preset: str) -> None:
    packet = compose(usual(3), Choices(preset=preset, whole_log=True), TODAY)
    pieces = list(written(packet))
    assert "".join(pieces) == repr(packet)
    assert max(map(len, pieces)) < max(4000, len(repr(packet)) // 20), "nothing is read in one go"


def test_odd_characters_have_a_code_too() -> None:
    assert contents_code(compose(extreme(), Choices(), TODAY))


def test_it_stands_on_every_form() -> None:
    for preset in ("second-opinion", "emergency", "medicines"):
        packet = compose(near_empty(), Choices(preset=preset), TODAY)
        assert contents_code(packet) in " ".join(page_texts(pdf.render(packet)))
