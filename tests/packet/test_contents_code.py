"""The code that tells two copies apart."""

from __future__ import annotations

import dataclasses
import re

from tests.packet.helpers import page_texts
from tests.packet.samples import TODAY, extreme, near_empty, usual

from apptprep.packet import Choices, compose, pdf
from apptprep.packet.contents_code import contents_code


def test_the_same_contents_have_the_same_code_and_others_another() -> None:
    record = usual(3)
    packet = compose(record, Choices(), TODAY)
    assert contents_code(packet) == contents_code(compose(record, Choices(), TODAY))
    assert re.fullmatch(r"[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}", contents_code(packet))
    changed = dataclasses.replace(packet, name=f"{packet.name}.")
    assert contents_code(changed) != contents_code(packet)


def test_odd_characters_have_a_code_too() -> None:
    assert contents_code(compose(extreme(), Choices(), TODAY))


def test_it_stands_on_every_form() -> None:
    for preset in ("second-opinion", "emergency", "medicines"):
        packet = compose(near_empty(), Choices(preset=preset), TODAY)
        assert contents_code(packet) in " ".join(page_texts(pdf.render(packet)))
