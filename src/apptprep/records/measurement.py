"""A measured value: weight, temperature, blood pressure, laboratory value, tumor marker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from apptprep.records.base import KindInfo, Record, joined
from apptprep.records.fields import choice, day, line, link, paragraph, rows
from apptprep.records.origin import Code
from apptprep.records.when import When

_NUMBER = re.compile(r"\s*([<>]=?|≤|≥|~)?\s*(-?\d{1,12}(?:[.,]\d{1,6})?)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Measurement(Record):
    """One value with its unit as it was written; ``"<3.0"`` stays ``"<3.0"``."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="measurement",
        one="measurement",
        many="Measurements",
        page="symptoms",
        icon="gauge",
        help="Weight, temperature, blood pressure, laboratory values, tumor markers.",
    )

    what: str = line("What was measured", required=True, vocabulary="measurements", half=True)
    value: str = line("Value", placeholder="e.g. 64.5; <3.0; 120/80", half=True)
    unit: str = line("Unit", vocabulary="units", placeholder="e.g. kg, °C, U/mL", half=True)
    when: When | None = day("When")
    group: str = choice(
        "What kind",
        ("body", "Body (weight, temperature, pressure)"),
        ("lab", "Laboratory value"),
        ("tumor-marker", "Tumor marker"),
        ("other", "Other"),
    )
    reference: str = line(
        "Normal range on the report", placeholder="e.g. 0 - 35", half=True, more=True
    )
    flag: str = line("Marked on the report", placeholder="e.g. high", half=True, more=True)
    place: str = line("Where or by whom", half=True, more=True)
    report: str = link("Report", "other_report", "pathology_report", more=True)
    codes: tuple[Code, ...] = rows("Codes as received", Code, more=True, prints=False)
    note: str = paragraph("Note", more=True)

    def number(self) -> Decimal | None:
        """Return the value as a number, without its "<" or "about"; None where it is none."""
        match = _NUMBER.match(self.value)
        return Decimal(match[2].replace(",", ".")) if match else None

    def detail(self) -> str:
        """Return value, unit and normal range."""
        normal = self.reference and f"normal on the report {self.reference}"
        return joined(joined(self.value, self.unit, by=" "), normal)
