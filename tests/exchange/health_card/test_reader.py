"""Files of cards, keys and links."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.health_card.making import digits, encoded, jws, key_file
from tests.exchange.helpers import TODAY

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.exchange.health_card.links import explain, is_link
from apptprep.exchange.reading import Reading
from apptprep.records import Measurement


def read(path: Path, *along: Path) -> Reading:
    readings = recognise.read(path, Wanted(TODAY, along=along))
    return next(each for each in readings if each.format_name == "SMART Health Card")


def saved(tmp_path: Path, *cards: str) -> Path:
    path = tmp_path / "my.smart-health-card"
    path.write_text(json.dumps({"verifiableCredential": list(cards)}))
    return path


def keys(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "jwks.json"
    path.write_bytes(data)
    return path


def place_of(reading: Reading) -> str:
    return reading.found[1].record.origins[0].place


def test_a_card_brings_in_what_it_holds(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, jws()))
    record = reading.found[1].record
    assert isinstance(record, Measurement)
    assert (record.what, record.value, record.unit) == ("CEA", "4.2", "ng/mL")
    assert {each.who and each.who.name for each in reading.found} == {"Ángela Núñez"}
    assert (
        place_of(reading)
        == "card 1 of issuer.example.org (its signature was not checked), Observation no. 2"
    )
    assert all(each.relevant for each in reading.found)


def test_with_the_key_beside_it(tmp_path: Path) -> None:
    path, key = saved(tmp_path, jws()), keys(tmp_path, key_file())
    assert "(its signature is good)" in place_of(read(path, path, key))


def test_with_the_key_in_the_same_folder(tmp_path: Path) -> None:
    saved(tmp_path, jws())
    keys(tmp_path, key_file())
    assert "(its signature is good)" in place_of(read(tmp_path))


def test_a_key_of_somebody_else_checks_nothing(tmp_path: Path) -> None:
    path, key = saved(tmp_path, jws()), keys(tmp_path, key_file(kid="other"))
    assert "(its signature was not checked)" in place_of(read(path, key))


def test_a_signature_that_does_not_fit_is_said_and_nothing_ticked(tmp_path: Path) -> None:
    path, key = saved(tmp_path, jws(secret=7)), keys(tmp_path, key_file())
    reading = read(path, key)
    assert not any(each.relevant for each in reading.found)
    assert "the signature does not fit" in reading.remarks[0].text


def test_no_algorithm_is_no_signature(tmp_path: Path) -> None:
    head, body, _ = jws().split(".")
    none = encoded(json.dumps({"zip": "DEF", "alg": "none", "kid": "k1"}).encode())
    path, key = saved(tmp_path, f"{none}.{body}."), keys(tmp_path, key_file())
    assert not any(each.relevant for each in read(path, key).found)
    assert head


def test_texts_of_qr_codes_and_bare_cards(tmp_path: Path) -> None:
    qr = tmp_path / "qr.txt"
    qr.write_text(f"shc:/{digits(jws())}\n")
    bare = tmp_path / "card.txt"
    bare.write_text(jws() + "\n")
    assert len(read(qr).found) == len(read(bare).found) == 2


def test_several_cards_and_a_damaged_one(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, jws(), "a.b.c", jws()))
    assert len(reading.found) == 4
    assert any("damaged" in each.text for each in reading.remarks)


def test_the_answer_of_a_server(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    parameter = [{"name": "verifiableCredential", "valueString": jws()}]
    path.write_text(json.dumps({"resourceType": "Parameters", "parameter": parameter}))
    assert len(read(path).found) == 2


def test_a_card_that_ran_out(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, jws(exp=1600000000)))
    assert "good until 13 September 2020" in reading.remarks[0].text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"verifiableCredential": []}', "holds no card"),
        ('{"verifiableCredential": [true, null]}', "holds no card"),
        (key_file().decode(), "is a key file"),
        ("shc:/1/2/5676", "2 is missing"),
        ("https://viewer.example/#shlink:/e30", "is a link to records on a server"),
        ('{"files": [{"contentType": "x", "embedded": "eyJ"}]}', "is an encrypted file"),
        (encoded(b'{"alg":"dir","enc":"A256GCM"}') + "..abcdefgh.cd.ef", "is an encrypted file"),
        ('{"verifiableCredential": ["' + jws(bundle=[1]) + '"]}', "holds no health record"),
    ],
)
def test_what_brings_nothing_says_why(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text)
    with pytest.raises(UnreadableFile) as told:
        recognise.read(path, Wanted(TODAY))
    assert words in told.value.sentence


def test_a_link_is_explained_and_its_key_not_shown() -> None:
    told = {
        "url": "https://shl.example.org/m?x=1",
        "flag": "LP",
        "key": "SECRETKEY",
        "exp": 1893456000,
    }
    text = f"https://viewer.example.org/#shlink:/{encoded(json.dumps(told).encode())}"
    assert is_link(text)
    words = explain(text)
    assert "at shl.example.org, with a passcode, good until 1 January 2030" in words
    assert "SECRETKEY" not in words


@pytest.mark.parametrize(
    "told", [{"url": "http://[", "exp": 10**30}, {"exp": True}, [], {"flag": 7}]
)
def test_odd_links(told: object) -> None:
    assert explain(f"shlink:/{encoded(json.dumps(told).encode())}").startswith("is a link")
