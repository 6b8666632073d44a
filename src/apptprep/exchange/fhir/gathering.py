"""The first pass: all resources of all files of a root, and what they may point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from apptprep.exchange.fhir.alike import Resource, alike
from apptprep.exchange.fhir.concepts import concept
from apptprep.exchange.fhir.keeping import WITH_FILES, Keeper
from apptprep.exchange.fhir.loading import WHOLE, Entry, load
from apptprep.exchange.fhir.mappings import HELPERS, MAPPINGS
from apptprep.exchange.fhir.people import who
from apptprep.exchange.fhir.references import References
from apptprep.exchange.fhir.staging import is_stage
from apptprep.exchange.fhir.values import Json, first, objects, word
from apptprep.exchange.findings import Findings
from apptprep.exchange.format import Wanted
from apptprep.exchange.meaning.illness import is_cancer
from apptprep.exchange.reading import Who
from apptprep.exchange.source import Source

MARK = b"modifierExtension"
MARK_WIDE = MARK[:1] + b"\x00" + MARK[1:2]
"""The mark in UTF-16; looked for by its first letters."""

OUTCOME = "OperationOutcome"
_POINTED_TO = HELPERS | {"Patient", "Condition", "ImagingStudy"}
WANTED = frozenset(MAPPINGS) | HELPERS | {OUTCOME}
"""Types of resources that are read; the others are counted."""


@dataclass(slots=True, repr=False)
class File:
    """One file of the root.

    Attributes:
        source: the file.
        references: what can be pointed to in it.
        entries: its resources of which entries are made; empty when they are read again.
        held: the resources are in ``entries``; else the file is gone through a second time.
        left: how many of each type no entry is made of.
        outcomes: what a server reported in it.
        stages: observations about the stage of a cancer.
        patients: the people in it.
        faults: places and reasons of what is damaged.
        has_cancer: one of its conditions is a cancer.
        helpers: how many resources are only pointed to.
        are_stages: whether observations that say the same are about a stage.
        marked: something in it may have an extension that changes its meaning.
    """

    source: Source
    references: References
    entries: list[Entry] = field(default_factory=list)
    held: bool = True
    left: Counter[str] = field(default_factory=Counter)
    outcomes: list[Entry] = field(default_factory=list)
    stages: list[Json] = field(default_factory=list)
    patients: list[Json] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    has_cancer: bool = False
    marked: bool = True
    helpers: int = 0
    are_stages: dict[int, bool] = field(default_factory=dict)
    _who: dict[int, Who] = field(default_factory=dict)
    _meant: dict[int, tuple[object, Who | None]] = field(default_factory=dict)

    def who(self, resource: Json, alone: Json | None) -> Who | None:
        """Return whom a resource is about.

        Args:
            resource: the resource.
            alone: the only person of all files, to whom belongs what names nobody.
        """
        kind = resource["resourceType"]
        said = resource.get("subject") if type(resource) is Resource and kind != "Patient" else None
        known = self._meant.get(id(said))
        if known is not None:
            return known[1]
        reference = first(resource, "subject", "patient")
        found = resource if kind == "Patient" else self.references.find(reference, resource)
        if word(found, "resourceType") != "Patient":
            found = self._of_visit(resource) or (alone or {})
            said = None
        if found:
            told = self._who.get(id(found))
            if told is None:
                told = self._who[id(found)] = who(found)
            one = told if told.is_known() else None
            if said is not None and not word(reference, "reference").startswith("#"):
                # Resources of one bundle share what they say: whom it means is looked up once.
                self._meant[id(said)] = (said, one)
            return one
        shown = word(reference, "display")
        return Who(name=shown) if shown else None

    def _of_visit(self, resource: Json) -> Json:
        """Return the Patient among who takes part in a visit."""
        for each in objects(resource, "participant"):
            found = self.references.find(first(each, "actor"), resource)
            if word(found, "resourceType") == "Patient":
                return found
        return {}


class Gathering:
    """Goes through the files of a root."""

    def __init__(self, findings: Findings, wanted: Wanted) -> None:
        """Start with nothing."""
        self._findings = findings
        self._wanted = wanted
        self._everywhere = References()
        self._held = 0

    def file(self, source: Source) -> File:
        """Return what a file holds.

        Raises:
            UnreadableFile: it is damaged, or no FHIR at all.
        """
        file = File(source, References(self._everywhere))
        loaded = load(source, WANTED)
        self._held += len(loaded.raw)
        file.held = bool(loaded.raw) and self._held <= WHOLE
        file.marked = not loaded.raw or MARK in loaded.raw or MARK_WIDE in loaded.raw
        keeper = Keeper(self._findings, source, loaded)
        for entry in loaded.entries:
            self._sort(entry, file, keeper)
        file.faults = loaded.faults
        file.left += loaded.left
        return file

    def again(self, file: File) -> Iterator[Entry]:
        """Yield the resources of a file that was too large to be held.

        Raises:
            UnreadableFile: it was changed meanwhile.
        """
        loaded = load(file.source)
        keeper = Keeper(self._findings, file.source, loaded)
        for entry in loaded.entries:
            if word(entry.resource, "resourceType") in MAPPINGS:
                keeper.take(entry)
                yield entry

    def _sort(self, entry: Entry, file: File, keeper: Keeper) -> None:
        resource = entry.resource
        kind = resource["resourceType"]
        mapped = kind in MAPPINGS
        if kind == OUTCOME:
            file.outcomes.append(entry)
        elif not mapped and kind not in HELPERS:
            file.left[kind] += 1
            return
        file.helpers += kind in HELPERS
        pointed_to = kind in _POINTED_TO
        if kind in WITH_FILES and (pointed_to or (file.held and mapped)):
            keeper.take(entry)
        if pointed_to:
            file.references.keep(entry)
            self._everywhere.keep(entry)
        if mapped and file.held:
            file.entries.append(entry)
        if kind == "Patient":
            file.patients.append(resource)
        elif kind == "Condition" and not file.has_cancer:
            code = concept(resource.get("code"))
            file.has_cancer = is_cancer(code.name(), code.codes)
        elif kind == "Observation" and _is_stage(resource, file):
            file.stages.append(resource)


def _is_stage(resource: Json, file: File) -> bool:
    """Return :func:`is_stage`, looked up once for all that say the same."""
    says = alike(resource)
    if says is None:
        return is_stage(resource)
    known = file.are_stages.get(says)
    if known is None:
        known = file.are_stages[says] = is_stage(resource)
    return known
