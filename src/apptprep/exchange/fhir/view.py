"""What a mapping is given besides the resource, and what it returns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Any

from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.names import name_of
from apptprep.exchange.fhir.references import References
from apptprep.exchange.fhir.values import Json, objects, word
from apptprep.exchange.reading import Key
from apptprep.records import Record, When


@dataclass(slots=True, repr=False)
class Item:
    """One entry found in a resource.

    Attributes:
        record: the entry.
        dated: the date the resource gives for itself.
        written_as: what it is called there, where the record calls it otherwise.
        left_out: why it is not ticked at first; None leaves that to the rules for all formats.
        keys: what identifies it besides its own fields.
        number: its identifier, where that is not the resource's own.
        own: fields in which the entry is not as ``record``, which others say the same as
            (:mod:`apptprep.exchange.fhir.alike`).
    """

    record: Record
    dated: When | None = None
    written_as: str = ""
    left_out: str | None = None
    keys: tuple[Key, ...] = ()
    number: str = ""
    own: Table[str, Any] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Unmapped:
    """A resource, or a part of it, of which no entry is made.

    Attributes:
        why: the reason; reasons are counted.
        named: say it for this resource by name, not in a count.
        state: what it says about a whole list: field and state of the person.
    """

    why: str = ""
    named: bool = False
    state: tuple[str, str] = ("", "")

    @property
    def is_counted(self) -> bool:
        """Whether it is counted and nothing more is said of it."""
        return bool(self.why) and not self.named and not self.state[0]


Result = Item | Unmapped
Mapping = Callable[[Json, "View"], Iterator[Result]]


@dataclass(slots=True, repr=False)
class View:
    """What a mapping can look up.

    Attributes:
        references: the other resources.
        today: what "past" means.
        stages: observations about the stage of a cancer, to be joined with its diagnosis.
        has_cancer: a cancer is among the resources.
        known: what resources that say the same become, by the number of that
            (:mod:`apptprep.exchange.fhir.alike`).
        heads: what papers that say the same have in common, likewise.
    """

    references: References
    today: dt.date
    stages: list[Json] = field(default_factory=list)
    has_cancer: bool = False
    known: dict[int, Result] = field(default_factory=dict)
    heads: dict[int, object] = field(default_factory=dict)

    def find(self, reference: Json, inside: Json) -> Json:
        """Return the resource a reference points to, ``{}`` where it is not there."""
        return self.references.find(reference, inside)

    def name(self, reference: Json, inside: Json) -> str:
        """Return what a reference points to in words: its own words, else the resource's name."""
        if not reference:
            return ""
        return word(reference, "display") or name_of(self.find(reference, inside), self.references)

    def names(self, inside: Json, *members: str) -> str:
        """Return the names of all references in some members, joined."""
        found = [self.name(each, inside) for name in members for each in objects(inside, name)]
        return ", ".join(dict.fromkeys(name for name in found if name))

    def concept_at(self, reference: Json, inside: Json) -> Concept:
        """Return the code of the resource a reference points to, else the reference's words."""
        found = concept(self.find(reference, inside).get("code"))
        return found or Concept(word(reference, "display"))
