"""Medicines: names by every detour, times as they are, and what is negated is no medicine."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exchange.ccda.making import (
    RXNORM,
    document,
    founds,
    medicine,
    only,
    read,
    remarks,
    rx,
    section,
    span,
    template,
)

from apptprep.records import Code, Medication

TABLE = (
    '<table><tbody><tr ID="row"><td>3 May 2026</td><td><content ID="name">Zofran 8 mg</content>'
    "</td><td>twice a day</td></tr></tbody></table>"
)


def one(text: str, folder: Path) -> Medication:
    (found,) = only(read(text, folder), Medication)
    return found


def meds(*entries: str, text: str = TABLE) -> str:
    return document(section("10160-0", *entries, title="Medications", text=text))


@pytest.mark.parametrize(
    ("code", "more", "name"),
    [
        (rx("312086", "Ondansetron 8 MG Oral Tablet"), "", "Ondansetron"),
        ('<code code="1"><originalText><reference value="#name"/></originalText></code>', "",
         "Zofran"),
        ('<code nullFlavor="OTH"><originalText>Ondansetron</originalText></code>', "",
         "Ondansetron"),
        (('<code displayName="????" code="1"><originalText><reference value="#name"/>'
         "</originalText></code>"), "", "Zofran"),
        (('<code nullFlavor="UNK"><originalText><reference value="#gone"/></originalText>'
         '<translation code="9" displayName="Setron"/></code>'), "", "Setron"),
        ('<code nullFlavor="UNK"/><name>Ondansetron 4 mg</name>', "", "Ondansetron"),
        ('<code nullFlavor="UNK"/>', "", "Zofran"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_every_detour(tmp_path: Path, code: str, more: str, name: str) -> None:
    reference = '<text><reference value="#row"/></text>'
    entry = medicine(code).replace("<statusCode", f"{reference}<statusCode", 1)
    assert one(meds(entry), tmp_path).name == name


def test_what_a_row_says_is_kept(tmp_path: Path) -> None:
    entry = medicine('<code nullFlavor="UNK"/>').replace(
        "<statusCode", '<text><reference value="#row"/></text><statusCode', 1
    )
    assert one(meds(entry), tmp_path).note == (
        "Whole row in the document: 3 May 2026, Zofran 8 mg, twice a day"
    )


def test_a_medicine_is_taken_apart_and_keeps_its_codes_and_place(tmp_path: Path) -> None:
    entry = medicine(rx("731241", "1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe [Aranesp]"))
    (found,) = founds(read(meds(entry), tmp_path), Medication)
    record = found.record
    assert isinstance(record, Medication)
    assert (record.name, record.brand, record.strength, record.form) == (
        "darbepoetin alfa", "Aranesp", "0.5 MG/ML", "Prefilled Syringe",
    )  # fmt: skip
    assert [(code.system, code.code) for code in record.codes] == [("rxnorm", "731241")]
    assert isinstance(record.codes[0], Code)
    (origin,) = record.origins
    assert (origin.file, origin.place) == ("summary.xml", "Medications, row 1")
    assert origin.written_as.startswith("1 ML darbepoetin")
    assert record.source == "report"


@pytest.mark.parametrize(
    ("times", "status", "current"),
    [
        (span("20260101"), "completed", True),
        (span("20260101", "20260201"), "active", False),
        (span("20260101", "20270201"), "active", True),
        (span("20260101"), "aborted", False),
        (span("20260101"), "held", True),
        ("", "completed", True),
    ],
)
def test_completed_does_not_mean_stopped(
    tmp_path: Path, times: str, status: str, *, current: bool
) -> None:
    entry = medicine(rx("1", "Ondansetron"), times=times, status=status)
    found = one(meds(entry), tmp_path)
    assert found.is_current() is current
    if status == "held":
        assert found.note == "On hold, as the document says"
    if "2027" in times:
        assert found.note == "To be taken until 1 February 2027, as the document says"


def test_times_keep_their_precision(tmp_path: Path) -> None:
    found = one(meds(medicine(rx("1", "Ondansetron"), times=span("201603", "2017"))), tmp_path)
    assert found.started is not None
    assert found.stopped is not None
    assert (found.started.fhir(), found.stopped.fhir()) == ("2016-03", "2017")


PERIOD = '<effectiveTime xsi:type="PIVL_TS"{}><period value="{}" unit="{}"/></effectiveTime>'


@pytest.mark.parametrize(
    ("times", "clock"),
    [
        (PERIOD.format("", "12", "h"), "every 12 hours"),
        (PERIOD.format(' institutionSpecified="true"', "12", "h"), "2 times a day"),
        (PERIOD.format(' institutionSpecified="true"', "3", "h"), "every 3 hours"),
        (PERIOD.format("", "1", "d"), "once a day"),
        (PERIOD.format("", ".5", "d"), "2 times a day"),
        (PERIOD.format("", "1", "wk"), "every week"),
        (PERIOD.format("", "3", "wk"), "every 3 weeks"),
        (PERIOD.format("", "x", "h"), ""),
        (PERIOD.format("", "0", "h"), ""),
        (PERIOD.format("", "1e999", "h"), ""),
        (PERIOD.format("", "nan", "h"), ""),
        ('<effectiveTime xsi:type="EIVL_TS"><event code="ACM"/></effectiveTime>',
         "before breakfast"),
    ],
)  # fmt: skip
def test_how_often(tmp_path: Path, times: str, clock: str) -> None:
    assert one(meds(medicine(rx("1", "X-drug"), times=times)), tmp_path).clock == clock


def test_dose_route_reason_and_instructions(tmp_path: Path) -> None:
    more = (
        '<routeCode displayName="Oral Route of Administration"/>'
        '<doseQuantity value="1" unit="{tbl}"/><precondition><criterion/></precondition>'
        "<author><assignedAuthor><assignedPerson><name><given>Ann</given><family>Doc</family>"
        "</name></assignedPerson></assignedAuthor></author>"
        '<entryRelationship typeCode="RSON"><observation><value displayName="Nausea (finding)"/>'
        "</observation></entryRelationship>"
        '<entryRelationship typeCode="COMP"><substanceAdministration>'
        f"{template('4.147')}<text>one tablet when sick</text></substanceAdministration>"
        "</entryRelationship>"
    )
    found = one(meds(medicine(rx("1", "Ondansetron"), more=more)), tmp_path)
    assert (found.dose, found.route, found.reason, found.prescriber, found.schedule) == (
        "1 tablet", "by mouth", "Nausea", "Ann Doc", "when-needed",
    )  # fmt: skip
    assert found.note == "Instructions in the document: one tablet when sick"


def test_a_dose_of_nothing_is_no_dose(tmp_path: Path) -> None:
    found = one(meds(medicine(rx("1", "X-drug"), more='<doseQuantity value="0.00"/>')), tmp_path)
    assert found.dose == ""


@pytest.mark.parametrize(
    "code",
    [
        ('<code nullFlavor="OTH"><translation code="4" displayName="Drug or medicament"/></code>'),
        '<code nullFlavor="NI"/>',
    ],
)
def test_no_medications_is_a_statement_and_no_drug(tmp_path: Path, code: str) -> None:
    reading = read(meds(medicine(code, attributes=' negationInd="true"')), tmp_path)
    assert not only(reading, Medication)
    (statement,) = reading.statements
    assert (statement.field, statement.state) == ("medications_state", "none")


def test_no_medications_without_the_mark_is_no_drug_either(tmp_path: Path) -> None:
    reading = read(meds(medicine(rx("1", "No known medications"))), tmp_path)
    assert not only(reading, Medication)
    assert reading.statements[0].state == "none"


def test_a_medicine_that_is_not_taken_says_nothing_about_the_list(tmp_path: Path) -> None:
    entry = medicine(rx("1191", "Aspirin"), attributes=' negationInd="true"')
    reading = read(meds(entry), tmp_path)
    assert not only(reading, Medication)
    assert not reading.statements
    assert "a medicine that is said not to be taken" in remarks(reading)


def test_no_information_is_nothing_at_all(tmp_path: Path) -> None:
    empty = section("10160-0", title="Medications", text="No information", more=' nullFlavor="NI"')
    reading = read(document(empty), tmp_path)
    assert not only(reading, Medication)
    assert not reading.statements
    assert not remarks(reading)


def test_what_was_given_in_the_clinic_is_not_ticked(tmp_path: Path) -> None:
    text = document(section("29549-3", medicine(rx("1", "Saline")), title="Given"))
    (found,) = founds(read(text, tmp_path), Medication)
    assert (found.relevant, found.why) == (False, "given during a visit")


def test_errors_and_blank_rows_are_no_medicines(tmp_path: Path) -> None:
    reading = read(
        meds(
            medicine(rx("1", "X-drug"), status="nullified"),
            medicine('<code nullFlavor="UNK"/>'),
            medicine(f'<code code="123" codeSystem="{RXNORM}"/>'),
            text="",
        ),
        tmp_path,
    )
    assert not only(reading, Medication)
    assert "the clinic took back as an error" in remarks(reading)
    assert "row 3: a medicine has a code and no name" in remarks(reading)


def test_medicines_inside_an_act_are_found_and_instructions_are_not(tmp_path: Path) -> None:
    inner = medicine(rx("1", "X-drug"), more=f"<entryRelationship>{medicine(rx('2', 'Y'))}"
                     "</entryRelationship>")  # fmt: skip
    act = f"<act><entryRelationship>{inner}</entryRelationship></act>"
    text = document(section("10183-2", act, title="Discharge medications"))
    assert [each.name for each in only(read(text, tmp_path), Medication)] == ["X-drug"]


def test_an_old_status_tells_that_a_medicine_ended(tmp_path: Path) -> None:
    more = (
        '<entryRelationship><observation><code code="33999-4"/>'
        '<value displayName="No Longer Active"/></observation></entryRelationship>'
    )
    found = one(meds(medicine(rx("1", "X-drug"), more=more)), tmp_path)
    assert found.why_stopped == "No Longer Active, as the document says"
