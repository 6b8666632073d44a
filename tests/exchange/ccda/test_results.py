"""Results: values as written, markers by name, reports of scans and tissue, awaited ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.ccda.making import (
    LOINC,
    document,
    founds,
    only,
    read,
    remarks,
    section,
    template,
)

from apptprep.records import (
    ImagingStudy,
    Measurement,
    OtherReport,
    PathologyReport,
    PendingTest,
)

LONG = "The specimen shows invasive carcinoma of the left breast, grade 2. " * 3


def result(
    name: str,
    value: str,
    *,
    code: str = "1-1",
    status: str = "completed",
    when: str = "20260301",
    more: str = "",
) -> str:
    time = f'<effectiveTime value="{when}"/>' if when else ""
    return (
        f'<observation>{template("4.2")}<code code="{code}" codeSystem="{LOINC}" '
        f'displayName="{name}"/><statusCode code="{status}"/>{time}{value}{more}</observation>'
    )


def panel(*inner: str, name: str = "Panel", when: str = "20260215") -> str:
    parts = "".join(f"<component>{each}</component>" for each in inner)
    return (
        f'<organizer>{template("4.1")}<code displayName="{name}"/>'
        f'<effectiveTime value="{when}"/>{parts}</organizer>'
    )


def results(*entries: str, text: str = "") -> str:
    return document(section("30954-2", *entries, title="Results", text=text))


def test_a_value_with_unit_range_and_mark(tmp_path: Path) -> None:
    more = (
        '<interpretationCode code="H"/><referenceRange><observationRange><value>'
        '<low value="4.3"/><high value="10.8"/></value></observationRange></referenceRange>'
        "<performer><assignedEntity><representedOrganization><name>City Lab</name>"
        "</representedOrganization></assignedEntity></performer>"
    )
    value = '<value xsi:type="PQ" value="12.7" unit="10*9/L"/>'
    text = results(panel(result("Leukocytes", value, code="6690-2", more=more), name="CBC"))
    (found,) = only(read(text, tmp_path), Measurement)
    assert (found.what, found.value, found.unit, found.group, found.reference, found.flag) == (
        "White blood cells", "12.7", "10⁹/L", "lab", "4.3 - 10.8", "high",
    )  # fmt: skip
    assert found.place == "City Lab"
    assert found.note == "Called there: Leukocytes\nPart of: CBC"
    assert found.when is not None
    assert found.when.fhir() == "2026-03-01"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('<value xsi:type="PQ" value="3.0" unit="ng/mL"/>', ("3.0", "ng/mL")),
        ('<value xsi:type="IVL_PQ"><high value="3.0" unit="ng/mL" inclusive="false"/></value>',
         ("<3.0", "ng/mL")),
        ('<value xsi:type="ST">&lt;3.0</value>', ("<3.0", "")),
        ('<value xsi:type="CO" code="260373001" displayName="Detected (qualifier value)"/>',
         ("Detected", "")),
        ('<value xsi:type="INT" value="7"/>', ("7", "")),
        ('<value xsi:type="RTO"><numerator value="1"/><denominator value="40"/></value>',
         ("1:40", "")),
        ('<value xsi:type="PQ" nullFlavor="OTH"><originalText>trace</originalText></value>',
         ("trace", "")),
        ('<value xsi:type="ED"><reference value="#v"/></value>', ("clear", "")),
    ],
)  # fmt: skip
def test_a_value_is_read_as_it_was_written(
    tmp_path: Path, value: str, shown: tuple[str, str]
) -> None:
    text = results(result("Thing", value), text='<content ID="v">clear</content>')
    (found,) = only(read(text, tmp_path), Measurement)
    assert (found.value, found.unit) == shown


def test_a_tumor_marker_is_known(tmp_path: Path) -> None:
    value = '<value xsi:type="PQ" value="42" unit="U/mL"/>'
    text = results(result("Cancer Ag 15-3 [Units/volume] in Serum or Plasma", value, code="6875-9",
                          when="2019"))  # fmt: skip
    (found,) = founds(read(text, tmp_path), Measurement)
    assert isinstance(found.record, Measurement)
    assert (found.record.what, found.record.group) == ("CA 15-3", "tumor-marker")
    assert found.relevant  # however old it is


def test_the_panels_time_counts_where_a_result_has_none(tmp_path: Path) -> None:
    text = results(panel(result("Thing", '<value value="1"/>', when="")))
    (found,) = only(read(text, tmp_path), Measurement)
    assert found.when is not None
    assert found.when.fhir() == "2026-02-15"


def test_a_range_in_words(tmp_path: Path) -> None:
    more = (
        "<referenceRange><observationRange><text>M 13-18; F 12-16</text></observationRange>"
        "</referenceRange>"
    )
    (found,) = only(
        read(results(result("Hb", '<value value="1"/>', more=more)), tmp_path), Measurement
    )
    assert found.reference == "M 13-18; F 12-16"


def test_an_awaited_result_is_a_pending_test(tmp_path: Path) -> None:
    waiting = result("Biopsy markers", '<value nullFlavor="NA"/>', status="active")
    old = result("Old one", "", status="active", when="2008")
    found = founds(read(results(waiting, old), tmp_path), PendingTest)
    records = only(read(results(waiting, old), tmp_path), PendingTest)
    assert [each.test for each in records] == ["Biopsy markers", "Old one"]
    assert [each.relevant for each in found] == [True, False]


def test_reports_in_words_become_reports(tmp_path: Path) -> None:
    value = f'<value xsi:type="ED">{LONG}</value>'
    reading = read(
        results(
            result("XR Chest 2 Views", '<value xsi:type="ST">Abnormal</value>'),
            result("Surgical pathology study", value, code="11529-5"),
            result("Genomic comment", value),
        ),
        tmp_path,
    )
    (scan,) = only(reading, ImagingStudy)
    assert (scan.modality, scan.region, scan.impression) == ("DX", "chest", "Abnormal")
    (tissue,) = only(reading, PathologyReport)
    assert (tissue.site, tissue.diagnosis_line) == ("Breast", LONG.strip())
    (other,) = [each for each in only(reading, OtherReport) if each.report_kind == "laboratory"]
    assert other.copied == LONG.strip()
    assert not only(reading, Measurement)


def test_what_is_no_result_is_counted(tmp_path: Path) -> None:
    reading = read(
        results(
            result("Called off", '<value value="1"/>', status="cancelled"),
            result("Empty", '<value nullFlavor="NI"/>'),
            result("Elsewhere", "<value>d174a29f-c366-4419-b4d3-8004a8723202</value>"),
            result("", '<value value="5"/>'),
        ),
        tmp_path,
    )
    assert not only(reading, Measurement)
    told = remarks(reading)
    for words in ("called off or taken back", "a result without a value", "only points at a file",
                  "row 4: a result has no name"):  # fmt: skip
        assert words in told
