"""Finding what a reference points to: by full address, then by type and id, then inside.

FHIR R4, 2.36.4 "Resolving references in bundles". The first of several with one id is taken. A
reference may lead nowhere, or round in a circle: nothing here follows more than one step.
"""

from __future__ import annotations

from apptprep.exchange.fhir.loading import Entry
from apptprep.exchange.fhir.values import Json, first, objects, word


class References:
    """All resources that others may point to: of one file, then of all files of a root."""

    def __init__(self, beyond: References | None = None) -> None:
        """Start with none; what is not here is looked up ``beyond``."""
        self._beyond = beyond
        self._by_url: dict[str, Entry] = {}
        self._by_id: dict[str, Entry] = {}

    def keep(self, entry: Entry) -> None:
        """Make a resource known."""
        if entry.url:
            self._by_url.setdefault(entry.url, entry)
        kind, identity = word(entry.resource, "resourceType"), word(entry.resource, "id")
        if identity:
            self._by_id.setdefault(f"{kind}/{identity}", entry)
            self._by_url.setdefault(f"urn:uuid:{identity}", entry)

    def entry(self, reference: Json) -> Entry | None:
        """Return what a reference points to, None where that is not in the files."""
        address = word(reference, "reference")
        if not address or address.startswith("#"):
            return None
        found = self._by_url.get(address)
        if found is not None:
            return found
        parts = address.partition("/_history/")[0].rstrip("/").split("/")
        found = self._by_id.get("/".join(parts[-2:]))
        if found is None and self._beyond is not None:
            return self._beyond.entry(reference)
        return found

    def find(self, reference: Json, inside: Json) -> Json:
        """Return the resource a reference points to, ``{}`` where it is not there.

        Args:
            reference: the Reference (R5: also a CodeableReference).
            inside: the resource it stands in, for ``#contained`` ones.
        """
        nested = first(reference, "reference")
        reference = nested or reference
        address = word(reference, "reference")
        if address.startswith("#"):
            wanted = address[1:]
            return next(
                (each for each in objects(inside, "contained") if word(each, "id") == wanted), {}
            )
        found = self.entry(reference)
        return found.resource if found is not None else {}
