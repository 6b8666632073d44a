"""Long names of medicines are taken apart; routes are told in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.exchange.meaning.drug_names import DrugName, route, taken_apart


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Acetaminophen 500 MG Oral Tablet [Tylenol]",
         ("Acetaminophen", "500 MG", "Oral Tablet", "Tylenol")),
        ("1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe [Aranesp]",
         ("darbepoetin alfa", "0.5 MG/ML", "Prefilled Syringe", "Aranesp")),
        ("Enalapril Maleate 10 MG / Hydrochlorothiazide 25 MG Oral Tablet",
         ("Enalapril Maleate / Hydrochlorothiazide", "10 MG / 25 MG", "Oral Tablet", "")),
        ("24 HR metoprolol succinate 50 MG Extended Release Oral Tablet",
         ("metoprolol succinate", "50 MG", "Extended Release Oral Tablet", "")),
        ("Tylenol 500mg", ("Tylenol", "500mg", "", "")),
        ("Cardura Oral Tablet 2 MG", ("Cardura", "2 MG", "Oral Tablet", "")),
        ("ceftriaxone 10 GM per 100 ML Injectable Solution",
         ("ceftriaxone", "10 GM per 100 ML", "Injectable Solution", "")),
        ("Aranesp .5 MG/ML", ("Aranesp", ".5 MG/ML", "", "")),
        ("HOME MEDICATIONS DARBEPOETIN ALFA 25MCG/ML ALBUMIN FREE [GEQ: ARANESP]",
         ("DARBEPOETIN ALFA ALBUMIN FREE", "25MCG/ML", "", "ARANESP")),
        ("HOME MEDICATIONS CEFTRIAXONE NA 1GM/VI INJ",
         ("CEFTRIAXONE NA", "1GM/VI", "INJ", "")),
        ("Aranesp 500 MCG in 1 ML Prefilled Syringe",
         ("Aranesp", "500 MCG in 1 ML", "Prefilled Syringe", "")),
        ("Home medications", ("Home medications", "", "", "")),
        ("lisinopril", ("lisinopril", "", "", "")),
        ("500 MG Oral Tablet", ("500 MG Oral Tablet", "", "", "")),
        ("vitamin B 12", ("vitamin B 12", "", "", "")),
        ("5-fluorouracil", ("5-fluorouracil", "", "", "")),
        ("Patch", ("Patch", "", "", "")),
    ],
)  # fmt: skip
def test_a_name_is_taken_apart(words: str, parts: tuple[str, str, str, str]) -> None:
    assert taken_apart(words) == DrugName(*parts)


@given(st.text(alphabet="Ab 1.5/[]MGml%-per ", max_size=60))
def test_no_name_is_lost(words: str) -> None:
    found = taken_apart(words)
    if any(sign.isalpha() for sign in words):
        assert found.name


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        ("Oral Route of Administration", "by mouth"), ("SUBCUTANEOUS", "under the skin"),
        ("Intravenous", "into a vein"), ("Sublingual Route of Administration", "under the tongue"),
        ("Transdermal", "patch on the skin"), ("Respiratory (inhalation)", "breathed in"),
        ("Hemodialysis", "Hemodialysis"), ("", ""),
    ],
)  # fmt: skip
def test_a_route_in_plain_words(words: str, ours: str) -> None:
    assert route(words) == ours
