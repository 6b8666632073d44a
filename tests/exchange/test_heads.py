"""First bytes tell what a file is, in any encoding."""

from __future__ import annotations

import pytest

from apptprep.exchange import heads


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (b"\xef\xbb\xbf  {}", "{}"),
        ("\ufeff{}".encode("utf-16"), "{}"),
        ("<a/>".encode("utf-16-le"), "<a/>"),
        ("<a/>".encode("utf-16-be"), "<a/>"),
        ("naïve".encode()[:3], "na"),
        (b"na\xefve words", "naïve words"),
        (b"PK\x00\x01", ""),
        (b"", ""),
    ],
)
def test_text(head: bytes, text: str) -> None:
    assert heads.text(head) == text


@pytest.mark.parametrize(
    ("head", "is_json"),
    [
        (b'{"a": 1}', True),
        (b"{", True),
        (b"[1, 2]", True),
        (b'\xef\xbb\xbf\n[{"a"', True),
        (b"[autorun]\r\nopen=x.exe", False),
        (b"{oops}", False),
        (b"date,symptom", False),
    ],
)
def test_json(head: bytes, is_json: bool) -> None:
    assert heads.is_json(head) is is_json


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<ClinicalDocument xmlns='urn:hl7-org:v3'>", "ClinicalDocument"),
        (b"<?xml version='1.0'?><!-- made\nby --><n1:ClinicalDocument>", "ClinicalDocument"),
        (b"<!DOCTYPE HealthData [\n<!ELEMENT HealthData (x)>\n]>\n<HealthData>", "HealthData"),
        (b"<!DOCTYPE HealthData [\n<!ELEMENT HealthData (x", "HealthData"),
        (b"\n <?xml version='1.0'?>\n<?style x?>\n<a:b c='d'", "b"),
        (b"words <a>", ""),
        (b"", ""),
    ],
)
def test_the_root_of_xml(head: bytes, name: str) -> None:
    assert heads.xml_root(head) == name


@pytest.mark.parametrize(
    ("head", "is_html"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"  <HTML lang='en'>", True),
        (b"<?xml version='1.0'?>\n<!-- x --><html>", True),
        (b"<ClinicalDocument>", False),
        (b"html", False),
    ],
)
def test_web_pages(head: bytes, is_html: bool) -> None:
    assert heads.is_html(head) is is_html
