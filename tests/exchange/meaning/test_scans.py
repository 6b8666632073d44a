"""Scans are known by code or words; laboratory values are none."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning.scans import modality, region
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
