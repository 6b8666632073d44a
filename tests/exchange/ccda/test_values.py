"""Dates keep the precision they have; names, numbers and codes are read as they are meant."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from apptprep.exchange.ccda import values
from apptprep.records import Code


@pytest.mark.parametrize(
    ("value", "fhir", "shown"),
    [
        ("2015", "2015", "2015"),
        ("201506", "2015-06", "June 2015"),
        ("20150622", "2015-06-22", "22 June 2015"),
        ("20150600", "2015-06", "June 2015"),
        ("201506221030", "2015-06-22", "22 June 2015, 10:30"),
        ("20150622103000-0500", "2015-06-22T10:30:00-05:00", "22 June 2015, 10:30"),
        ("20150622103000.000+0100", "2015-06-22T10:30:00+01:00", "22 June 2015, 10:30"),
        ("2015062210", "2015-06-22", "22 June 2015"),
        ("20150622000000", "2015-06-22", "22 June 2015"),
        ("20150622000000.000-0500", "2015-06-22", "22 June 2015"),
        ("2015-06-22", "2015-06-22", "22 June 2015"),
        ("20240230", "", "20240230"),
        ("200130212", "", "200130212"),
        ("1", "", "1"),
        ("99991231", "", "99991231"),
    ],
)
def test_a_time_keeps_its_precision(value: str, fhir: str, shown: str) -> None:
    found = values.stamp(value)
    assert found is not None
    assert (found.fhir(), found.understood()) == (fhir, shown)


def test_no_time_is_none() -> None:
    assert values.stamp("") is None
    assert values.stamp("00000000") is None
    assert values.when(fromstring('<t nullFlavor="UNK"/>')) is None
    assert values.low(fromstring('<t><low nullFlavor="NI"/></t>')) is None
    assert values.high(fromstring('<t><low value="2015"/></t>')) is None


@given(st.text(alphabet="0123456789+-.:Z ", max_size=24))
def test_no_time_stamp_raises(value: str) -> None:
    values.stamp(value)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<v value="6.7" unit="10*9/L"/>', ("6.7", "10⁹/L")),
        ('<v><high value="3.0" unit="ng/mL"/></v>', ("<3.0", "ng/mL")),
        ('<v><high value="3.0" inclusive="true"/></v>', ("≤3.0", "")),
        ('<v><low value="3.0" inclusive="false"/></v>', (">3.0", "")),
        ('<v><low value="1" unit="{tbl}"/><high value="2" unit="{tbl}"/></v>', ("1 - 2", "tablet")),
        ('<v nullFlavor="NI"/>', ("", "")),
    ],
)
def test_a_quantity_keeps_its_sign(xml: str, expected: tuple[str, str]) -> None:
    assert values.quantity(fromstring(xml)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nausea (finding)", "Nausea"),
        ("Essential hypertension (Disorder, )", "Essential hypertension"),
        ("Hives - 247472004", "Hives"),
        ("Pacemaker - [CPT4 ID:33206]", "Pacemaker"),
        ("Vendor.Service.Api.Models.ED", ""),
        ("????", ""),
        ("Weight\u200b gain", "Weight gain"),
        ("(finding)", "(finding)"),
    ],
)
def test_a_name_loses_what_hangs_on_it(name: str, expected: str) -> None:
    assert values.cleaned(name) == expected


def test_codes_come_with_their_translations_once() -> None:
    element = fromstring(
        '<c code="1" codeSystem="2.16.840.1.113883.6.88" displayName="x">'
        '<translation code="2" codeSystemName="Own"/><translation nullFlavor="OTH"/>'
        '<translation code="1" codeSystem="2.16.840.1.113883.6.88"/></c>'
    )
    assert values.codes(element, None) == (
        Code(system="rxnorm", code="1", display="x"),
        Code(system="Own", code="2", display=""),
    )


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<n><prefix>Dr</prefix><given>Ada</given><family>Fields</family></n>", "Ada Fields"),
        ('<n><family>Newman</family><given qualifier="CL">Alice</given><given>Jo</given></n>',
         "Alice Jo Newman"),
        ('<n><given>Alice</given><given qualifier="BR">Alicia</given><family>N</family></n>',
         "Alice N"),
        ("<n><given>JOEY</given><given>null</given><family>MILLER</family></n>", "JOEY MILLER"),
        ("<n>  Ada  Fields </n>", "Ada Fields"),
        ('<n nullFlavor="UNK"/>', ""),
    ],
)  # fmt: skip
def test_a_person_has_one_name(xml: str, expected: str) -> None:
    assert values.person_name(fromstring(xml)) == expected


@pytest.mark.parametrize(
    "name", ["Albert Davis", "Albert Davis MD", "Albert Davis, M. D.", "Albert Davis M.D., PhD"]
)
def test_a_clinician_has_one_name_whatever_the_degrees(name: str) -> None:
    assert values.clinician_name(fromstring(f"<n>{name}</n>")) == "Albert Davis"
    assert values.clinician_name(fromstring("<n>MD</n>")) == "MD"


def test_numbers_and_addresses() -> None:
    holder = fromstring(
        '<p><telecom nullFlavor="UNK"/><telecom value="ada@example.test"/>'
        '<telecom value="tel: 555-0100"/><telecom value="fax:555-0101"/>'
        '<addr nullFlavor="NI"/><addr><streetAddressLine>1 Mill Lane</streetAddressLine>'
        "<city>Riverton</city><state>OR</state><postalCode>97000</postalCode>"
        "<country>US</country></addr></p>"
    )
    assert values.telecom(holder, "tel") == "555-0100"
    assert values.telecom(holder, "mailto") == "ada@example.test"
    assert values.telecom(holder, "fax") == "555-0101"
    assert values.address(holder) == "1 Mill Lane\nRiverton OR 97000\nUS"
    assert values.telecom(None, "tel") == ""
    assert values.address(None) == ""
