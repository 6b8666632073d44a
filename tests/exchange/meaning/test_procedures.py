"""Procedures: which are treatment of the cancer, which something else, which no entry."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.exchange.meaning.procedures import procedure
from apptprep.records import ImagingStudy, PastSurgery, PathologyReport, Treatment, When

DATE = When.of(dt.date(2025, 3, 1))


@pytest.mark.parametrize(
    ("words", "kind", "state"),
    [
        ("Mastectomy, partial (eg, lumpectomy)", "surgery", "ended"),
        ("Excision of malignant tumor of colon", "surgery", "ended"),
        ("External beam radiation therapy", "radiation", ""),
        ("Brachytherapy", "radiation", ""),
        ("Administration of antineoplastic agent (chemotherapy)", "chemotherapy", ""),
        ("Autologous stem cell transplantation", "cell", ""),
        ("Paracentesis", "draining", "ended"),
        ("Concurrent chemoradiation", "radiation", ""),
        ("Infusion of stem cells: bone marrow infusion", "cell", ""),
        ("Hormonal therapy", "hormone", ""),
        ("Ablation of liver tumor", "ablation", "ended"),
    ],
)
def test_treatment_of_the_cancer(words: str, kind: str, state: str) -> None:
    found = procedure(words, date=DATE, where="City Hospital", body="left breast")
    assert isinstance(found, Treatment)
    assert (found.treatment_kind, found.state, found.started, found.given_by, found.site) == (
        kind, state, DATE, "City Hospital", "left breast",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "implant"),
    [
        ("Laparoscopic cholecystectomy", ""),
        ("Introduction of cardiac pacemaker system via vein", "Pacemaker"),
        ("Total hip replacement", ""),
        ("Coronary artery bypass graft", ""),
        ("Arthroscopy of knee", ""),
        ("Insertion of central venous catheter", ""),
    ],
)
def test_earlier_operations(words: str, implant: str) -> None:
    found = procedure(words, date=DATE)
    assert isinstance(found, PastSurgery)
    assert (found.name, found.implant, found.date) == (words, implant, DATE)


@pytest.mark.parametrize(
    ("words", "how", "site"),
    [
        ("Fine needle aspiration of thyroid", "fine-needle", "Thyroid"),
        ("BX BREAST NEEDLE CORE W/O IMAGING GUIDANCE", "core", "Breast"),
        ("Bone marrow biopsy", "marrow", "Bone marrow"),
        ("Biopsy", "", "Biopsy"),
    ],
)
def test_a_biopsy_is_tissue_somebody_holds(words: str, how: str, site: str) -> None:
    found = procedure(words)
    assert isinstance(found, PathologyReport)
    assert (found.procedure, found.site) == (how, site)


def test_a_scan() -> None:
    found = procedure("CT of chest and abdomen", date=DATE)
    assert isinstance(found, ImagingStudy)
    assert (found.modality, found.region, found.description) == (
        "CT", "chest, abdomen", "CT of chest and abdomen",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["Nebulizer therapy", "Patient referral to dietitian", "12 lead electrocardiogram",
     "Exercise class", "Removal of sutures", "Venipuncture", "Insertion"],
)  # fmt: skip
def test_the_rest_is_no_entry(words: str) -> None:
    assert procedure(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Insertion of subcutaneous contraceptive",
        "Insertion of endotracheal tube",
        "Insertion of urinary catheter",
        "Removal of supragingival plaque",
        "Urinary catheterization",
    ],
)
def test_small_procedures_are_no_operations(words: str) -> None:
    assert procedure(words, date=DATE) is None
