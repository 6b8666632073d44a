"""An export is known by its content, whatever the phone's language calls it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.exchange.apple_health.making import BROKEN_DTD, SEVERE, entry, export, read, write
from tests.exchange.ccda.making import TODAY

from apptprep.exchange import recognise
from apptprep.exchange.apple_health.format import NAME
from apptprep.exchange.format import Wanted

TEXT = export(entry("Nausea", SEVERE))


@pytest.mark.parametrize("name", ["export.xml", "exportar.xml", "eksport.xml", "导出.xml", "a"])
@pytest.mark.parametrize("text", [TEXT, export(entry("Nausea", SEVERE), head=BROKEN_DTD),
                                  export(entry("Nausea", SEVERE), head="")])  # fmt: skip
def test_the_name_does_not_matter(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    reading = read(tmp_path / name)
    assert (reading.format_name, len(reading.found)) == (NAME, 1)


def test_a_zip_is_read_and_the_second_document_never(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("apple_health_export/导出.xml", TEXT)
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/><component/>")
        archive.writestr("apple_health_export/workout-routes/route.gpx", "<gpx/>")
        archive.writestr("apple_health_export/electrocardiograms/ecg.csv", "a,b\n1,2\n")
        archive.writestr("__MACOSX/._apple_health_export", "clutter")
    (reading,) = recognise.read(tmp_path / "export.zip", Wanted(TODAY))
    assert (reading.format_name, len(reading.found)) == (NAME, 1)
    assert not reading.remarks


def test_files_beside_that_do_not_belong_to_it_are_left_to_others(tmp_path: Path) -> None:
    base = write(tmp_path, TEXT)
    (base / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    readings = recognise.read(base, Wanted(TODAY))
    assert [each.place for reading in readings for each in reading.remarks] == ["letter.txt"]


def test_a_second_document_alone_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "health.xml").write_text("<Health/>", encoding="utf-8")
    with pytest.raises(Exception, match=r"data \(XML\) of a kind"):
        read(tmp_path / "health.xml")
