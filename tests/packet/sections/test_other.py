"""Kinds without a section of their own print plainly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tests.packet.helpers import said
from tests.packet.samples import TODAY, when

from apptprep.packet import Choices
from apptprep.packet.content import Heading
from apptprep.packet.context import Context
from apptprep.packet.sections import other
from apptprep.records import KindInfo, Record, Snapshot, When
from apptprep.records.fields import day, line


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Immunization(Record):
    """A kind nobody wrote a section for."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="immunization", one="vaccination", many="Vaccinations", page="cancer"
    )

    vaccine: str = line("Vaccine", required=True)
    given: When | None = day("Given on")  # noqa: RUF009 - how records declare fields


def test_a_new_kind_prints_field_by_field() -> None:
    shot = Immunization(vaccine="Influenza", given=when("Oct 2026"), source="report")
    page = Context.of(Snapshot([shot]), Choices(), TODAY)
    blocks = other.plain_kinds(page, (Immunization,))
    assert blocks[0] == Heading("Vaccinations")
    text = said(blocks)
    for words in ("Vaccine", "Influenza", "Given on", "Oct 2026", "From a report"):
        assert words in text
