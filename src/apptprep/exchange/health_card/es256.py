"""Checking an ES256 signature (ECDSA on the curve P-256 with SHA-256, RFC 7518, 3.4).

Only checking, which handles nothing secret, and therefore plain arithmetic is enough: no library
of 16 MB for one small curve. Curve: FIPS 186-4, D.1.2.3; the check: FIPS 186-4, 6.4.2.
"""

from __future__ import annotations

import hashlib

_P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
_G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
SIZE = 32
"""Bytes of a coordinate, and of each half of a signature."""

Affine = tuple[int, int]
_Point = tuple[int, int, int]
"""Jacobian coordinates; Z of 0 is the point at infinity."""

_INFINITY: _Point = (1, 1, 0)


def is_on_curve(point: Affine) -> bool:
    """Tell whether two coordinates are a point of the curve."""
    x, y = point
    if not (0 <= x < _P and 0 <= y < _P):
        return False
    return (y * y - (x * x * x - 3 * x + _B)) % _P == 0


def verifies(message: bytes, signature: bytes, key: Affine) -> bool:
    """Tell whether a signature of a message is that of a key; never raises.

    Args:
        message: what was signed.
        signature: the two numbers r and s, each of 32 bytes (RFC 7518).
        key: the point of the public key.
    """
    if len(signature) != 2 * SIZE or not is_on_curve(key):
        return False
    r, s = int.from_bytes(signature[:SIZE], "big"), int.from_bytes(signature[SIZE:], "big")
    if not (0 < r < _N and 0 < s < _N):
        return False
    digest = int.from_bytes(hashlib.sha256(message).digest(), "big")
    inverse = pow(s, -1, _N)
    point = _sum_of(digest * inverse % _N, _G, r * inverse % _N, key)
    if point is None:
        return False
    return point[0] % _N == r


def multiple(factor: int, point: Affine) -> Affine | None:
    """Return a multiple of a point, None for the point at infinity."""
    return _sum_of(factor % _N, point, 0, point)


def _sum_of(one: int, first: Affine, other: int, second: Affine) -> Affine | None:
    """Return ``one * first + other * second``, None for the point at infinity."""
    a, b = (*first, 1), (*second, 1)
    both = _add(a, b)
    total = _INFINITY
    for place in range(max(one.bit_length(), other.bit_length()) - 1, -1, -1):
        total = _double(total)
        bits = (one >> place & 1, other >> place & 1)
        if bits != (0, 0):
            total = _add(total, {(1, 1): both, (1, 0): a, (0, 1): b}[bits])
    x, y, z = total
    if z == 0:
        return None
    inverse = pow(z, -1, _P)
    square = inverse * inverse % _P
    return x * square % _P, y * square * inverse % _P


def _double(point: _Point) -> _Point:
    x, y, z = point
    if z == 0 or y == 0:
        return _INFINITY
    delta, gamma = z * z % _P, y * y % _P
    beta, alpha = x * gamma % _P, 3 * (x - delta) * (x + delta) % _P
    shown = (alpha * alpha - 8 * beta) % _P
    return (
        shown,
        (alpha * (4 * beta - shown) - 8 * gamma * gamma) % _P,
        ((y + z) * (y + z) - gamma - delta) % _P,
    )


def _add(one: _Point, other: _Point) -> _Point:
    if one[2] == 0:
        return other
    if other[2] == 0:
        return one
    x1, y1, z1 = one
    x2, y2, z2 = other
    square1, square2 = z1 * z1 % _P, z2 * z2 % _P
    u1, u2 = x1 * square2 % _P, x2 * square1 % _P
    s1, s2 = y1 * z2 * square2 % _P, y2 * z1 * square1 % _P
    if u1 == u2:
        return _double(one) if s1 == s2 else _INFINITY
    h, r = (u2 - u1) % _P, (s2 - s1) % _P
    h2 = h * h % _P
    h3, v = h * h2 % _P, u1 * h2 % _P
    x3 = (r * r - h3 - 2 * v) % _P
    return x3, (r * (v - x3) - s1 * h3) % _P, h * z1 * z2 % _P
