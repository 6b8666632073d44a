"""Documents are found in whatever they are wrapped in; harmful and broken ones are refused."""

from __future__ import annotations

import pytest
from tests.exchange.ccda.making import document, section

from apptprep.errors import UnreadableFile
from apptprep.exchange.ccda.tree import DEEPEST, parse

PLAIN = document(section("10160-0", title="Médicaments"))


def titles(data: bytes) -> list[str]:
    return [title.text or "" for each in parse(data, "a.xml") for title in each.root.iter("title")]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("UTF-8", "UTF-16").encode("utf-16"),
        PLAIN.replace("UTF-8", "UTF-16").encode("utf-16-le"),
        PLAIN.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        PLAIN.encode("cp1252"),  # says UTF-8 and is not
        PLAIN.replace(' encoding="UTF-8"', "").encode(),
        b"\n  " + PLAIN.encode(),
        PLAIN.encode() + b"<!-- after --><second/>",
        PLAIN.replace(' xmlns="urn:hl7-org:v3"', "").encode(),
        PLAIN.replace(
            " xmlns:sdtc", ' xmlns:schemaLocation="urn:hl7-org:v3 CDA.xsd" xmlns:x'
        ).encode(),
        PLAIN.replace("<title>", "<title>\x0b").encode(),
        PLAIN.replace("xmlns:xsi", "xmlns:a").replace("<code ", '<code xsi:type="CE" ').encode(),
        PLAIN.replace("<", "<cda:").replace("<cda:/", "</cda:").replace("<cda:?", "<?").encode(),
        PLAIN.replace("?>", '?><!DOCTYPE ClinicalDocument SYSTEM "CDA.dtd">').encode(),
    ],
)  # fmt: skip
def test_a_document_reads_the_same_however_it_is_written(data: bytes) -> None:
    assert [each.strip() for each in titles(data)] == ["Continuity of Care Document", "Médicaments"]


def test_what_is_odd_about_a_file_is_said() -> None:
    assert next(parse(PLAIN.encode(), "a")).remarks == ()
    for data, words in (
        (PLAIN.encode("cp1252"), "letters are not in the encoding"),
        (b"\n" + PLAIN.encode(), "before its beginning"),
        (PLAIN.encode() + b"<second/>", "after its end"),
    ):
        (remark,) = next(parse(data, "a")).remarks
        assert words in remark


def test_prefixes_fall_away_but_not_sdtc() -> None:
    text = document(section("1")).replace("<title>", '<title xsi:type="ST"><sdtc:id/>', 1)
    root = next(parse(text.encode(), "a")).root
    title = root.find("title")
    assert title is not None
    assert title.get("type") == "ST"
    assert [child.tag for child in title] == ["sdtc:id"]


def test_a_web_page_can_hold_documents() -> None:
    page = f"<!DOCTYPE html><html><script>{PLAIN.partition('?>')[2]}</script>{PLAIN}</html>"
    assert len(titles(page.encode())) == 4


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (PLAIN.encode()[:-30], "damaged or unfinished"),
        (b"", "damaged or unfinished"),
        (b"<ClinicalDocument>", "damaged or unfinished"),
        (b"<a>&undefined;</a>", "damaged or unfinished"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "defines abbreviations of its own"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "abbreviations"),
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "larger or deeper"),
        (b"<html><body>Session expired</body></html>", "a web page without a health document"),
        (b"<html><ClinicalDocument ></html>", "damaged or unfinished"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        list(parse(data, "a.xml"))
    assert "Nothing of it was brought in." in str(caught.value)


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apptprep.exchange.ccda.tree.MOST_ELEMENTS", 5)
    with pytest.raises(UnreadableFile, match="larger or deeper"):
        list(parse(PLAIN.encode(), "a.xml"))
    monkeypatch.setattr("apptprep.exchange.ccda.tree.LARGEST", 5)
    with pytest.raises(UnreadableFile, match="more than"):
        list(parse(PLAIN.encode(), "a.xml"))
