"""What a clinic's document is, by its LOINC code or its title.

Codes: LOINC document types (Regenstrief Institute); the list is short on purpose and holds what
people with cancer are handed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from apptprep.records import Code

IMAGING, PATHOLOGY, SUMMARY = "imaging", "pathology", "summary"
_BY_CODE = {
    "34133-9": SUMMARY, "60591-5": SUMMARY,
    "18748-4": IMAGING, "68604-8": IMAGING, "18782-3": IMAGING, "25045-6": IMAGING,
    "11526-1": PATHOLOGY, "11529-5": PATHOLOGY, "33721-2": PATHOLOGY, "60568-3": PATHOLOGY,
    "22034-1": PATHOLOGY, "22637-3": PATHOLOGY, "33717-0": PATHOLOGY,
    "51969-4": "genomic", "81247-9": "genomic",
    "11502-2": "laboratory",
    "11504-8": "operative", "28570-0": "operative",
    "18842-5": "discharge", "11490-0": "discharge", "28655-9": "discharge",
    "34105-7": "discharge",
    "52521-2": "plan", "18776-5": "plan", "64143-9": "plan",
    "11488-4": "letter", "34805-2": "letter", "57133-1": "letter", "11506-3": "letter",
    "34117-2": "letter", "34109-9": "letter", "34746-8": "letter", "18761-7": "letter",
    "28568-4": "letter", "51851-4": "letter", "57016-8": "letter",
}  # fmt: skip
_BY_WORDS = (
    (r"patholog\w+|cytolog\w+|histolog\w+|biopsy report", PATHOLOGY),
    (r"genomic|molecular|sequencing|biomarker|genetic", "genomic"),
    (r"radiation|radiotherapy", "radiation"),
    (r"imaging|radiolog\w+|\bct\b|\bmri\b|\bpet\b|mammogra\w+|ultrasound|x-?ray", IMAGING),
    (r"operative|operation|surgical note|procedure note", "operative"),
    (r"discharge", "discharge"),
    (r"treatment (?:plan|summary)|care plan|plan of (?:care|treatment)|survivorship", "plan"),
    (r"laborator\w+|\blab\b", "laboratory"),
    ((r"continuity of care|summary of care|health summary|\bccd\b|visit summary|summarization of "
     r"episode|summary of episode"), SUMMARY),
    (r"letter|consult\w*|referral|progress|history and physical|\bnote\b|clinic", "letter"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), kind) for pattern, kind in _BY_WORDS)


def kind_of(words: str, codes: Iterable[Code] = ()) -> str:
    """Return what a document is: a key of ``OtherReport.report_kind``, or one of this module's.

    ``"other"`` where neither code nor title says.
    """
    coded = kind_of_codes(codes)
    if coded:
        return coded
    text = words.casefold()
    return next((kind for pattern, kind in _COMPILED if pattern.search(text)), "other")


def kind_of_codes(codes: Iterable[Code]) -> str:
    """Return what a document is by its LOINC code alone, ``""`` where that does not say."""
    found = (_BY_CODE.get(code.code, "") for code in codes if code.system == "loinc")
    return next((kind for kind in found if kind), "")
