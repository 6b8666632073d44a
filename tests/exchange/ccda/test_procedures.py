"""Procedures become treatment, earlier operations, scans or biopsies, or are counted."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.ccda.making import document, only, read, remarks, section, template

from apptprep.records import ImagingStudy, PastSurgery, PathologyReport, Treatment


def done(name: str, *, attributes: str = "", status: str = "completed", more: str = "") -> str:
    return (
        f'<procedure moodCode="EVN"{attributes}>{template("4.14")}<code displayName="{name}" '
        f'code="1" codeSystem="2.16.840.1.113883.6.96"/><statusCode code="{status}"/>'
        f'<effectiveTime value="20240310"/>{more}</procedure>'
    )


def procedures(*entries: str) -> str:
    return document(section("47519-4", *entries, title="Procedures"))


def test_each_procedure_finds_its_place(tmp_path: Path) -> None:
    reading = read(
        procedures(
            done("Lumpectomy of left breast"),
            done("Laparoscopic appendectomy"),
            done("Colonoscopy"),
            done("Core needle biopsy of breast"),
            done("Nebulizer therapy"),
            done("Hysterectomy", attributes=' negationInd="true"'),
            done("Hip replacement", status="aborted"),
            done("Bypass").replace('"EVN"', '"RQO"'),
        ),
        tmp_path,
    )
    assert [each.name for each in only(reading, Treatment)] == ["Lumpectomy of left breast"]
    assert [each.name for each in only(reading, PastSurgery)] == ["Laparoscopic appendectomy"]
    assert [each.modality for each in only(reading, ImagingStudy)] == ["ES"]
    assert [each.site for each in only(reading, PathologyReport)] == ["Breast"]
    told = remarks(reading)
    assert "1 entry left out: a procedure that is no operation, scan" in told
    assert "2 entries left out: a procedure that was not done" in told
    assert "1 entry left out: a procedure that was planned" in told


def test_an_implant_is_kept(tmp_path: Path) -> None:
    device = (
        "<participant><participantRole><playingDevice>"
        '<code displayName="Cardiac pacemaker (physical object)"/></playingDevice>'
        "</participantRole></participant>"
    )
    reading = read(
        document(
            section(
                "46264-8",
                done("Procedure", more=device),
                "<supply/>",
                '<procedure negationInd="true"><code displayName="Implant"/></procedure>',
                title="Equipment",
            )
        ),
        tmp_path,
    )
    (found,) = only(reading, PastSurgery)
    assert (found.name, found.implant) == ("Implant: Cardiac pacemaker", "Cardiac pacemaker")
    assert "an aid or supply" in remarks(reading)
