"""Portal zips: documents are read, the wrapping is not, missing files are said."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.exchange.ccda.making import TODAY, document, medicine, only, remarks, rx, section

from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.records import Medication

MEDS = section("10160-0", medicine(rx("1", "Ondansetron")), title="Medications")
METADATA = (
    '<SubmitObjectsRequest xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">'
    '<rim:ExtrinsicObject mimeType="text/xml"><rim:Slot name="URI"><rim:ValueList>'
    "<rim:Value>{}</rim:Value></rim:ValueList></rim:Slot></rim:ExtrinsicObject>"
    "</SubmitObjectsRequest>"
)


def test_a_portal_zip_is_its_documents(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "portal.zip", "w") as archive:
        archive.writestr("INDEX.HTM", "<html>read me in a browser</html>")
        archive.writestr("README.TXT", "Open INDEX.HTM")
        archive.writestr("IHE_XDM/SUBSET01/DOC0001.XML", document(MEDS))
        archive.writestr("IHE_XDM/SUBSET01/METADATA.XML", METADATA.format("DOC0001.XML"))
        archive.writestr("IHE_XDM/SUBSET01/STYLE.XSL", "<xsl:stylesheet/>")
        archive.writestr("IHE_XDM/SUBSET02/DOC0001.XML", document(MEDS, number="doc-2"))
        archive.writestr("IHE_XDM/SUBSET02/METADATA.XML", METADATA.format("1|DOC2.P</rim:Value>"
                         "<rim:Value>2|DF"))  # fmt: skip
    (reading,) = recognise.read(tmp_path / "portal.zip", Wanted(TODAY))
    assert [found.place for found in reading.found if isinstance(found.record, Medication)] == [
        f"IHE_XDM/SUBSET0{n}/DOC0001.XML, Medications, row 1" for n in (1, 2)
    ]
    assert len(only(reading, Medication)) == 2
    assert remarks(reading) == (
        "IHE_XDM/SUBSET02/METADATA.XML: tells of 1 file not in the download"
    )


def test_a_readme_elsewhere_is_no_wrapping(tmp_path: Path) -> None:
    (tmp_path / "README.TXT").write_text("notes", encoding="utf-8")
    (tmp_path / "doc.xml").write_text(document(MEDS), encoding="utf-8")
    readings = recognise.read(tmp_path, Wanted(TODAY))
    assert [each.place for reading in readings for each in reading.remarks] == ["README.TXT"]


def test_a_list_nobody_can_read_does_not_stop_anything(tmp_path: Path) -> None:
    inside = tmp_path / "IHE_XDM" / "SUBSET01"
    inside.mkdir(parents=True)
    (inside / "doc.xml").write_text(document(MEDS), encoding="utf-8")
    (inside / "METADATA.XML").write_text("<broken", encoding="utf-8")
    (reading,) = recognise.read(tmp_path, Wanted(TODAY))
    assert len(only(reading, Medication)) == 1
