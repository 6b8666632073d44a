"""A short code of what a packet says: the same code on two copies means the same contents."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apptprep.packet.content import Packet

_ROWS: Final = 6
"""Packet, sections, section, blocks, table and rows lie around a row."""


def contents_code(packet: Packet) -> str:
    """The code of a composed packet, e.g. ``"3F9A 22C1 07BE"``: 48 bits of a SHA-256.

    It is worked out from everything that is composed, the day it was made included. It tells two
    copies apart; it is no seal against forgery.
    """
    # Frozen plain data: its repr is the same for the same contents, in every process.
    digest = hashlib.sha256()
    for piece in written(packet):
        digest.update(piece.encode("utf-8", "backslashreplace"))
    digits = digest.hexdigest()[:12].upper()
    return " ".join((digits[:4], digits[4:8], digits[8:]))


def written(part: object, depth: int = _ROWS) -> Iterator[str]:
    """The repr of plain data in pieces, down to the rows of tables.

    The repr of a log of 100,000 rows as a whole takes a third of a second in which no other
    thread runs, the window neither.

    Args:
        part: What is composed.
        depth: How deep it is taken apart.
    """
    if not depth:
        yield repr(part)
    elif type(part) is tuple and len(part) > 1:
        yield from _in_a_row((("", each) for each in part), depth - 1)
    elif _says_its_fields(type(part)):
        yield type(part).__qualname__
        names = (field.name for field in fields(type(part)) if field.repr)  # type: ignore[arg-type]
        yield from _in_a_row(((f"{name}=", getattr(part, name)) for name in names), depth - 1)
    else:
        yield repr(part)


def _says_its_fields(kind: Any) -> bool:  # noqa: ANN401 - a dataclass, where it has parameters
    params = getattr(kind, "__dataclass_params__", None)
    return params is not None and bool(params.repr)


def _in_a_row(parts: Iterable[tuple[str, object]], depth: int) -> Iterator[str]:
    between = "("
    for name, part in parts:
        yield f"{between}{name}"
        yield from written(part, depth)
        between = ", "
    yield ")"
