"""Code systems: the short name for the address or number a file gives.

HL7 object identifiers are those of the HL7 OID registry, addresses those of HL7 Terminology.
"""

from __future__ import annotations

import re

_BY_NUMBER = {
    "2.16.840.1.113883.6.1": "loinc",
    "2.16.840.1.113883.6.88": "rxnorm",
    "2.16.840.1.113883.6.96": "snomed",
    "2.16.840.1.113883.6.90": "icd-10",
    "2.16.840.1.113883.6.3": "icd-10",
    "2.16.840.1.113883.6.4": "icd-10-pcs",
    "2.16.840.1.113883.6.103": "icd-9",
    "2.16.840.1.113883.6.2": "icd-9",
    "2.16.840.1.113883.6.42": "icd-9",
    "2.16.840.1.113883.6.104": "icd-9-procedures",
    "2.16.840.1.113883.6.43.1": "icd-o-3",
    "2.16.840.1.113883.6.12": "cpt",
    "2.16.840.1.113883.6.14": "hcpcs",
    "2.16.840.1.113883.6.285": "hcpcs",
    "2.16.840.1.113883.6.69": "ndc",
    "2.16.840.1.113883.12.292": "cvx",
    "2.16.840.1.113883.6.59": "cvx",
    "2.16.840.1.113883.3.26.1.1": "ncit",
    "2.16.840.1.113883.3.26.1.5": "ndf-rt",
    "2.16.840.1.113883.4.9": "unii",
    "2.16.840.1.113883.6.27": "multum",
    "2.16.840.1.113883.6.73": "atc",
    "2.16.840.1.113883.6.68": "medi-span",
    "2.16.840.1.113883.6.253": "medi-span",
    "2.16.840.1.113883.6.64": "first-databank",
    "1.2.840.10008.2.16.4": "dicom",
    "1.2.840.10008.6.1.308": "dicom",
    "2.16.840.1.113883.4.6": "npi",
}
_BY_ADDRESS = {
    "loinc.org": "loinc",
    "www.nlm.nih.gov/research/umls/rxnorm": "rxnorm",
    "snomed.info/sct": "snomed",
    "hl7.org/fhir/sid/icd-10-cm": "icd-10",
    "hl7.org/fhir/sid/icd-10": "icd-10",
    "hl7.org/fhir/sid/icd-10-gm": "icd-10",
    "fhir.de/codesystem/bfarm/icd-10-gm": "icd-10",
    "hl7.org/fhir/sid/icd-10-pcs": "icd-10-pcs",
    "www.cms.gov/medicare/coding/icd10": "icd-10-pcs",
    "hl7.org/fhir/sid/icd-9-cm": "icd-9",
    "hl7.org/fhir/sid/icd-o-3": "icd-o-3",
    "terminology.hl7.org/codesystem/icd-o-3": "icd-o-3",
    "www.ama-assn.org/go/cpt": "cpt",
    "hl7.org/fhir/sid/ndc": "ndc",
    "hl7.org/fhir/sid/cvx": "cvx",
    "ncithesaurus-stage.nci.nih.gov": "ncit",
    "ncicb.nci.nih.gov/xml/owl/evs/thesaurus.owl": "ncit",
    "fdasis.nlm.nih.gov": "unii",
    "dicom.nema.org/resources/ontology/dcm": "dicom",
    "www.genenames.org": "hgnc",
    "www.whocc.no/atc": "atc",
    "unitsofmeasure.org": "ucum",
}


def short(system: str) -> str:
    """Return the short name of a code system, or its address or number as received.

    Args:
        system: ``"2.16.840.1.113883.6.88"``, ``"urn:oid:2.16.840.1.113883.6.88"`` or
            ``"http://www.nlm.nih.gov/research/umls/rxnorm"``.
    """
    plain = system.strip()
    number = plain.lower().removeprefix("urn:oid:")
    if number in _BY_NUMBER:
        return _BY_NUMBER[number]
    address = plain.lower().partition("://")[2].rstrip("/").partition("?")[0].partition("|")[0]
    if address.startswith("snomed.info/sct"):
        return "snomed"
    return _BY_ADDRESS.get(address, plain)


_WRITTEN = {
    "loinc": "http://loinc.org",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "snomed": "http://snomed.info/sct",
    "icd-10": "http://hl7.org/fhir/sid/icd-10",
    "icd-10-pcs": "http://hl7.org/fhir/sid/icd-10-pcs",
    "icd-9": "http://hl7.org/fhir/sid/icd-9-cm",
    "icd-o-3": "http://terminology.hl7.org/CodeSystem/icd-o-3",
    "cpt": "http://www.ama-assn.org/go/cpt",
    "ndc": "http://hl7.org/fhir/sid/ndc",
    "cvx": "http://hl7.org/fhir/sid/cvx",
    "unii": "http://fdasis.nlm.nih.gov",
    "dicom": "http://dicom.nema.org/resources/ontology/DCM",
    "atc": "http://www.whocc.no/atc",
    "hgnc": "http://www.genenames.org",
    "ucum": "http://unitsofmeasure.org",
    "ncit": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
}
_NUMBERS = {name: number for number, name in reversed(_BY_NUMBER.items())}


def address(name: str) -> str:
    """Return the address FHIR has for a code system's short name; ``""`` for none.

    A system that is not known by a short name is given as it was received, if that is an address
    or an object identifier; any other word is none.
    """
    plain = name.strip()
    if plain in _WRITTEN:
        return _WRITTEN[plain]
    number = _NUMBERS.get(plain, plain)
    if re.fullmatch(r"[0-2](?:\.(?:0|[1-9]\d*))+", number):
        return f"urn:oid:{number}"
    return plain if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", plain) else ""
