"""Resources that say the same as many others: understood once, whatever their dates and numbers.

A download holds the same few hundred results thousands of times, each with its own id, day and
value. What a :class:`Resource` says besides those is its ``alike``; two with an equal one are
understood alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table
from typing import Any, Final

from apptprep.exchange.fhir.values import Json
from apptprep.exchange.fhir.view import Mapping, Result, Unmapped, View


class Resource(dict[str, Any]):
    """A resource that knows what it says, besides what is its own.

    Attributes:
        alike: the same number for resources of one file that say the same; None where nobody asks.
    """

    __slots__ = ("alike",)
    alike: int | None


_ALWAYS: Final = frozenset({"id", "text", "subject", "encounter", "identifier"})
OWN: Final[Table[str, frozenset[str]]] = {
    "Observation": _ALWAYS
    | {"effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued", "valueQuantity"},
    "DiagnosticReport": _ALWAYS | {"effectiveDateTime", "effectivePeriod", "issued", "result"},
    "DocumentReference": _ALWAYS
    | {"content", "context", "created", "date", "indexed", "masterIdentifier"},
    "Procedure": _ALWAYS | {"performedDateTime", "performedPeriod"},
}
"""Members of a type of resource that tell nothing of what sort of entry it becomes, if any."""


def alike(resource: Json) -> int | None:
    """Return the number of what a resource says besides what is its own; None for not known."""
    return resource.alike if type(resource) is Resource else None


def nothing_once(mapping: Mapping) -> Mapping:
    """Return a mapping that understands only once what becomes no entry and is only counted."""

    def mapped(resource: Json, view: View) -> Iterator[Result]:
        says = alike(resource)
        known = view.known.get(says) if says is not None else None
        if known is not None:
            return iter((known,))
        if says is None:
            return mapping(resource, view)
        results = list(mapping(resource, view))
        only = results[0] if len(results) == 1 else None
        if isinstance(only, Unmapped) and only.is_counted:
            view.known[says] = only
        return iter(results)

    return mapped
