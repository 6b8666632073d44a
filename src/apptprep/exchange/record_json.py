r"""The app's own record as JSON: every living entry, drafts included.

The file is an object of two keys::

    {"format": {"name": "apptprep-record", "version": 1},
     "records": [{"kind": "medication", "id": "…", "name": "…", …}, …]}

and documented by ``resources/schema/record.schema.json``. It is canonical: keys sorted, entries
in the order of the kinds and then of their ids, fields that are not written down left out, one
space of indent, UTF-8, ``\n``. So the same record always gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import partial
from operator import attrgetter
from typing import Any, NoReturn

from apptprep.errors import UnreadableFile
from apptprep.exchange.progress import Progress, unheard
from apptprep.records import KINDS, PROVENANCE, Record, fields_of, kind_named
from apptprep.records.plain import (
    Misfit,
    fields_from_json,
    fields_to_json,
    from_json,
    moment_from,
    shown,
    to_json,
    uuid_from,
)

FORMAT = "apptprep-record"
VERSION = 1
BOOKKEEPING = frozenset({"kind", "id", "created", "changed", *(each.name for each in PROVENANCE)})
_REQUIRED = ("kind", "id", "created", "changed")
_MOST_FAULTS = 5
_KIND_ORDER = {kind: place for place, kind in enumerate(KINDS)}


class BadRecordFile(UnreadableFile):
    """A record JSON that cannot be read; nothing of it was taken."""

    code = "bad-record-file"


def dumps(records: Iterable[Record], *, compact: bool = False) -> bytes:
    """Return records as canonical record JSON.

    Args:
        records: the entries, in any order.
        compact: without line ends and blanks, where programs alone will read it; quicker, too.
    """
    ordered = sorted(records, key=attrgetter("id"))
    ordered.sort(key=lambda record: _KIND_ORDER[type(record)])
    form = {"name": FORMAT, "version": VERSION}
    if not compact:
        whole = {"format": form, "records": [_to_json(record) for record in ordered]}
        return f"{_encoder(indent=1).encode(whole)}\n".encode()
    # Entry by entry: to write 100,000 in one call takes a second in which no other thread runs,
    # the window neither.
    encode = _encoder(separators=(",", ":")).encode
    entries = b",".join(encode(_to_json(record)).encode() for record in ordered)
    return b'{"format":%b,"records":[%b]}\n' % (encode(form).encode(), entries)


def _encoder(
    indent: int | None = None, separators: tuple[str, str] | None = None
) -> json.JSONEncoder:
    return json.JSONEncoder(
        ensure_ascii=False, indent=indent, separators=separators, sort_keys=True, allow_nan=False
    )


def loads(data: bytes, name: str, progress: Progress = unheard) -> tuple[Record, ...]:
    """Return the entries of a record JSON, in the order of the file.

    Args:
        data: the file's bytes.
        name: the file's name, for the sentences.
        progress: told now and then.

    Raises:
        BadRecordFile: it is not JSON, not ours, of a newer version, or any entry does not fit;
            the sentence names the places and none of the content.
    """
    entries = _entries(_parse(data, name), name)
    records: list[Record] = []
    faults: list[str] = []
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if place % 500 == 0:
            progress(place / len(entries), f"Reading {name}")
        label = _label(entry)
        counts[label] = counts.get(label, 0) + 1
        try:
            record = _from_json(entry, seen)
        except Misfit as fault:
            faults.append(f"{label} {counts[label]}: {fault}")
            continue
        seen.add(record.id)
        records.append(record)
    faults = faults or _wrong_links(records)
    if faults:
        _refuse_faults(name, faults)
    _refuse_two_persons(name, records)
    return tuple(records)


def _to_json(record: Record) -> dict[str, Any]:
    found = fields_to_json(record)
    found["kind"] = record.KIND.name
    found["id"] = record.id
    found["created"] = record.created.isoformat()
    found["changed"] = record.changed.isoformat()
    for declared in PROVENANCE:
        value = getattr(record, declared.name)
        if value:
            found[declared.name] = to_json(declared, value)
    return found


def _parse(data: bytes, name: str) -> object:
    """Return the JSON of a file; every way in which it is not JSON ends in its own sentence."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        _refuse(name, "is not UTF-8 text", fault)
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_doubles)
    except RecursionError as fault:
        _refuse(name, "is nested deeper than any record", fault)
    except json.JSONDecodeError as fault:
        _refuse(name, f"is not JSON from line {fault.lineno} on", fault)
    except ValueError as fault:
        words = str(fault) if isinstance(fault, Misfit) else "has a number no record holds"
        _refuse(name, words, fault)


