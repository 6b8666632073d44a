"""Vital signs have the app's names; a blood pressure is one value."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.ccda.making import LOINC, document, only, read, section

from apptprep.records import Measurement


def sign(code: str, name: str, value: str, unit: str, *, status: str = "completed") -> str:
    return (
        f'<component><observation><code code="{code}" codeSystem="{LOINC}" displayName="{name}"/>'
        f'<statusCode code="{status}"/><effectiveTime value="20260501"/>'
        f'<value xsi:type="PQ" value="{value}" unit="{unit}"/></observation></component>'
    )


def vitals(*signs: str) -> str:
    return document(section("8716-3", f"<organizer>{''.join(signs)}</organizer>", title="Vitals"))


def test_signs_have_our_names(tmp_path: Path) -> None:
    text = vitals(
        sign("3141-9", "Patient Body Weight - Measured", "86", "kg"),
        sign("8310-5", "", "38.5", "Cel"),
        sign("8480-6", "Systolic", "132", "mm[Hg]"),
        sign("8462-4", "Diastolic", "88", "mm[Hg]"),
        sign("0-0", "Head circumference", "56", "cm"),
        sign("8867-4", "Heart rate", "72", "/min", status="nullified"),
    )
    found = only(read(text, tmp_path), Measurement)
    assert [(each.what, each.value, each.unit, each.group) for each in found] == [
        ("Weight", "86", "kg", "body"),
        ("Temperature", "38.5", "°C", "body"),
        ("Head circumference", "56", "cm", "body"),
        ("Blood pressure", "132/88", "mmHg", "body"),
    ]
    assert [code.code for code in found[3].codes] == ["8480-6", "8462-4"]


def test_half_a_blood_pressure_stays_half(tmp_path: Path) -> None:
    text = vitals(sign("8480-6", "Systolic", "132", "mm[Hg]"))
    (found,) = only(read(text, tmp_path), Measurement)
    assert (found.what, found.value) == ("Blood pressure, upper", "132")
