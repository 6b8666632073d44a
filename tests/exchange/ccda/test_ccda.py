"""A clinical document is known by its content, and no damaged one stops the app."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.ccda.making import (
    document,
    medicine,
    only,
    read,
    rx,
    section,
    span,
)

from apptprep.errors import UnreadableFile
from apptprep.exchange import ccda, recognise
from apptprep.exchange.format import Wanted
from apptprep.records import Medication

SAME_FOLDER = [HealthCheck.function_scoped_fixture]
MEDS = section("10160-0", medicine(rx("1", "Ondansetron"), times=span("2020")), title="Medications")
ALL = document(
    MEDS,
    section("48765-2", "<act><entryRelationship><observation/></entryRelationship></act>"),
    section("30954-2", '<organizer><component><observation><value value="1"/></observation>'
            "</component></organizer>"),
    section("8716-3", "<organizer><component><observation/></component></organizer>"),
    section("11450-4", "<act/>"), section("47519-4", "<procedure/>"),
    section("46240-8", "<encounter/>"), section("46264-8", "<procedure/>"),
    section("10157-6", "<organizer/>"), section("34109-9", "<act/>"), section("121181"),
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.xml", "a.ccd", "a.txt", "A.XML", "a", "a.json", "a.html"])
def test_the_name_does_not_matter(tmp_path: Path, name: str) -> None:
    assert len(only(read(document(MEDS), tmp_path, name), Medication)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<!-- " + "a long comment " * 400 + "-->" + document(MEDS).partition("?>")[2],
        "<!doctype html><html><body>" + "<p>x</p>" * 2000 + document(MEDS) + "</body></html>",
        MEDS.replace("<section>", "<section xmlns='urn:hl7-org:v3'>", 1),
        f"<component>{MEDS}</component>",
    ],
)
def test_documents_and_parts_of_them_are_known(tmp_path: Path, text: str) -> None:
    assert len(only(read(text, tmp_path), Medication)) == 1


@pytest.mark.parametrize(
    "text", ["<section><title>A book</title></section>", "<feed/>", "<html>no</html>", "plain"]
)
def test_other_files_are_not(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        recognise.read(tmp_path / "a.xml", Wanted(dt.date(2026, 6, 1)))


def test_a_document_with_nothing_but_empty_entries_is_read(tmp_path: Path) -> None:
    reading = read(ALL, tmp_path)
    assert reading.format_name == ccda.FORMAT.name
    assert len(only(reading, Medication)) == 1


@settings(
    max_examples=150, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_damage_stops_the_app(tmp_path: Path, data: st.DataObject) -> None:
    """Cut, doubled and overwritten pieces end in entries or in a sentence, never in a crash."""
    text = bytearray(ALL.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = start + data.draw(st.integers(0, 60))
        new = data.draw(
            st.one_of(
                st.binary(max_size=12),
                st.sampled_from([b"", b"<", b'"', b"&lt;", b"nullFlavor", b"</section>", b"\x00",
                                 b'value="20260230"', b'code="', b'negationInd="true" ']),
            )
        )  # fmt: skip
        text[start:end] = new
    (tmp_path / "fuzz.xml").write_bytes(bytes(text))
    try:
        recognise.read(tmp_path / "fuzz.xml", Wanted(dt.date(2026, 6, 1)))
    except UnreadableFile as fault:
        sentence = fault.sentence
    else:
        sentence = "Nothing was brought in."
    assert "brought in" in sentence


ATTRIBUTES = [
    "code",
    "displayName",
    "nullFlavor",
    "value",
    "unit",
    "root",
    "negationInd",
    "type",
    "codeSystem",
    "extension",
    "representation",
    "mediaType",
    "typeCode",
    "ID",
]
TAGS = [
    "act",
    "observation",
    "value",
    "code",
    "entryRelationship",
    "organizer",
    "component",
    "text",
    "effectiveTime",
    "low",
    "high",
    "reference",
    "substanceAdministration",
    "participant",
    "participantRole",
    "playingEntity",
    "originalText",
    "translation",
    "consumable",
    "period",
    "manufacturedProduct",
    "manufacturedMaterial",
    "doseQuantity",
    "encounter",
    "procedure",
    "statusCode",
    "templateId",
    "referenceRange",
    "observationRange",
    "playingDevice",
]
WORDS = [
    "", "1", "true", "20260230", "1e999", "2.16.840.1.113883.10.20.22.4.7", "#x", "UNK", "B64",
    "No known allergies", "CT chest", "carcinoma", "716186003", "🙂", "-" * 40,
]  # fmt: skip


def elements() -> st.SearchStrategy[str]:
    def wrap(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pairs = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), max_size=3)
        return st.builds(
            lambda tag, more, inner: (
                f"<{tag}" + "".join(f' {key}="{each}"' for key, each in more.items())
                + f">{''.join(inner)}</{tag}>"
            ),
            st.sampled_from(TAGS), pairs, st.lists(children, max_size=4),
        )  # fmt: skip

    return wrap(st.recursive(st.sampled_from(WORDS), wrap, max_leaves=12))


CODES = ["10160-0", "48765-2", "11450-4", "30954-2", "8716-3", "47519-4", "46240-8", "18776-5",
         "10157-6", "46264-8", "85847-2", "34109-9", "29549-3"]  # fmt: skip


@settings(
    max_examples=200, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(code=st.sampled_from(CODES), entries=st.lists(elements(), min_size=1, max_size=3))
def test_no_odd_entry_stops_the_app(tmp_path: Path, code: str, entries: list[str]) -> None:
    reading = read(document(section(code, *entries)), tmp_path)
    assert reading.format_name == ccda.FORMAT.name