def _no_constant(word: str) -> NoReturn:
    message = f"has the value {word}, which is not JSON"
    raise Misfit(message)


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        message = f"has the key {shown(counts.most_common(1)[0][0])} twice in one place"
        raise Misfit(message)
    return found


def _entries(whole: object, name: str) -> list[Any]:
    """Check the header and return the entries as parsed."""
    header = whole.get("format") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(header, dict):
        _refuse(name, "is not a record of this app: its header is missing")
    version = header.get("version")
    if header.get("name") != FORMAT or isinstance(version, bool) or not isinstance(version, int):
        _refuse(name, "is not a record of this app: its header names another format")
    if version > VERSION:
        message = (
            f"{name} was written by a newer version of this app (format {min(version, 9999)}, "
            f"this app reads {VERSION}). Nothing was brought in. Update the app and try again."
        )
        raise BadRecordFile(message)
    if version < 1 or set(header) != {"name", "version"} or set(whole) != {"format", "records"}:
        _refuse(name, "does not have the header of a record of this app")
    entries = whole["records"]
    if not isinstance(entries, list):
        _refuse(name, "has no list of records")
    return entries


def _from_json(entry: object, seen: set[str]) -> Record:
    """Return one entry as a record.

    Raises:
        Misfit: it does not fit its kind, or its id was there already.
    """
    if not isinstance(entry, dict):
        message = "is not an object"
        raise Misfit(message)
    for name in _REQUIRED:
        if name not in entry:
            message = f"'{name}' is missing"
            raise Misfit(message)
    kind = _kind(entry["kind"])
    values = fields_from_json(kind, entry, BOOKKEEPING)
    for name, read in _BOOKKEEPERS.items():
        if name in entry:
            try:
                values[name] = read(entry[name])
            except Misfit as fault:
                message = f"'{name}' {fault}"
                raise Misfit(message) from fault
    if values["id"] in seen:
        message = "its 'id' is that of an entry before"
        raise Misfit(message)
    return kind(**values)


def _label(entry: object) -> str:
    """Return what an entry is called in a sentence: its kind where it names one of ours."""
    kind = entry.get("kind") if isinstance(entry, dict) else None
    known = any(kind == each.KIND.name for each in KINDS)
    return str(kind).replace("_", " ") if known else "entry"


def _kind(data: object) -> type[Record]:
    try:
        return kind_named(data) if isinstance(data, str) else kind_named("")
    except KeyError:
        words = shown(data) if isinstance(data, str) else "that is not a text"
        message = f"there is no kind {words}"
        raise Misfit(message) from None


_BOOKKEEPERS: dict[str, Any] = {
    "id": uuid_from,
    "created": moment_from,
    "changed": moment_from,
    **{declared.name: partial(from_json, declared) for declared in PROVENANCE},
}


def _wrong_links(records: list[Record]) -> list[str]:
    """Name the links that lead to an entry of a kind they cannot mean.

    A link to an entry that is not in the file is none of them: it may be in the record already,
    or have been removed, and is kept as it is.
    """
    kinds = {record.id: record.KIND.name for record in records}
    faults = []
    counts: Counter[str] = Counter()
    for record in records:
        counts[record.KIND.name] += 1
        for declared in fields_of(type(record)):
            if declared.links_to:
                value = getattr(record, declared.name)
                ids = (value,) if isinstance(value, str) else value
                if any(
                    kinds.get(one, declared.links_to[0]) not in declared.links_to for one in ids
                ):
                    label = record.KIND.name.replace("_", " ")
                    place = f"{label} {counts[record.KIND.name]}"
                    faults.append(f"{place}: '{declared.name}' leads to an entry of another kind")
    return faults


def _refuse_two_persons(name: str, records: list[Record]) -> None:
    for kind in KINDS:
        if kind.KIND.single and sum(type(record) is kind for record in records) > 1:
            _refuse(name, f"has more than one entry '{kind.KIND.name}'; a record is about one")


def _refuse_faults(name: str, faults: list[str]) -> NoReturn:
    count = len(faults)
    does = "1 entry that does" if count == 1 else f"{count} entries that do"
    listed = "; ".join(faults[:_MOST_FAULTS])
    more = f"; and {count - _MOST_FAULTS} more" if count > _MOST_FAULTS else ""
    message = f"{name} has {does} not fit a record: {listed}{more}. Nothing was brought in."
    raise BadRecordFile(message)


def _refuse(name: str, words: str, fault: Exception | None = None) -> NoReturn:
    message = (
        f"{name} {words}. Nothing was brought in. Make the export once more and bring that in."
    )
    raise BadRecordFile(message) from fault
