"""Clinical documents made for tests: a header, and whatever sections a test needs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TypeVar

from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.reading import Found, Reading
from apptprep.records import Record

TODAY = dt.date(2026, 6, 1)
T = "2.16.840.1.113883.10.20.22."
LOINC, RXNORM = "2.16.840.1.113883.6.1", "2.16.840.1.113883.6.88"
SNOMED, ICD10 = "2.16.840.1.113883.6.96", "2.16.840.1.113883.6.90"
R = TypeVar("R", bound=Record)

PERSON = """
<recordTarget><patientRole>
  <id root="2.16.840.1.113883.4.1" extension="111-22-3333"/><id root="1.2.3" extension="MRN-17"/>
  <addr use="HP"><streetAddressLine>1 Mill Lane</streetAddressLine><city>Riverton</city>
    <state>OR</state><postalCode>97000</postalCode></addr>
  <telecom value="tel:+1(555)010-0000" use="HP"/><telecom value="mailto:ada@example.test"/>
  <patient><name use="L"><given>Ada</given><given>Mae</given><given qualifier="BR">Adeline</given>
      <family>Fields</family></name>
    <administrativeGenderCode code="F"/><birthTime value="19600214"/></patient>
  <providerOrganization><name>River Clinic</name></providerOrganization>
</patientRole></recordTarget>
<custodian><assignedCustodian><representedCustodianOrganization><name>River Hospital</name>
</representedCustodianOrganization></assignedCustodian></custodian>"""


def document(
    *sections: str,
    code: str = "34133-9",
    title: str = "Continuity of Care Document",
    dated: str = "20260501",
    number: str = "doc-1",
    header: str = "",
    person: str = PERSON,
    body: str = "",
) -> str:
    """Return a document with some sections."""
    parts = "".join(f"<component>{each}</component>" for each in sections)
    inner = body or f"<structuredBody>{parts}</structuredBody>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-'
        'instance" xmlns:sdtc="urn:hl7-org:sdtc">'
        f'<id root="9.9.9" extension="{number}"/><code code="{code}" codeSystem="{LOINC}"/>'
        f'<title>{title}</title><effectiveTime value="{dated}"/>'
        f"{header}{person}<component>{inner}</component></ClinicalDocument>"
    )


def section(code: str, *entries: str, title: str = "A list", text: str = "", more: str = "") -> str:
    """Return a section with some entries."""
    rows = "".join(f"<entry>{each}</entry>" for each in entries)
    coded = f'<code code="{code}" codeSystem="{LOINC}"/>' if code else ""
    return f"<section{more}>{coded}<title>{title}</title><text>{text}</text>{rows}</section>"


def template(number: str) -> str:
    """Return the mark of an entry template: ``"4.16"``."""
    return f'<templateId root="{T}{number}"/>'


def medicine(
    code: str = "",
    *,
    times: str = "",
    status: str = "active",
    more: str = "",
    attributes: str = "",
) -> str:
    """Return a medicine whose ``code`` element is given."""
    return (
        f'<substanceAdministration classCode="SBADM" moodCode="EVN"{attributes}>{template("4.16")}'
        f'<statusCode code="{status}"/>{times}<consumable><manufacturedProduct>'
        f"<manufacturedMaterial>{code}</manufacturedMaterial></manufacturedProduct></consumable>"
        f"{more}</substanceAdministration>"
    )


def rx(code: str, name: str) -> str:
    """Return a medicine's code with its display name."""
    return f'<code code="{code}" codeSystem="{RXNORM}" displayName="{name}"/>'


def span(low: str = "", high: str = "") -> str:
    """Return an interval of time; what is left out is not known."""
    first = f'<low value="{low}"/>' if low else '<low nullFlavor="UNK"/>'
    last = f'<high value="{high}"/>' if high else '<high nullFlavor="UNK"/>'
    return f'<effectiveTime xsi:type="IVL_TS">{first}{last}</effectiveTime>'


def read(text: str | bytes, folder: Path, name: str = "summary.xml") -> Reading:
    """Write a document into a folder and read it, as the app does it."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return recognise.read(folder / name, Wanted(TODAY))[0]


def only(reading: Reading, kind: type[R]) -> list[R]:
    """Return the entries of one kind."""
    return [found.record for found in reading.found if isinstance(found.record, kind)]


def founds(reading: Reading, kind: type[Record]) -> list[Found]:
    """Return what was found of one kind, with its place and reasons."""
    return [found for found in reading.found if isinstance(found.record, kind)]


def remarks(reading: Reading) -> str:
    """Return all remarks in one text."""
    return "\n".join(remark.sentence() for remark in reading.remarks)
