"""The bundle: a FHIR document whose first entry, the Composition, holds it together.

The same entries at the same moment give the same bytes: ids are made of the entries' ids, members
stand in a fixed order, numbers stay as they were typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from apptprep.exchange.ips.elements import Json, Number, clean, coding
from apptprep.exchange.ips.making import Given, Making, stamp
from apptprep.exchange.ips.people import patient, writers
from apptprep.exchange.ips.sections import sections
from apptprep.records import KINDS, Record, Snapshot, fields_of

PROFILE: Final = "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips"
_LOINC = "http://loinc.org"
_MARK = "\x01"
"""Stands around numbers while JSON is written; no text has it, control signs are taken out."""

_NUMBERS = re.compile(r'"\\u0001([^"\\]*)"')
_NOTHING: Final[tuple[object, ...]] = ("", {}, [])
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def bundle(records: Iterable[Record], given: Given) -> Json:
    """Return entries as an International Patient Summary.

    Args:
        records: the entries, the person among them; drafts and what the app keeps about packets
            are left out.
        given: the moment, and where attached files are read.

    Raises:
        DamagedRecord: an attached file that is asked for cannot be read.
    """
    printing = [record for record in records if record.KIND.prints and _says_something(record)]
    ordered = sorted(printing, key=lambda record: (_ORDER[type(record)], record.id))
    making = Making(Snapshot(ordered), given)
    patient(making)
    authors = writers(making)
    found = sections(making, given.moment.date())
    moment = given.moment.isoformat(timespec="seconds")
    identity = making.own_id(f"bundle/{moment}")
    composition: Json = {
        "resourceType": "Composition",
        "id": making.own_id("composition"),
        "status": "final",
        "type": {"coding": [coding(_LOINC, "60591-5", "Patient summary Document")]},
        "subject": making.patient,
        "date": moment,
        "author": authors,
        "title": "Patient summary, kept by the person",
        "section": found,
    }
    whole = [composition, *making.resources]
    return {
        "resourceType": "Bundle",
        "id": identity,
        "meta": {"profile": [PROFILE]},
        "identifier": {
            "system": "urn:ietf:rfc:3986",
            "value": f"urn:uuid:{identity}",
        },
        "type": "document",
        "timestamp": moment,
        "entry": [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in whole],
    }


def dumps(records: Iterable[Record], given: Given) -> bytes:
    """Return :func:`bundle` as JSON in UTF-8.

    Raises:
        DamagedRecord: an attached file that is asked for cannot be read.
    """
    whole = _marked(bundle(records, given))
    entries = whole.pop("entry")
    head = json.dumps(whole, ensure_ascii=False, indent=1).removesuffix("\n}")
    # An entry a line: quick to write, and a change of one entry is a change of one line.
    lines = ",\n".join(map(json.JSONEncoder(ensure_ascii=False).encode, entries))
    text = f'{head},\n "entry": [\n{lines}\n]}}\n'
    return _NUMBERS.sub(lambda match: match[1], text).encode()


def _says_something(record: Record) -> bool:
    """Tell whether an entry is complete, and blanks are not all that its required fields hold."""
    needed = (getattr(record, field.name) for field in fields_of(type(record)) if field.required)
    blank = any(isinstance(value, str) and not clean(value) for value in needed)
    return record.is_complete() and not blank


def _marked(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return JSON with its numbers marked, and without members that hold nothing.

    FHIR knows no empty text; one that was blanks only is one that is not written down.
    """
    # By exact type, the commonest first: a log has tens of thousands of members.
    kind = type(value)
    if kind is str or kind is int:
        return value
    if kind is dict:
        members = {}
        for name, each in value.items():
            kept = each if type(each) is str else _marked(each)
            if kept not in _NOTHING:
                members[name] = kept
        return members
    if kind is list:
        return [each for each in map(_marked, value) if each not in _NOTHING]
    return f"{_MARK}{value}" if kind is Number else value


__all__ = ["Given", "bundle", "dumps", "stamp"]
