"""Whatever is brought in ends in entries or in a sentence: never in a crash, never outside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.dicom.making import made, save
from tests.exchange.helpers import read_or_refuse

from apptprep.exchange.reading import Reading

BEGINNINGS = (
    b"",
    b"{",
    b"[",
    b'{"resourceType": "Bundle", "entry": [',
    b"<",
    b"<?xml version='1.0'?><ClinicalDocument xmlns='urn:hl7-org:v3'>",
    b"<!DOCTYPE HealthData [",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\0" * 128 + b"DICM",
    b"\x08\x00\x05\x00CS\x0a\x00ISO_IR 100",
    b"date,symptom,score\n",
    b"medicine,dose\n",
    b"NCT Number,Study Title\n",
    b"shc:/",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
)
NAMES = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20)
RELAXED = settings(
    max_examples=400,
    deadline=5000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RELAXED
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=600))
def test_any_bytes(tmp_path: Path, beginning: bytes, data: bytes) -> None:
    (tmp_path / "file").write_bytes(beginning + data)
    assert isinstance(read_or_refuse(tmp_path / "file"), Reading | str)


@RELAXED
@given(st.sampled_from(BEGINNINGS), st.text(max_size=300))
def test_any_text(tmp_path: Path, beginning: bytes, text: str) -> None:
    (tmp_path / "file").write_bytes(beginning + text.encode("utf-8", errors="replace"))
    assert isinstance(read_or_refuse(tmp_path / "file"), Reading | str)


@RELAXED
@given(st.dictionaries(NAMES, st.binary(max_size=80), max_size=5))
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_any_zip(tmp_path: Path, members: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.encode("utf-8", errors="replace").decode(), data)
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    (home / "a.zip").write_bytes(stream.getvalue())
    assert isinstance(read_or_refuse(home / "a.zip"), Reading | str)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert [path.name for path in home.iterdir()] == ["a.zip"]


@RELAXED
@given(st.data())
def test_a_scan_with_any_damage(tmp_path: Path, data: st.DataObject) -> None:
    whole = tmp_path / "whole"
    if not whole.exists():
        save(made(), whole)
    damaged = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(128, len(damaged) - 1))
        damaged[at : at + 1] = data.draw(st.binary(max_size=4))
    (tmp_path / "file").write_bytes(damaged)
    assert isinstance(read_or_refuse(tmp_path / "file"), Reading | str)
