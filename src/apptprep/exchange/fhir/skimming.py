"""The resources of a download, unpacked no further than they are needed.

Most of a download is bills, which are only counted: they are passed over as bytes. Most of what
the rest says is said a thousand times in the same bytes: each is turned into an object once, and
all resources share it (nobody changes what a resource holds, but for the attached files in
:data:`CHANGED`). msgspec looks through all of the bytes and refuses what is not in order, more
strictly than Python's own parser. What it refuses, and what is of an unusual shape, is left to
:func:`apptprep.exchange.fhir.loading.parse`, which takes more and has the words for the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from types import GenericAlias
from typing import Any, NamedTuple

from apptprep.exchange.fhir.alike import OWN, Resource
from apptprep.exchange.fhir.loading import DECODER, Entry
from apptprep.exchange.fhir.values import line

CHANGED = frozenset({"content", "presentedForm"})
"""Members in which the bytes of files are replaced (:mod:`apptprep.exchange.fhir.attachments`)."""

_ONE_OFF = frozenset({"id", "effectiveDateTime", "issued", "performedDateTime", "date"}) | CHANGED
"""Members that hardly two resources share, or that are changed: each has its own."""

_LONGEST = 1_000
"""Most bytes of what is kept to be shared."""

_QUOTE = ord('"')
_MARK = b"\xef\xbb\xbf"
_BUNDLE = b'"Bundle"'


@dataclass(frozen=True, slots=True, repr=False)
class Skimmed:
    """What a file holds.

    Attributes:
        entries: the resources of the types asked for, numbered among all.
        left: how many of each other type there are.
    """

    entries: list[Entry]
    left: Counter[str]


def skim(raw: bytes, kinds: frozenset[str]) -> Skimmed | None:
    """Return the resources of some types in a bundle, an array, or lines of them.

    None where it takes more care.

    Args:
        raw: the bytes of a file.
        kinds: the types of which resources are wanted; others are counted.
    """
    import msgspec

    raw = raw.removeprefix(_MARK)
    try:
        if not raw.isascii():
            raw.decode()
        return _skimmed(_members(raw), kinds)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _members(raw: bytes) -> Iterable[tuple[str, dict[str, Any]]]:
    """Return the resources in bytes: address, and members that are still bytes.

    Raises:
        MsgspecError: they are of no such shape, or damaged.
    """
    bundle, array, lines = _decoders()
    if raw.lstrip()[:1] == b"[":
        return (("", each) for each in array(raw))
    if b"}\n{" in raw or b"}\r\n{" in raw:
        return (("", each) for each in lines(raw))
    told = bundle(raw)
    if told.resourceType == "Bundle" or (not told.resourceType and told.entry):
        return ((each.fullUrl, each.resource) for each in told.entry)
    return (("", {}),)  # neither


def _skimmed(
    resources: Iterable[tuple[str, dict[str, Any]]], kinds: frozenset[str]
) -> Skimmed | None:
    names = {f'"{kind}"'.encode(): kind for kind in kinds}
    unpack = _Unpacking()
    found = Skimmed([], Counter())
    for number, (url, members) in enumerate(resources, start=1):
        quoted = bytes(members.get("resourceType", b""))
        kind = names.get(quoted)
        if kind is not None:
            found.entries.append(Entry(number, line(url), unpack.resource(kind, members)))
        elif quoted[:1] != b'"' or b"\\" in quoted or quoted == _BUNDLE:
            return None
        else:
            found.left[quoted[1:-1].decode()] += 1
    return found


class _Shape(NamedTuple):
    """What is known of all resources of a type with the same members in the same order.

    Attributes:
        number: tells shapes apart.
        own: places of the members that are made afresh for each.
        said: takes the others out of a list; None where nobody asks what a resource says.
        meta: place of ``meta``, -1 for none.
    """

    number: int
    own: tuple[int, ...]
    said: Callable[[list[bytes]], object] | None
    meta: int


class _Unpacking:
    """Makes resources out of members that are still bytes."""

    def __init__(self) -> None:
        self._shared: dict[bytes, Any] = {}
        self._shapes: dict[tuple[str, ...], _Shape] = {}
        self._said: dict[object, int] = {}
        self._metas: dict[bytes, bytes] = {}

    def resource(self, kind: str, members: dict[str, Any]) -> Resource:
        """Return a resource of a type out of its members as bytes."""
        names = (kind, *members)
        shape = self._shapes.get(names)
        if shape is None:
            shape = self._shapes[names] = _shape(len(self._shapes), kind, names[1:])
        texts = list(map(bytes, members.values()))
        values = list(map(self._shared.get, texts))
        for at in shape.own:
            values[at] = _value(texts[at])
        if None in values:
            for at, value in enumerate(values):
                if value is None:
                    values[at] = self._fresh(texts[at])
        resource = Resource(zip(members, values))  # noqa: B905 - one for each, by their making
        resource.alike = None
        if shape.said is not None:
            if shape.meta >= 0:
                texts[shape.meta] = self._profiles(texts[shape.meta], values[shape.meta])
            said = (shape.number, shape.said(texts))
            resource.alike = self._said.setdefault(said, len(self._said))
        return resource

    def _profiles(self, text: bytes, meta: object) -> bytes:
        """Return what counts of a ``meta``: the profiles, not when the resource was stored."""
        found = self._metas.get(text)
        if found is None:
            found = text
            if isinstance(meta, dict):
                found = str(meta.get("profile")).encode("utf-8", "surrogatepass")
            self._metas[text] = found
        return found

    def _fresh(self, text: bytes) -> Any:  # noqa: ANN401 - JSON
        """Return a value that was not met before."""
        value = _value(text)
        if len(text) < _LONGEST:
            self._shared[text] = value
        return value


def _shape(number: int, kind: str, names: Sequence[str]) -> _Shape:
    own = tuple(at for at, name in enumerate(names) if name in _ONE_OFF)
    its = OWN.get(kind)
    said = [at for at, name in enumerate(names) if its is not None and name not in its]
    meta = names.index("meta") if "meta" in names else -1
    return _Shape(number, own, itemgetter(*said) if said else None, meta)


def _value(text: bytes) -> Any:  # noqa: ANN401 - JSON
    """Return the value of JSON bytes that are known to be in order."""
    if text[0] == _QUOTE and b"\\" not in text:
        return text[1:-1].decode()
    return DECODER.raw_decode(text.decode())[0]


@cache
def _decoders() -> tuple[Callable[[bytes], Any], Callable[[bytes], Any], Callable[[bytes], Any]]:
    """Return what takes a bundle, an array and lines apart; loaded late, by whom reads a file."""
    import msgspec

    members = dict[str, msgspec.Raw]
    entry = msgspec.defstruct("Entry", [("resource", members), ("fullUrl", str, "")], gc=False)
    bundle = msgspec.defstruct(
        "Bundle", [("resourceType", str, ""), ("entry", GenericAlias(list, entry), [])], gc=False
    )
    of_bundle = msgspec.json.Decoder(bundle)
    of_lines = msgspec.json.Decoder(members)
    of_array = msgspec.json.Decoder(list[dict[str, msgspec.Raw]])
    return of_bundle.decode, of_array.decode, of_lines.decode_lines
