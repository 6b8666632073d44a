"""A card as it is written: a JWS in three parts (RFC 7515), or the digits of its QR codes."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards

LARGEST_PAYLOAD = 8 * guards.MEGABYTE
"""Most bytes a card may unpack to; real ones have a few thousand."""

COMPACT = re.compile(r"[\w-]+\.[\w-]*\.[\w-]*")
_CHUNK = re.compile(r"shc:/(?:(\d{1,3})/(\d{1,3})/)?(\d+)", re.IGNORECASE)
_FIRST_SIGN = 45
_LAST_PAIR = 77
_MOST_CHUNKS = 200


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """One card.

    Attributes:
        header: algorithm and key.
        payload: issuer, dates and bundle, as JSON bytes.
        signed: the bytes the signature is for.
        signature: the signature.
    """

    header: dict[str, Any]
    payload: bytes
    signed: bytes
    signature: bytes


def cards_of_text(text: str, name: str) -> list[str]:
    """Return the JWS of QR texts; the parts of a split one are put together.

    Args:
        text: one or several ``shc:/…`` (also ``shc:/1/3/…``) with anything between them.
        name: what the sentences call the file.

    Raises:
        UnreadableFile: a part is missing, or the digits are none.
    """
    whole: list[str] = []
    parts: dict[int, str] = {}
    count = 0
    for match in _CHUNK.finditer(text):
        if match[1] is None:
            whole.append(_letters(match[3], name))
            continue
        number, total = int(match[1]), int(match[2])
        if not 1 <= number <= total <= _MOST_CHUNKS or (count and total != count):
            raise _damaged(name)
        count = total
        parts[number] = match[3]
        if len(parts) == count:
            whole.append(_letters("".join(parts[each] for each in sorted(parts)), name))
            parts, count = {}, 0
    if parts:
        missing = [str(each) for each in range(1, count + 1) if each not in parts]
        message = (
            f"{name} holds QR codes {', '.join(map(str, sorted(parts)))} of {count}; "
            f"{', '.join(missing)} is missing. Nothing of it was brought in. "
            "Scan all of them into one file."
        )
        raise UnreadableFile(message)
    return whole


def card(text: str, name: str) -> Card:
    """Take a JWS apart and unpack it.

    Raises:
        UnreadableFile: it is damaged, or unpacks to more than a card may hold.
    """
    if not COMPACT.fullmatch(text):
        raise _damaged(name)
    head, body, signature = text.split(".")
    try:
        header = json.loads(decoded(head))
        payload = decoded(body)
        signed = decoded(signature)
    except (ValueError, RecursionError) as fault:
        raise _damaged(name) from fault
    if not isinstance(header, dict):
        raise _damaged(name)
    if header.get("zip") == "DEF":
        payload = _unpacked(payload, name)
    return Card(header, payload, f"{head}.{body}".encode("ascii"), signed)


def decoded(text: str) -> bytes:
    """Return the bytes of base64url without padding (RFC 7515, 2).

    Raises:
        ValueError: it is none.
    """
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as fault:
        raise ValueError("no base64url") from fault


def _unpacked(data: bytes, name: str) -> bytes:
    """Inflate raw deflate, and no more than a card may hold.

    Raises:
        UnreadableFile: it is damaged or larger.
    """
    unpacker = zlib.decompressobj(wbits=-15)
    try:
        payload = unpacker.decompress(data, LARGEST_PAYLOAD)
    except zlib.error as fault:
        raise _damaged(name) from fault
    if not unpacker.eof and len(payload) >= LARGEST_PAYLOAD:
        message = (
            f"{name} unpacks to far more than a health card can hold. Nothing of it was brought in."
        )
        raise UnreadableFile(message)
    if not unpacker.eof:
        raise _damaged(name)
    return payload


def _letters(digits: str, name: str) -> str:
    """Return the letters that pairs of digits stand for: 45 less than their sign's code.

    Raises:
        UnreadableFile: the digits do not pair up.
    """
    pairs = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
    if len(digits) % 2 or max(pairs) > _LAST_PAIR:
        raise _damaged(name)
    return "".join(chr(pair + _FIRST_SIGN) for pair in pairs)


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is a SMART Health Card that is damaged or was cut off. "
        "Nothing of it was brought in. Download or scan it once more."
    )
