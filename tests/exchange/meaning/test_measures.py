"""Measured values have the app's names and units where it has them."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning.measures import Measure, measure, unit
from apptprep.records import Code, vocabularies


@pytest.mark.parametrize(
    ("words", "loinc", "expected"),
    [
        ("BODY WEIGHT", "29463-7", Measure("Weight", "body")),
        ("Wt", "3141-9", Measure("Weight", "body")),
        ("Heart rate", "", Measure("Pulse", "body")),
        ("WBC", "6690-2", Measure("White blood cells", "lab")),
        ("Cancer Ag 15-3 [Units/volume] in Serum or Plasma", "",
         Measure("CA 15-3", "tumor-marker")),
        ("CA 125", "", Measure("CA 125", "tumor-marker")),
        ("Carcinoembryonic Antigen", "", Measure("CEA", "tumor-marker")),
        ("something", "2857-1", Measure("PSA", "tumor-marker")),
        ("PSA, free", "", Measure("PSA, free", "lab")),
        ("Beta-2-Microglobulin/Creatinine [Mass Ratio] in Urine", "",
         Measure("Beta-2-Microglobulin/Creatinine [Mass Ratio] in Urine", "lab")),
        ("Carcinoembryonic Ag [Mass/volume] in Pleural fluid", "19169-2",
         Measure("Carcinoembryonic Ag [Mass/volume] in Pleural fluid", "lab")),
        ("Ca", "", Measure("Ca", "lab")),
        ("Calcitonin stimulated", "", Measure("Calcitonin stimulated", "lab")),
    ],
)  # fmt: skip
def test_a_value_has_our_name(words: str, loinc: str, expected: Measure) -> None:
    assert measure(words, (Code(system="loinc", code=loinc),) if loinc else ()) == expected


def test_the_names_are_those_of_the_list_one_types_from() -> None:
    listed = {term.text for term in vocabularies.terms("measurements")}
    for words in ("29463-7", "718-7", "2039-6", "10334-1", "1952-1", "33914-3", "8310-5"):
        assert measure("", (Code(system="loinc", code=words),)).what in listed


@pytest.mark.parametrize(
    ("ucum", "ours"),
    [
        ("[lb_av]", "lb"), ("Cel", "°C"), ("[degF]", "°F"), ("mm[Hg]", "mmHg"),
        ("10*3/uL", "10³/µL"), ("10*9/L", "10⁹/L"), ("10*-3", "10⁻³"), ("ug/L", "µg/L"),
        ("umol/L", "µmol/L"), ("[IU]/L", "IU/L"), ("{cells}/uL", "cells/µL"), ("mg/dL", "mg/dL"),
        ("U/L", "U/L"), ("1", ""), ("mL/min/{1.73_m2}", "mL/min/1.73 m²"), ("%", "%"),
    ],
)  # fmt: skip
def test_a_unit_is_written_as_people_write_it(ucum: str, ours: str) -> None:
    assert unit(ucum) == ours
