"""Type-ahead finds what people type; nothing is invented, and it is quick."""

from __future__ import annotations

import time

import pytest

from apptprep import bundled
from apptprep.records import KINDS, fields_of, vocabularies
from apptprep.records.vocabularies import NAMES, find, search, terms


@pytest.mark.parametrize("name", NAMES)
def test_every_list_is_there_and_clean(name: str) -> None:
    words = [term.text for term in terms(name)]
    assert len(words) > 15
    assert all(word == word.strip() and word for word in words)
    assert len({*words}) == len(words)


def test_every_vocabulary_of_a_field_exists() -> None:
    rows = [field.row for kind in KINDS for field in fields_of(kind) if field.row is not None]
    used = {f.vocabulary for kind in (*KINDS, *rows) for f in fields_of(kind) if f.vocabulary}
    assert used <= {*NAMES}
    assert {*NAMES} <= used


@pytest.mark.parametrize(
    ("name", "typed", "first"),
    [
        ("medicines", "par", "Paracetamol"),
        ("medicines", "zof", "Zofran"),
        ("medicines", "ONDANSETRON", "Ondansetron"),
        ("medicines", "st john", "St John's wort"),
        ("markers", "her", "HER2"),
        ("markers", "estrogen rec", "ER"),
        ("markers", "pd-l", "PD-L1"),
        ("cancer-types", "invasive ductal", "Breast invasive ductal carcinoma"),
        ("cancer-sites", "not known", "Not known (unknown primary)"),
        ("countries", "cote", "Côte d’Ivoire"),
        ("countries", "usa", "United States"),
        ("symptoms", "TIRED", "Tiredness"),
        ("measurements", "ca 15", "CA 15-3"),
        ("units", "°c", "°C"),
    ],
)
def test_finds_first(name: str, typed: str, first: str) -> None:
    assert search(name, typed)[0].text == first


def test_a_brand_knows_its_ingredient() -> None:
    taxol = find("medicines", "taxol")
    assert taxol is not None
    assert (taxol.text, taxol.stands_for) == ("Taxol", "Paclitaxel")
    assert "Paclitaxel" in taxol.detail
    paclitaxel = find("medicines", "Paclitaxel")
    assert paclitaxel is not None
    assert paclitaxel.stands_for == ""


def test_two_names_of_one_substance_say_so() -> None:
    one, other = find("medicines", "paracetamol"), find("medicines", "acetaminophen")
    assert one is not None
    assert other is not None
    assert "acetaminophen" in one.detail
    assert "paracetamol" in other.detail


def test_beginnings_come_before_other_places() -> None:
    found = [term.text for term in search("medicines", "tax", 20)]
    assert found[:2] == ["Taxol", "Taxotere"]
    assert found.index("Paclitaxel") > 1


def test_nothing_typed_or_known_finds_nothing() -> None:
    assert search("medicines", "   ") == ()
    assert search("medicines", "qqqqqq") == ()
    assert find("medicines", "qqqqqq") is None
    assert find("medicines", "") is None


def test_no_more_than_the_limit() -> None:
    assert len(search("medicines", "a", 3)) == 3


def test_an_unknown_list_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        search("no-such-list", "a")


def test_searching_the_largest_list_is_quick() -> None:
    vocabularies.terms("medicines")
    search("medicines", "warm")
    start = time.perf_counter()
    for typed in ("on", "ond", "onda", "zzz"):
        search("medicines", typed)
    # Four keys; a person notices nothing below a tenth of a second each.
    assert time.perf_counter() - start < 0.4


def test_the_licence_of_oncotree_is_with_it() -> None:
    assert "Attribution 4.0" in bundled.read_text("vocabularies/oncotree-LICENSE-CC-BY-4.0.md")
    assert "OncoTree" in bundled.read_text("vocabularies/NOTICE.md")
