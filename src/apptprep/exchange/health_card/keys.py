"""Public keys of issuers, out of a key file (JWKS, RFC 7517) that the person has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards, heads
from apptprep.exchange.health_card import es256
from apptprep.exchange.health_card.jws import Card, decoded

LARGEST = guards.MEGABYTE
"""Most bytes of a key file."""

GOOD = "its signature is good"
BAD = "its signature does not fit"
UNCHECKED = "its signature was not checked"


@dataclass(frozen=True, slots=True)
class Key:
    """One public key: its name, and its point on the curve."""

    kid: str
    point: es256.Affine


def is_key_file(head: bytes) -> bool:
    """Tell whether first bytes begin a key file."""
    text = heads.text(head)
    return text.startswith("{") and '"keys"' in text[:200] and '"kty"' in text


def keys_of(data: bytes) -> list[Key]:
    """Return the ES256 keys of a key file; others, and what is damaged, are left out."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return []
    many = told.get("keys") if isinstance(told, dict) else None
    found = []
    for each in many if isinstance(many, list) else []:
        if isinstance(each, dict) and each.get("crv") == "P-256" and each.get("kty") == "EC":
            try:
                x, y = (int.from_bytes(decoded(str(each[name])), "big") for name in ("x", "y"))
            except (KeyError, ValueError):
                continue
            found.append(Key(str(each.get("kid", "")), (x, y)))
    return found


def keys_beside(paths: Iterable[Path]) -> list[Key]:
    """Return the keys of those files among some that are key files."""
    found: list[Key] = []
    for path in paths:
        try:
            if path.is_file() and is_key_file(guards.first_bytes(path)):
                found += keys_of(guards.read_file(path, LARGEST))
        except UnreadableFile:
            continue  # it is named where it is read as a file of its own
    return found


def checked(card: Card, keys: Iterable[Key]) -> str:
    """Return :data:`GOOD`, :data:`BAD` or, without the right key, :data:`UNCHECKED`."""
    kid = card.header.get("kid")
    fitting = [key for key in keys if not kid or key.kid in ("", kid)]
    if card.header.get("alg") != "ES256":
        return BAD if fitting else UNCHECKED
    if not fitting:
        return UNCHECKED
    good = any(es256.verifies(card.signed, card.signature, key.point) for key in fitting)
    return GOOD if good else BAD
