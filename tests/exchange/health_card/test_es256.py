"""The check of an ES256 signature: against published signatures, and against everything else."""

from __future__ import annotations

import base64

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.health_card.making import SECRET, public, sign

from apptprep.exchange.health_card import es256

# RFC 6979, A.2.5, SHA-256, message "sample".
R = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
S = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
KEY = (
    0x60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6,
    0x7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299,
)
SIGNATURE = bytes.fromhex(R + S)

# RFC 7515, A.3.
JWS = (
    "eyJhbGciOiJFUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
)
X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"
Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_signature_of_rfc_6979() -> None:
    assert es256.verifies(b"sample", SIGNATURE, KEY)
    assert public(SECRET) == KEY


def test_the_signature_of_rfc_7515() -> None:
    signed, _, signature = JWS.rpartition(".")
    key = (int.from_bytes(raw(X), "big"), int.from_bytes(raw(Y), "big"))
    assert es256.verifies(signed.encode(), raw(signature), key)
    assert not es256.verifies(signed.encode() + b"x", raw(signature), key)


def test_another_message_signature_or_key() -> None:
    assert not es256.verifies(b"Sample", SIGNATURE, KEY)
    assert not es256.verifies(b"sample", SIGNATURE, public(7))
    for at in range(64):
        changed = bytearray(SIGNATURE)
        changed[at] ^= 1
        assert not es256.verifies(b"sample", bytes(changed), KEY)


def test_numbers_that_are_none() -> None:
    zero, order = bytes(32), es256._N.to_bytes(32, "big")
    r, s = SIGNATURE[:32], SIGNATURE[32:]
    for signature in (
        zero + s,
        r + zero,
        order + s,
        r + order,
        zero + zero,
        r,
        b"",
        SIGNATURE + b"x",
    ):
        assert not es256.verifies(b"sample", signature, KEY)


def test_a_key_off_the_curve() -> None:
    assert not es256.verifies(b"sample", SIGNATURE, (KEY[0], KEY[1] ^ 1))
    assert not es256.verifies(b"sample", SIGNATURE, (0, 0))
    assert not es256.verifies(b"sample", SIGNATURE, (KEY[0] + es256._P, KEY[1]))


def test_the_order_of_the_curve() -> None:
    assert es256.multiple(es256._N, es256._G) is None
    assert es256.multiple(1, es256._G) == es256._G
    before = es256.multiple(es256._N - 1, es256._G)
    assert before == (es256._G[0], es256._P - es256._G[1])


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=60), st.integers(1, es256._N - 1), st.integers(1, es256._N - 1))
def test_whatever_is_signed_verifies(message: bytes, secret: int, nonce: int) -> None:
    signature = sign(message, secret, nonce)
    assert es256.verifies(message, signature, public(secret))
    assert not es256.verifies(message + b"!", signature, public(secret))
