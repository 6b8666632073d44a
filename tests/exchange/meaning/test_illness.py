"""Problems of clinics' lists: which are the cancer, which its spread, which something else."""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.exchange.meaning.illness import illness, is_cancer
from apptprep.records import Code, Condition, Diagnosis, Spread, When

SINCE = When.of(dt.date(2024, 3, 1))


def icd(code: str, display: str = "") -> Code:
    return Code(system="icd-10", code=code, display=display)


@pytest.mark.parametrize(
    ("words", "codes", "site", "side"),
    [
        ("Malignant neoplasm of liver (disorder)", (), "Liver", ""),
        ("Neoplasm of colon", (icd("C18.9"),), "Colon", ""),
        ("Breast cancer", (icd("C50.912"),), "Left breast", "left"),
        ("Primary malignant neoplasm of right female breast", (), "Right breast", "right"),
        ("Non-small cell lung cancer", (), "Lung", ""),
        ("Adenocarcinoma of prostate", (), "Prostate", ""),
        ("Multiple myeloma", (icd("C90.00"),), "Bone marrow", ""),
        ("Malignant tumor of sigmoid colon", (), "Colon", ""),
        ("Renal cell carcinoma of left kidney", (), "Left kidney", "left"),
        ("Ovarian cancer", (Code(system="icd-9", code="183.0"),), "Ovary", ""),
        ("Ductal carcinoma in situ", (icd("D05.12"),), "Breast", ""),
    ],
)
def test_a_cancer_is_the_diagnosis(
    words: str, codes: tuple[Code, ...], site: str, side: str
) -> None:
    found = illness(words, codes, since=SINCE, state="active")
    assert isinstance(found, Diagnosis)
    assert (found.site, found.side, found.found, found.codes) == (site, side, SINCE, codes)
    assert found.source == "report"


def test_the_clinics_words_are_kept() -> None:
    found = illness("Invasive ductal carcinoma of breast", (icd("C50.9"),))
    assert isinstance(found, Diagnosis)
    assert found.histology == "Invasive ductal carcinoma of breast"
    plain = illness("Malignant neoplasm of liver", stage="Stage II")
    assert isinstance(plain, Diagnosis)
    assert (plain.histology, plain.stage) == ("", "Stage II")
    assert plain.note == "Called there: Malignant neoplasm of liver"


def test_a_site_nobody_knows_is_not_made_up() -> None:
    melanoma = illness("Malignant melanoma")
    assert isinstance(melanoma, Diagnosis)
    assert melanoma.site == "Malignant melanoma"
    primary = illness("Carcinoma of unknown primary")
    assert isinstance(primary, Diagnosis)
    assert primary.primary == "unknown-primary"


def test_a_stage_in_the_words_is_read() -> None:
    found = illness("Small cell lung cancer, stage IIIA")
    assert isinstance(found, Diagnosis)
    assert found.stage == "stage IIIA"


def test_metastatic_lung_cancer_began_in_the_lung() -> None:
    found = illness("Metastatic lung cancer")
    assert isinstance(found, Diagnosis)
    assert (found.site, found.extent) == ("Lung", "spread")


@pytest.mark.parametrize(
    ("words", "codes", "site"),
    [
        ("Secondary malignant neoplasm of bone", (icd("C79.51"),), "bone"),
        ("Metastasis to liver", (), "liver"),
        ("Brain metastases", (), "brain"),
        ("Metastatic malignant neoplasm to lung", (), "lung"),
        ("Secondary and unspecified malignant neoplasm of lymph node", (icd("C77.9"),),
         "lymph-nodes"),
        ("Mets", (icd("C79.32"),), "leptomeninges"),
        ("Secondary malignant neoplasm of kidney", (icd("C79.00"),), "other"),
        ("Bone mets", (Code(system="icd-9", code="198.5"),), "bone"),
    ],
)  # fmt: skip
def test_spread_is_a_place_of_spread(words: str, codes: tuple[Code, ...], site: str) -> None:
    found = illness(words, codes, since=SINCE)
    assert isinstance(found, Spread)
    assert (found.site, found.found) == (site, SINCE)
    assert words in found.note


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Essential hypertension", (icd("I10"),)),
        ("Family history of breast cancer", (icd("Z80.3"),)),
        ("History of colon cancer", (icd("Z85.038"),)),
        ("Screening for malignant neoplasm of colon", (icd("Z12.11"),)),
        ("Benign neoplasm of colon", (icd("D12.6"),)),
        ("Suspected lung cancer", ()),
        ("Chronic kidney disease", (icd("N18.3"),)),
        ("Anemia in neoplastic disease", (icd("D63.0"),)),
    ],
)
def test_the_rest_are_other_conditions(words: str, codes: tuple[Code, ...]) -> None:
    found = illness(words, codes, since=SINCE, state="active")
    assert isinstance(found, Condition)
    assert (found.name, found.state, found.since) == (words, "active", SINCE)
    assert not is_cancer(words, codes)


def test_a_cancer_of_the_past_is_no_diagnosis_of_today() -> None:
    found = illness("Breast cancer", (icd("C50.9"),), since=SINCE, until=SINCE, stage="II")
    assert isinstance(found, Condition)
    assert (found.state, found.note) == ("past", "Stage as told: II")
