"""What is a scan in a clinic's words, of which kind, and of which part of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable

from apptprep.records import Code

_KINDS: tuple[tuple[str, str], ...] = (
    (r"\bpet\b|positron", "PT"),
    (r"\bmammogra\w+|\bmammo\b|tomosynthesis|\bmg\b(?= breast)", "MG"),
    (r"echocardiogra\w+|\becho\b|\btte\b|\btee\b", "ECHO"),
    (r"\bmri?\b|magnetic resonance|\bmra\b", "MR"),
    (r"\bcta?\b|\bcat scan|computed tomogra\w+|comput(?:er|erized) tomogra\w+", "CT"),
    (r"bone scan|scintigra\w+|\bspect\b|\bmuga\b|nuclear medicine|\bnm\b", "NM"),
    (r"ultraso\w+|sonogra\w+|\bus\b(?= \w)|doppler", "US"),
    (r"angiogra\w+|arteriogra\w+|venogra\w+|fluorosc\w+", "XA"),
    (r"colonoscop\w+|endoscop\w+|bronchoscop\w+|cystoscop\w+|sigmoidoscop\w+|gastroscop\w+", "ES"),
    ((r"\bx-? ?rays?\b|\bxr\b|radiogra\w+|\bradex\b|\bcxr\b|plain film|general radiology|"
     r"\bdexa?\b|\bdxa\b"), "DX"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), key) for pattern, key in _KINDS)
BY_DICOM = {
    "PT": "PT", "NM": "NM", "ST": "NM", "MG": "MG", "MR": "MR", "CT": "CT", "US": "US",
    "IVUS": "US", "ECHO": "ECHO", "XA": "XA", "RF": "XA", "ES": "ES", "CR": "DX", "DX": "DX",
    "DR": "DX", "RG": "DX", "IO": "DX", "PX": "DX",
}  # fmt: skip
"""Our kinds of scan by DICOM's modality (CID 29), the one that names a study first: a PET-CT is a
PET."""

_DENTAL = re.compile(
    r"dental|\btooth\b|\bteeth\b|bitewing|intra-?oral|internal part of mouth|panoramic (?:x-ray )?"
    r"of (?:jaw|mouth)|orthopantomogra|periodont|gingiv"
)
_CODES = {
    "24627-2": "CT", "41806-1": "CT", "24725-4": "CT", "25045-6": "CT", "24590-2": "MR",
    "44136-0": "PT", "24606-6": "MG", "25061-3": "US", "49118-3": "NM", "18782-3": "other",
    "36643-5": "DX", "30746-2": "DX",
}  # fmt: skip
_NOT_A_SCAN = re.compile(
    r"electrocardio\w*|\bekg\b|\becg\b|guidance|biops\w+|therap\w+|\bscreening for\b|urine|serum|"
    r"plasma|\bblood\b|level"
)
_REGIONS = (
    (r"\bchest\b|\bthora\w+|\blungs?\b|\bcxr\b|lower respiratory", "chest"),
    (r"\babd\w*|abdomen|abdominal|\bbelly\b", "abdomen"),
    (r"\bpelvi[sc]\b", "pelvis"),
    (r"\bhead\b|\bbrain\b|\bskull\b(?! base)", "head"),
    (r"\bneck\b", "neck"),
    (r"\bbreasts?\b|mammo\w*", "breast"),
    (r"\bspine\b|\bspinal\b|lumbar|cervical|thoracic spine", "spine"),
    (r"\bheart\b|cardi\w+|\btte\b|\btee\b", "heart"),
    (r"\bliver\b|hepat\w+", "liver"),
    (r"\bkidneys?\b|renal", "kidneys"),
    (r"\bcolon\b|colono\w+|sigmoid\w*", "colon"),
    (r"\bthyroid\b", "thyroid"),
    (r"\bwhole body\b|\bwhbd\b|skull base to mid", "whole body"),
    (r"\bbones?\b", "bones"),
    (r"\bknees?\b", "knee"),
    (r"\bhips?\b", "hip"),
    (r"\bshoulders?\b", "shoulder"),
    (r"\bprostate\b", "prostate"),
    (r"\bfemurs?\b", "femur"),
    (r"\bankles?\b", "ankle"),
    (r"\bwrists?\b", "wrist"),
    (r"\bhands?\b", "hand"),
    (r"\b(?:foot|feet)\b", "foot"),
    (r"\bextremit(?:y|ies)\b", "extremity"),
)
_REGION = tuple((re.compile(pattern), words) for pattern, words in _REGIONS)


def modality(words: str, codes: Iterable[Code] = ()) -> str:
    """Return the kind of scan as a key of ``ImagingStudy.modality``, ``""`` for no scan."""
    for code in codes:
        if code.system == "loinc" and code.code in _CODES:
            return _CODES[code.code]
    text = words.casefold()
    if _NOT_A_SCAN.search(text):
        return ""
    return next((key for pattern, key in _COMPILED if pattern.search(text)), "")


def modality_of_codes(codes: Iterable[str]) -> str:
    """Return the kind of scan out of DICOM's codes, the leading one of several; ``""`` for none."""
    found = {code.upper() for code in codes if code}
    known = next((ours for theirs, ours in BY_DICOM.items() if theirs in found), "")
    return known or ("other" if found else "")


def is_dental(words: str) -> bool:
    """Tell whether words speak of teeth."""
    return bool(_DENTAL.search(words.casefold()))


def region(words: str) -> str:
    """Return the parts of the body a scan's name tells, ``""`` for none."""
    text = words.casefold()
    return ", ".join(dict.fromkeys(name for pattern, name in _REGION if pattern.search(text)))
