"""Kinds of scan: DICOM's modality codes and clinics' words in the app's own keys (CID 29)."""

from __future__ import annotations

import re

_CODES = {
    "CT": "CT",
    "MR": "MR",
    "PT": "PT",
    "NM": "NM",
    "ST": "NM",
    "US": "US",
    "IVUS": "US",
    "DX": "DX",
    "CR": "DX",
    "RF": "DX",
    "RG": "DX",
    "DR": "DX",
    "IO": "DX",
    "PX": "DX",
    "MG": "MG",
    "XA": "XA",
    "ECHO": "ECHO",
    "ES": "ES",
}
_ORDER = ("PT", "NM", "MR", "CT", "MG", "US", "ECHO", "XA", "ES", "DX")
_WORDS = (
    ("PT", r"\bpet\b|positron"),
    ("MG", r"mammogra|tomosynthesis"),
    ("ECHO", r"echocardio"),
    ("NM", r"bone scan|nuclear|scintigra|\bspect\b"),
    ("MR", r"\bmri?\b|magnetic resonance"),
    ("CT", r"\bct\b|computed tomogra|computerized (?:axial )?tomogra|\bcat scan"),
    ("US", r"ultraso|sonogra"),
    ("XA", r"angiogra"),
    ("ES", r"endoscop|colonoscop|gastroscop|bronchoscop"),
    ("DX", r"x-?ray|radiogra|\bxr\b|plain film"),
)
_COMPILED = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in _WORDS)
_REGION = re.compile(
    r"\b(head|brain|skull|neck|chest|thorax|breasts?|abdomen|pelvis|spine|lumbar spine|"
    r"cervical spine|thoracic spine|liver|kidneys?|prostate|whole body|bones?|hip|femur|knee|"
    r"shoulder|ankle|wrist|hand|foot|extremity)\b",
    re.IGNORECASE,
)
DENTAL = re.compile(
    r"dental|\btooth\b|\bteeth\b|bitewing|intra-?oral|internal part of mouth|panoramic (?:x-ray )?"
    r"of (?:jaw|mouth)|orthopantomogra|periodont|gingiv",
    re.IGNORECASE,
)


def modality_of_codes(codes: list[str]) -> str:
    """Return the key of the modality out of DICOM codes; the leading one of several."""
    found = {_CODES.get(code.upper(), "other") for code in codes if code}
    known = next((key for key in _ORDER if key in found), "")
    return known or ("other" if found else "")


def modality_in_words(words: str) -> tuple[str, str]:
    """Return the key of the modality and the part of the body that words name, each or ``""``."""
    modality = next((key for key, pattern in _COMPILED if pattern.search(words)), "")
    regions = dict.fromkeys(match.lower() for match in _REGION.findall(words))
    return modality, ", ".join(regions)


def is_dental(words: str) -> bool:
    """Tell whether words speak of teeth."""
    return bool(DENTAL.search(words))
