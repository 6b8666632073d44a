"""Cards as they are written."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.health_card.making import digits, encoded, jws

from apptprep.errors import UnreadableFile
from apptprep.exchange.health_card.jws import card, cards_of_text


def packed(data: bytes) -> str:
    packer = zlib.compressobj(9, wbits=-15)
    return encoded(packer.compress(data) + packer.flush())


def test_a_card_is_unpacked() -> None:
    found = card(jws(), "x")
    assert json.loads(found.payload)["iss"] == "https://issuer.example.org"
    assert found.header["alg"] == "ES256"
    assert found.signed.count(b".") == 1
    assert len(found.signature) == 64


def test_qr_codes_whole_and_in_parts() -> None:
    text = jws()
    number = digits(text)
    third = len(number) // 3 // 2 * 2
    parts = [number[:third], number[third : 2 * third], number[2 * third :]]
    chunks = [f"shc:/{place}/3/{part}" for place, part in enumerate(parts, start=1)]
    assert cards_of_text(f"shc:/{number}", "x") == [text]
    assert cards_of_text("\n".join(chunks), "x") == [text]
    assert cards_of_text("\n".join(reversed(chunks)), "x") == [text]
    assert cards_of_text(f"shc:/{number}\n{' '.join(chunks)}", "x") == [text, text]
    assert cards_of_text("nothing", "x") == []


def test_a_part_that_is_missing_is_named() -> None:
    with pytest.raises(UnreadableFile, match=r"codes 1, 3 of 3; 2 is missing"):
        cards_of_text("shc:/1/3/5676 shc:/3/3/5676", "x")


@pytest.mark.parametrize("text", ["shc:/567", "shc:/5699", "shc:/4/3/5676", "shc:/1/0/56"])
def test_digits_that_are_none(text: str) -> None:
    with pytest.raises(UnreadableFile, match="damaged or was cut off"):
        cards_of_text(text, "x")


HEAD = encoded(json.dumps({"zip": "DEF", "alg": "ES256"}).encode())


@pytest.mark.parametrize(
    "text",
    [
        "", "a.b", "a.b.c", "....", f"{encoded(b'[]')}.e30.AAAA",
        f"{HEAD}.{encoded(b'no deflate')}.AAAA", f"{HEAD}.{packed(b'x' * 5000)[:-6]}.AAAA",
        f"{encoded(b'{' * 90_000)}.e30.AAAA", jws()[:-200],
    ],
)  # fmt: skip
def test_damaged_cards(text: str) -> None:
    if text == jws()[:-200]:
        text = text.rpartition(".")[0] + "."
    with pytest.raises(UnreadableFile):
        card(text, "x")


def test_a_bomb_is_refused() -> None:
    bomb = packed(b" " * 40_000_000)
    assert len(bomb) < 60_000
    with pytest.raises(UnreadableFile, match="far more than a health card"):
        card(f"{HEAD}.{bomb}.AAAA", "x")


@given(st.text(alphabet="abcdefXYZ019-_.", max_size=60), st.text(max_size=40))
def test_nothing_else_is_raised(text: str, more: str) -> None:
    for one in (text, f"{HEAD}.{text.replace('.', '')}.{text.replace('.', '')}", more):
        try:
            card(one, "x")
            cards_of_text(f"shc:/{one}", "x")
        except UnreadableFile:
            pass
