"""Notes, letters and reports of scans keep their words; a summary's words are not ticked."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.ccda.making import document, founds, only, read, remarks, section, template

from apptprep.records import ImagingStudy, OtherReport, PathologyReport

NOTE = (
    f"<act>{template('4.202')}<code displayName='Note'><translation code='34746-8' "
    "codeSystem='2.16.840.1.113883.6.1' displayName='Nurse Note'/></code>"
    "<text mediaType='text/rtf' representation='B64'>e1xydGYxfQ==<reference value='#n'/></text>"
    "<effectiveTime value='20260401'/></act>"
)


def test_a_note_with_its_words_and_file(tmp_path: Path) -> None:
    words = '<paragraph ID="n">Slept badly.<br/>Ate well.</paragraph>'
    text = document(section("34746-8", NOTE, title="Nursing notes", text=words))
    (found,) = only(read(text, tmp_path), OtherReport)
    assert (found.title, found.report_kind, found.copied) == (
        "Nurse Note", "letter", "Slept badly.\nAte well.",
    )  # fmt: skip
    assert [each.name for each in found.attached] == ["Nurse Note.rtf"]
    assert found.date is not None
    assert found.date.fhir() == "2026-04-01"


def test_a_letter_is_one_report_in_its_own_words(tmp_path: Path) -> None:
    text = document(
        section("", title="Reason", text="<paragraph>A lump.</paragraph>"),
        section("51847-2", title="Plan", text="<list><item>Scan</item><item>Call</item></list>"),
        section("48768-6", title="Payers", text="Insurance 42"),
        section("1-2", title="Nothing", text="No information"),
        code="11488-4",
        title="Consultation",
    )
    (found,) = founds(read(text, tmp_path), OtherReport)
    report = found.record
    assert isinstance(report, OtherReport)
    assert (report.title, report.report_kind, report.issuer) == (
        "Consultation", "letter", "River Hospital",
    )  # fmt: skip
    assert report.copied == "Reason\nA lump.\n\nPlan\nScan\nCall"
    assert found.relevant
    assert report.custody[0].held == "yes"


def test_the_words_around_the_lists_of_a_summary_are_not_ticked(tmp_path: Path) -> None:
    text = document(section("51848-0", title="Assessment", text="Doing as planned."))
    (found,) = founds(read(text, tmp_path), OtherReport)
    assert (found.relevant, found.why) == (False, "the words around the lists")


def test_a_list_that_is_only_words_is_kept_and_said(tmp_path: Path) -> None:
    text = document(section("10160-0", title="Medications", text="Takes ondansetron 8 mg at night"))
    reading = read(text, tmp_path)
    (found,) = founds(reading, OtherReport)
    assert found.relevant
    assert "Medications: is only words there; it is kept as words" in remarks(reading)


def test_a_scans_report(tmp_path: Path) -> None:
    catalog = (
        '<act><templateId root="2.16.840.1.113883.10.20.6.2.6"/><id root="1.2.840.1.77"/></act>'
    )
    header = (
        '<inFulfillmentOf><order><id root="1.2" extension="ACC-99"/></order></inFulfillmentOf>'
        '<documentationOf><serviceEvent><code displayName="CT chest with contrast"/>'
        '<effectiveTime><low value="20260405"/></effectiveTime></serviceEvent></documentationOf>'
    )
    text = document(
        section("121181", catalog, title="Images"),
        section("121070", title="Findings", text="Nodules."),
        section("121072", title="Impressions", text="<paragraph>Two nodules.</paragraph>"),
        code="18748-4",
        title="Diagnostic imaging report",
        header=header,
    )
    (scan,) = only(read(text, tmp_path), ImagingStudy)
    assert (scan.modality, scan.region, scan.impression, scan.note) == (
        "CT", "chest", "Two nodules.", "Findings\nNodules.",
    )  # fmt: skip
    assert (scan.study_uid, scan.accession) == ("1.2.840.1.77", "ACC-99")
    assert scan.date is not None
    assert scan.date.fhir() == "2026-04-05"


def test_a_pathology_report(tmp_path: Path) -> None:
    text = document(
        section("22637-3", title="Final diagnosis", text="Left breast: carcinoma."),
        code="11526-1",
        title="Pathology report",
    )
    (found,) = only(read(text, tmp_path), PathologyReport)
    assert (found.site, found.diagnosis_line, found.lab) == (
        "Breast", "Final diagnosis\nLeft breast: carcinoma.", "River Hospital",
    )  # fmt: skip
