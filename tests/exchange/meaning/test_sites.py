"""Places of the body out of clinics' words: the names of the app's own lists."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning import sites
from apptprep.records import SPREAD_SITES, vocabularies

LISTED = {term.text for term in vocabularies.terms("cancer-sites")}


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("carcinoma of left female breast", "Breast"), ("hepatocellular carcinoma", "Liver"),
        ("adenocarcinoma of sigmoid colon", "Colon"), ("cervical lymph nodes", "Lymph nodes"),
        ("cervical cancer", "Cervix"), ("parathyroid adenoma", "Parathyroid"),
        ("thyroid cancer", "Thyroid"), ("endometrial cancer", "Womb (endometrium)"),
        ("deliverance", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_site_in_words(words: str, site: str) -> None:
    assert sites.site_in(words) == site
    assert not site or site in LISTED | {"Breast", "Kidney"}


def test_sides_are_told_only_where_one_is_named() -> None:
    assert sites.side_in("left breast") == "left"
    assert sites.side_in("left and right breast") == ""
    assert sites.side_in("bilateral kidneys") == "both"
    assert sites.side_in("copyright") == ""
    assert sites.with_side("Kidney", "right") in LISTED
    assert sites.with_side("Breast", "both") in LISTED
    assert sites.with_side("Colon", "left") == "Colon"


@pytest.mark.parametrize(
    ("code", "key"),
    [("C77.9", "lymph-nodes"), ("C78.01", "lung"), ("C79.32", "leptomeninges"), ("C79.51", "bone"),
     ("C79.52", "marrow"), ("C79.81", "other"), ("C7B.02", "liver"), ("C78.7", "liver")],
)  # fmt: skip
def test_a_place_of_spread_by_code(code: str, key: str) -> None:
    assert sites.spread_of_icd10(code) == key
    assert key in dict(SPREAD_SITES)
