"""Who gets a packet: the choices kept for them, and the packet they got before."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from apptprep.exchange import record_json
from apptprep.packet import PRESETS, Choices, Earlier
from apptprep.records import PacketMade, Recipient, Record, Snapshot
from apptprep.records.search import fold
from apptprep.store import DamagedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apptprep.store import Library

_LARGEST: Final = 200_000_000
"""Bytes of a packet's data unpacked, at most: no zip bomb of a brought-in record gets further."""


def choices_of(recipient: Recipient, visit: str = "", paper: str = "A4") -> Choices:
    """Return what is chosen for a recipient.

    Args:
        recipient: who gets the packet.
        visit: id of the visit it is for, "" for the next one of its purpose.
        paper: the paper where none was chosen for them.
    """
    return Choices(
        preset=recipient.preset or "second-opinion",
        paper="Letter" if (recipient.paper or paper) == "Letter" else "A4",
        left_out=frozenset(recipient.left_out),
        hidden=frozenset(recipient.hidden),
        visit=visit,
        whole_log=recipient.whole_log == "yes",
        large=recipient.large == "yes",
        originals=recipient.originals,
    )


def with_choices(recipient: Recipient, choices: Choices, *, since: bool) -> Recipient:
    """Return the recipient with other choices kept.

    Args:
        recipient: who gets the packet.
        choices: what is chosen now.
        since: say what is new since the last packet.
    """
    return replace(
        recipient,
        preset=choices.preset,
        paper=choices.paper,
        left_out=tuple(sorted(choices.left_out)),
        hidden=tuple(sorted(choices.hidden)),
        whole_log="yes" if choices.whole_log else "no",
        large="yes" if choices.large else "no",
        originals=choices.originals,
        since="last" if since else "none",
    )


def named(snapshot: Snapshot, name: str) -> Recipient | None:
    """Return the recipient of a name, None where there is none; case and accents do not matter."""
    wanted = fold(name).strip()
    return next((r for r in snapshot.all(Recipient) if fold(r.name).strip() == wanted), None)


def packets_to(snapshot: Snapshot, recipient: str, name: str = "") -> tuple[PacketMade, ...]:
    """Return the packets a recipient got, newest first.

    Args:
        snapshot: all records.
        recipient: the recipient's id; "" finds those made for nobody kept, by their name.
        name: that name.
    """
    made = snapshot.all(PacketMade)
    if recipient:
        return tuple(each for each in made if each.recipient == recipient)
    wanted = fold(name).strip()
    return tuple(each for each in made if not each.recipient and fold(each.name).strip() == wanted)


def earlier(library: Library, packets: Iterable[PacketMade], today: dt.date) -> Earlier | None:
    """Return the newest of some packets that was made before today, with what it said.

    Today's do not count: what is saved and then printed says the same twice. Nor do cards and
    single sheets, which say little.

    Args:
        library: the open record.
        packets: packets of one recipient, newest first.
        today: the day of today.

    Returns:
        None where there is none, or what it said cannot be read any more.
    """
    for each in packets:
        day = each.made.earliest if each.made else None
        plan = PRESETS.get(each.preset)
        if day is None or day >= today or not each.said or (plan and plan.form != "packet"):
            continue
        try:
            said = library.read_file(each.said[0])
            return Earlier(day, unpacked(said))
        except (DamagedRecord, record_json.BadRecordFile, OSError, EOFError, ValueError):
            continue
    return None


def packed(records: Iterable[Record]) -> bytes:
    """Return entries as gzip (RFC 1952) of record JSON; the same bytes for the same entries."""
    return gzip.compress(record_json.dumps(records, compact=True), mtime=0)


def unpacked(data: bytes) -> tuple[Record, ...]:
    """Return the entries of :func:`packed`.

    Raises:
        BadRecordFile: it holds no record JSON of this version.
        ValueError: it unpacks to more than any packet holds.
        OSError: it is no gzip, or is damaged.
        EOFError: it is cut off.
    """
    with gzip.open(io.BytesIO(data)) as stream:
        whole = stream.read(_LARGEST + 1)
    if len(whole) > _LARGEST:
        message = "larger than any packet"
        raise ValueError(message)
    return record_json.loads(whole, "packet.json")
