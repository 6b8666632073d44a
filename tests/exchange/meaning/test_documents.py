"""Documents are known by code, then by title."""

from __future__ import annotations

import pytest

from apptprep.exchange.meaning.documents import IMAGING, PATHOLOGY, SUMMARY, kind_of
from apptprep.records import Code


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        ("x", "34133-9", SUMMARY), ("x", "18748-4", IMAGING), ("x", "11526-1", PATHOLOGY),
        ("x", "11504-8", "operative"), ("Letter", "18842-5", "discharge"),
        ("Surgical pathology report", "", PATHOLOGY), ("CT of the chest", "", IMAGING),
        ("Foundation genomic report", "", "genomic"), ("Radiation summary", "", "radiation"),
        ("Operative report", "", "operative"), ("Treatment summary", "", "plan"),
        ("Continuity of Care Document (CCD)", "", SUMMARY), ("Progress note", "", "letter"),
        ("Picture", "", "other"), ("", "99999-9", "other"),
    ],
)  # fmt: skip
def test_what_a_document_is(words: str, code: str, kind: str) -> None:
    assert kind_of(words, (Code(system="loinc", code=code),) if code else ()) == kind
