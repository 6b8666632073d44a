"""A short code of what a packet says: the same code on two copies means the same contents."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apptprep.packet.content import Packet


def contents_code(packet: Packet) -> str:
    """The code of a composed packet, e.g. ``"3F9A 22C1 07BE"``: 48 bits of a SHA-256.

    It is worked out from everything that is composed, the day it was made included. It tells two
    copies apart; it is no seal against forgery.
    """
    # Frozen plain data: its repr is the same for the same contents, in every process.
    data = repr(packet).encode("utf-8", "backslashreplace")
    digits = hashlib.sha256(data).hexdigest()[:12].upper()
    return " ".join((digits[:4], digits[4:8], digits[8:]))
