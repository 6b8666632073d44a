"""Made-up health cards, signed with a key of the tests' own."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import Any

from apptprep.exchange.health_card import es256

_ORDER = es256._N
SECRET = 0xC9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721
"""The private key of RFC 6979, A.2.5: known to everybody."""

BUNDLE = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {
            "fullUrl": "resource:0",
            "resource": {"resourceType": "Patient", "name": [{"text": "Ángela Núñez"}]},
        },
        {
            "fullUrl": "resource:1",
            "resource": {
                "resourceType": "Observation",
                "subject": {"reference": "resource:0"},
                "code": {"text": "CEA"},
                "valueQuantity": {"value": 4.2, "unit": "ng/mL"},
            },
        },
    ],
}


def encoded(data: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(message: bytes, secret: int = SECRET, nonce: int = 12345) -> bytes:
    """Sign as ES256 does; with a nonce that no real signer would use."""
    digest = int.from_bytes(hashlib.sha256(message).digest(), "big")
    point = es256.multiple(nonce, es256._G)
    assert point is not None
    r = point[0] % _ORDER
    s = pow(nonce, -1, _ORDER) * (digest + r * secret) % _ORDER
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def public(secret: int = SECRET) -> es256.Affine:
    """Return the public key."""
    point = es256.multiple(secret, es256._G)
    assert point is not None
    return point


def key_file(secret: int = SECRET, kid: str = "k1") -> bytes:
    """Return a key file (JWKS)."""
    x, y = (encoded(part.to_bytes(32, "big")) for part in public(secret))
    key = {"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": kid, "x": x, "y": y}
    return json.dumps({"keys": [key]}).encode()


def jws(bundle: Any = None, secret: int = SECRET, **more: Any) -> str:
    """Return a card as JWS."""
    payload = {
        "iss": "https://issuer.example.org",
        "nbf": 1717000000,
        "vc": {"credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": bundle or BUNDLE}},
        **more,
    }
    packer = zlib.compressobj(wbits=-15)
    body = packer.compress(json.dumps(payload).encode()) + packer.flush()
    head = json.dumps({"zip": "DEF", "alg": "ES256", "kid": "k1"}).encode()
    signed = f"{encoded(head)}.{encoded(body)}"
    return f"{signed}.{encoded(sign(signed.encode(), secret))}"


def digits(text: str) -> str:
    """Return the digits of a QR code."""
    return "".join(f"{ord(sign) - 45:02}" for sign in text)
