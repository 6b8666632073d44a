"""What a bundle is put together in: its resources, their addresses, who is pointed to."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import Json, filled
from apptprep.records import FileRef, Person, Record, Snapshot
from apptprep.records.plain import fields_to_json

NAMES: Final = uuid.UUID("6d9f2f0e-6f0f-5b0e-9c53-6c0a0f5d1c3e")
"""The name space of all ids in exports: the same entry always gets the same id (RFC 9562, v5)."""

_MARK: Final = 16
"""Hexadecimal digits of the mark: 64 bits tell the versions of one entry apart."""

_STAMP = re.compile(
    rf"{re.escape(own_marks.SYSTEM)}\|(urn:uuid:[0-9a-f-]{{36}})#([0-9a-f]{{{_MARK}}})"
)

ReadFile = Callable[[FileRef], bytes]
_CANONICAL: Final = json.JSONEncoder(ensure_ascii=True, sort_keys=True)
"""Made once: ``json.dumps`` makes another for every call that is not its plainest."""


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """What a summary is made from besides the entries.

    Attributes:
        moment: when it is made, with its offset; the same moment gives the same bytes.
        read_file: gives the bytes of attached files; None leaves files out, their names stay.
    """

    moment: dt.datetime
    read_file: ReadFile | None = None


@dataclass(slots=True, repr=False)
class Making:
    """A bundle that is being made.

    Attributes:
        snapshot: the entries.
        given: the moment, and where files are read.
        resources: what was made so far; the patient comes first.
        caregivers: references to those who write here, by name.
        root: the id of the person's entry.
        patient: the reference to the person.
    """

    snapshot: Snapshot
    given: Given
    resources: list[Json] = field(default_factory=list)
    caregivers: dict[str, Json] = field(default_factory=dict)
    root: str = field(init=False)
    patient: Json = field(init=False)

    def __post_init__(self) -> None:
        people = self.snapshot.all(Person)
        self.root = people[0].id if people else "nobody"
        self.patient = {"reference": f"urn:uuid:{self.own_id('person')}"}

    def id_of(self, record_id: str, part: str = "") -> str:
        """Return the id of the resource that an entry, or a part of it, becomes."""
        if not part:
            return address(record_id).removeprefix("urn:uuid:")
        return str(uuid.uuid5(NAMES, f"{record_id}/{part}"))

    def own_id(self, part: str) -> str:
        """Return the id of what there is one of in a record: the person, the plan, the team."""
        return self.id_of(self.root, part)

    def writer(self, name: str) -> Json:
        """Return the reference to who wrote something: a caregiver by name, else the person."""
        return self.caregivers.get(name, self.patient)

    def add(self, kind: str, record: Record, elements: Json, *, part: str = "") -> Json:
        """Add a resource and return the reference to it.

        Args:
            kind: the type of resource.
            record: the entry it is made of; its stamp becomes the first identifier.
            elements: the members, in the order in which they are to stand.
            part: tells several resources of one entry apart.
        """
        own = [{"system": own_marks.SYSTEM, "value": stamp(record)}]
        more = elements.pop("identifier", [])
        whole = {"identifier": [*own, *more], **elements}
        return self.put(kind, self.id_of(record.id, part), whole)

    def put(self, kind: str, identity: str, elements: Json) -> Json:
        """Add a resource that is not one entry and return the reference to it."""
        self.resources.append({"resourceType": kind, "id": identity, **filled(**elements)})
        return {"reference": f"urn:uuid:{identity}"}


def stamp(record: Record) -> str:
    """Return the address of an entry as it is now: its own address and a mark of its content.

    By it a summary of ours is known again when it is brought in; moments of writing and the files
    it was found in do not count.
    """
    said = [fields_to_json(record), record.source, record.source_note, record.written_by]
    text = _CANONICAL.encode([record.KIND.name, *said])
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{address(record.id)}#{digest[:_MARK]}"


@lru_cache(maxsize=4096)
def address(record_id: str) -> str:
    """Return the address of an entry in exports, whatever it says."""
    return f"urn:uuid:{uuid.uuid5(NAMES, f'{record_id}/')}"


def own_number(number: str) -> tuple[str, str]:
    """Return the address and the stamp in an origin's number, ``("", "")`` where it is no stamp."""
    match = _STAMP.fullmatch(number)
    return (match[1], f"{match[1]}#{match[2]}") if match else ("", "")
