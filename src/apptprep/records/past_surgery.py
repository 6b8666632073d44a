"""An operation that was not for this cancer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import day, line, paragraph, rows
from apptprep.records.origin import Code
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PastSurgery(Record):
    """An earlier operation, also an implant or device."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="past_surgery",
        one="past surgery",
        many="Past surgery",
        page="cancer",
        icon="scissors",
        help="Operations that were not for this cancer, and implants such as a pacemaker.",
    )

    name: str = line("Operation", required=True, placeholder="e.g. gall bladder removed", half=True)
    date: When | None = day("When")
    place: str = line("Where", half=True)
    implant: str = line("Implant or device left in", half=True, placeholder="e.g. pacemaker")
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note", more=True)

    def detail(self) -> str:
        """Return place and implant."""
        return joined(self.place, self.implant)
