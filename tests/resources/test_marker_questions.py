"""The rules on the markers of each cancer: asked where the cancer is, silent where it is known.

A table says for each rule which record raises it, which marker's result answers it, and which
other person it must not concern.
"""

from __future__ import annotations

import datetime as dt

import pytest

from apptprep.questions.facts import Facts
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import (
    Biomarker,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Person,
    Record,
    Snapshot,
    Spread,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
RULES = {r.id: r for r in bundled_rules().rules if r.file == "biomarkers-by-cancer.toml"}
Records = tuple[Record, ...]


def disease(site: str, histology: str = "", **more: str) -> Diagnosis:
    """Return a diagnosis."""
    return Diagnosis(site=site, histology=histology, **more)  # type: ignore[arg-type]


def marker(name: str, result: str = "negative") -> Biomarker:
    """Return a marker with its result."""
    return Biomarker(marker=name, result=result)


BONE = Spread(site="bone", certainty="confirmed")
BREAST = disease("left breast", "ductal carcinoma")
GREW = Treatment(name="letrozole", treatment_kind="hormone", state="ended", why_ended="cancer grew")
TARGETED = Treatment(
    name="osimertinib", treatment_kind="targeted", state="ended", why_ended="cancer grew"
)
LUNG = disease("right lung", "adenocarcinoma")
LEUKEMIA = disease("bone marrow", "chronic lymphocytic leukemia")
NET = disease("small bowel", "neuroendocrine tumor")
GIST = disease("stomach", "gastrointestinal stromal tumor")
UNKNOWN = disease("not known", primary="unknown-primary")

CASES: dict[str, tuple[Records, Record | None, Records]] = {
    "biomarkers-breast-her2": ((BREAST,), marker("HER2"), (LUNG,)),
    "biomarkers-breast-pik3ca": (
        (BREAST, BONE, marker("ER", "positive")),
        marker("PIK3CA"),
        (BREAST, BONE, marker("ER", "positive"), marker("HER2", "positive")),
    ),
    "biomarkers-breast-esr1": ((BREAST, GREW), marker("ESR1"), (disease("prostate"), GREW)),
    "biomarkers-breast-brca": ((BREAST, BONE), marker("BRCA1"), (BREAST,)),
    "biomarkers-lung-pdl1": ((LUNG,), marker("PD-L1"), (disease("lung", "small cell carcinoma"),)),
    "biomarkers-again-lung": (
        (LUNG, TARGETED, marker("EGFR", "positive")),
        None,
        (LUNG, GREW, marker("EGFR", "positive")),
    ),
    "biomarkers-colorectal-ras": (
        (disease("colon", "adenocarcinoma", extent="spread"),),
        marker("KRAS"),
        (disease("colon", extent="local"),),
    ),
    "biomarkers-ovary-brca": (
        (disease("ovary", "serous carcinoma"),),
        marker("BRCA2"),
        (disease("ovary", "germ cell tumor"),),
    ),
    "biomarkers-ovary-hrd": (
        (disease("ovary", "high grade serous carcinoma"),),
        marker("HRD"),
        (disease("ovary", "low grade serous carcinoma"),),
    ),
    "biomarkers-womb-mmr": (
        (disease("womb", "endometrioid carcinoma"),),
        marker("dMMR"),
        (disease("uterus", "leiomyosarcoma"),),
    ),
    "biomarkers-pancreas-inherited": (
        (disease("pancreas", "adenocarcinoma"),),
        marker("BRCA2"),
        (disease("pancreas", "neuroendocrine tumor"),),
    ),
    "biomarkers-pancreas-tumor": (
        (disease("pancreas", "adenocarcinoma"), BONE),
        marker("KRAS"),
        (disease("pancreas", "adenocarcinoma"),),
    ),
    "biomarkers-stomach-her2": (
        (disease("stomach", "adenocarcinoma"),),
        marker("HER2"),
        (disease("esophagus", "squamous cell carcinoma"),),
    ),
    "biomarkers-stomach-pdl1": (
        (disease("esophagus", "squamous cell carcinoma"),),
        marker("PD-L1"),
        (GIST,),
    ),
    "biomarkers-stomach-mmr": ((disease("stomach"),), marker("MSI"), (GIST,)),
    "biomarkers-stomach-claudin": (
        (disease("stomach"), BONE),
        marker("Claudin 18.2"),
        (disease("stomach"),),
    ),
    "biomarkers-bile-duct": (
        (disease("bile duct"),),
        marker("FGFR2"),
        (disease("bile duct", extent="local"),),
    ),
    "biomarkers-liver-afp": (
        (disease("liver", "hepatocellular carcinoma"),),
        Measurement(what="AFP", value="12", when=When.of(TODAY)),
        (disease("liver", "cholangiocarcinoma"),),
    ),
    "biomarkers-kidney-inherited": (
        (disease("left kidney"), Person(born=When.parse("1990", TODAY))),
        marker("VHL"),
        (disease("left kidney"), Person(born=When.parse("1950", TODAY))),
    ),
    "biomarkers-bladder-fgfr": (
        (disease("bladder", "urothelial carcinoma", extent="spread"),),
        marker("FGFR3"),
        (disease("gallbladder", extent="spread"),),
    ),
    "biomarkers-melanoma-braf": (
        (disease("skin of the back", "melanoma"),),
        marker("BRAF"),
        (disease("eye", "uveal melanoma"),),
    ),
    "biomarkers-thyroid-ret": (
        (disease("thyroid", "medullary carcinoma"),),
        marker("RET"),
        (disease("thyroid", "papillary carcinoma"),),
    ),
    "biomarkers-throat-pdl1": (
        (disease("larynx", "squamous cell carcinoma", return_state="here"),),
        marker("PD-L1"),
        (disease("larynx", "squamous cell carcinoma"),),
    ),
    "biomarkers-throat-pdl1-spread": (
        (disease("larynx", "squamous cell carcinoma"), Spread(site="lung")),
        marker("PD-L1"),
        (disease("larynx", "squamous cell carcinoma"),),
    ),
    "biomarkers-thyroid-spread": (
        (disease("thyroid", "papillary carcinoma"), BONE),
        marker("BRAF"),
        (disease("thyroid", "medullary carcinoma"), BONE),
    ),
    "biomarkers-throat-hpv": (
        (disease("tonsil", "squamous cell carcinoma"),),
        marker("p16"),
        (disease("tonsil", "lymphoma"),),
    ),
    "biomarkers-brain": (
        (disease("brain", "astrocytoma"),),
        marker("IDH1"),
        (disease("brain", "meningioma"),),
    ),
    "biomarkers-sarcoma": ((disease("thigh", "liposarcoma"),), marker("MDM2"), (BREAST,)),
    "biomarkers-gist": ((GIST,), marker("KIT"), (disease("stomach", "adenocarcinoma"),)),
    "diagnosis-sarcoma-review": (
        (disease("thigh", "liposarcoma", reviewed="no"),),
        None,
        (disease("thigh", "liposarcoma", reviewed="yes"),),
    ),
    "biomarkers-lymphoma": ((disease("neck", "follicular lymphoma"),), marker("CD20"), (LEUKEMIA,)),
    "biomarkers-lymphoma-dlbcl": (
        (disease("neck", "diffuse large B-cell lymphoma"),),
        marker("MYC"),
        (disease("neck", "follicular lymphoma"),),
    ),
    "biomarkers-aml": (
        (disease("bone marrow", "acute myeloid leukemia"),),
        marker("FLT3"),
        (LEUKEMIA,),
    ),
    "biomarkers-cll": (
        (LEUKEMIA,),
        marker("TP53"),
        (disease("bone marrow", "chronic myeloid leukemia"),),
    ),
    "biomarkers-cml": (
        (disease("bone marrow", "chronic myeloid leukemia"),),
        Measurement(what="BCR-ABL", value="0.1", when=When.of(TODAY)),
        (LEUKEMIA,),
    ),
    "biomarkers-myeloma": ((disease("bone marrow", "myeloma"),), marker("del(17p)"), (LEUKEMIA,)),
    "biomarkers-net-ki67": ((NET,), marker("Ki-67"), (BREAST,)),
    "imaging-net-receptor": (
        (NET,),
        ImagingStudy(modality="PET DOTATATE", region="whole body", date=When.of(TODAY)),
        (BREAST,),
    ),
    "biomarkers-unknown-primary": ((UNKNOWN,), marker("KRAS"), (BREAST,)),
}


def holds(rule_id: str, records: Records) -> bool:
    """Tell whether a record raises a rule."""
    return raised(RULES[rule_id], Facts(Snapshot(records), TODAY)) is not None


def test_every_rule_is_in_the_table() -> None:
    assert set(RULES) == set(CASES)


@pytest.mark.parametrize("rule_id", CASES)
def test_a_rule_is_raised_and_concerns_nobody_else(rule_id: str) -> None:
    raising, _, other = CASES[rule_id]
    assert holds(rule_id, raising)
    assert not holds(rule_id, other)
    assert not holds(rule_id, ())


@pytest.mark.parametrize("rule_id", [name for name, case in CASES.items() if case[1]])
def test_a_result_on_record_is_not_asked_for_again(rule_id: str) -> None:
    raising, known, _ = CASES[rule_id]
    assert known is not None
    assert not holds(rule_id, (*raising, known))


def test_no_marker_is_called_needed() -> None:
    for rule in RULES.values():
        assert rule.ask.endswith("?"), rule.id
        assert "need" not in rule.ask.casefold(), rule.id
