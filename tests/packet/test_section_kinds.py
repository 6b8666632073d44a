"""Every kind of record has one section that prints it."""

from __future__ import annotations

from apptprep.packet import ALL_SECTIONS
from apptprep.packet.section_kinds import SECTION_KINDS, kinds_of
from apptprep.records import KINDS, Person


def test_every_kind_that_prints_belongs_to_a_section() -> None:
    found = {kind for section in ALL_SECTIONS for kind in kinds_of(section)}
    assert found | {Person} == {kind for kind in KINDS if kind.KIND.prints}
    assert set(SECTION_KINDS) <= ALL_SECTIONS


def test_every_known_kind_has_a_section_of_its_own() -> None:
    assert kinds_of("other") == ()
