"""Scans are known by code or words; laboratory values are none."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning.scans import is_dental, modality, modality_of_codes, region
from apptprep.records import Code


@pytest.mark.parametrize(
    ("words", "key", "part"),
    [
        ("XR Chest 2 Views", "DX", "chest"), ("Chest X-ray", "DX", "chest"),
        ("CT abdomen/pelvis w contrast", "CT", "abdomen, pelvis"), ("MRI brain", "MR", "head"),
        ("PET/CT skull base to mid-thigh", "PT", "whole body"),
        ("Screening mammogram", "MG", "breast"), ("US thyroid", "US", "thyroid"),
        ("Transthoracic echocardiogram", "ECHO", "heart"), ("Bone scan", "NM", "bones"),
        ("Colonoscopy", "ES", "colon"), ("12 lead electrocardiogram", "", ""),
        ("CT guidance for biopsy", "", ""), ("Prothrombin time (PT)", "", ""),
        ("Glucose level in blood", "", ""), ("Creatinine [Mass/volume] in Serum", "", ""),
    ],
)  # fmt: skip
def test_a_scan_by_its_words(words: str, key: str, part: str) -> None:
    assert modality(words) == key
    if key:
        assert region(words) == part


def test_a_scan_by_its_code() -> None:
    assert modality("something", (Code(system="loinc", code="44136-0"),)) == "PT"


@pytest.mark.parametrize(
    ("codes", "key"),
    [
        (["NM", "CT"], "NM"),
        (["CT", "PT"], "PT"),
        (["CR"], "DX"),
        (["OT"], "other"),
        ([], ""),
        (["SR", "MR"], "MR"),
    ],
)
def test_modalities_by_code(codes: list[str], key: str) -> None:
    assert modality_of_codes(codes) == key


@pytest.mark.parametrize(
    ("words", "key", "part"),
    [
        ("PET/CT skull to thigh", "PT", "head"),
        ("Computed tomography of chest and abdomen", "CT", "chest, abdomen"),
        ("Plain X-ray of chest (procedure)", "DX", "chest"),
        ("MRI brain", "MR", "head"),
        ("Ultrasonography of liver", "US", "liver"),
        ("Blood test", "", ""),
    ],
)
def test_modalities_by_words(words: str, key: str, part: str) -> None:
    assert modality(words) == key
    assert region(words) == part


def test_teeth() -> None:
    assert is_dental("Examination of gingivae")
    assert not is_dental("X-ray of chest")
