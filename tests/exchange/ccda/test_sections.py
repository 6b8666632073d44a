"""A section is known by code, then template, then title."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring

from apptprep.exchange.ccda.sections import sections

MEDICINES = "2.16.840.1.113883.10.20.22.2.1.1"


@pytest.mark.parametrize(
    ("xml", "key"),
    [
        ('<section><code code="10160-0"/><title>Whatever</title></section>', "medications"),
        (('<section><code code="10160-0"/><templateId root="2.16.840.1.113883.10.20.22.2.6"/>'
         "</section>"), "medications"),
        (f'<section><templateId root="{MEDICINES}" extension="2014-06-09"/></section>',
         "medications"),
        (('<section><code code="local"/><templateId root="2.16.840.1.113883.10.20.22.2.5"/>'
         "</section>"), "problems"),
        ("<section><title>CURRENT MEDICATIONS</title></section>", "medications"),
        ("<section><title>Allergies, Adverse Reactions</title></section>", "allergies"),
        ("<section><title>Past Medical History</title></section>", "past problems"),
        ("<section><title>Lab Results</title></section>", "results"),
        ("<section><title>Medications administered today</title></section>", "administered"),
        ('<section><code code="29549-3"/><title>Medications</title></section>', "administered"),
        ('<section><code code="34109-9"/><title>Note</title></section>', "notes"),
        ('<section><code code="99999-9"/><title>Medications</title></section>', ""),
        ("<section><title>How I feel</title></section>", ""),
        ("<section><entry><substanceAdministration/></entry></section>", "medications"),
        (("<section><entry><substanceAdministration>"
         '<templateId root="2.16.840.1.113883.10.20.22.4.52"/></substanceAdministration></entry>'
         "</section>"), "vaccinations"),
    ],
)  # fmt: skip
def test_a_section_is_known(xml: str, key: str) -> None:
    (found,) = sections(fromstring(xml))
    assert found.key == key


def test_sections_inside_others_are_found_and_places_are_named() -> None:
    root = fromstring(
        "<d><section><title>PROBLEMS</title><entry><act/></entry><entry><act/><observation/></entry>"
        '<component><section><code code="30954-2" displayName="Results"/></section></component>'
        '</section><section><code code="1-8"/></section><section/></d>'
    )
    found = list(sections(root))
    assert [each.title for each in found] == [
        "Problems", "Results", "Section 1-8", "A section without a title",
    ]  # fmt: skip
    assert [place for place, _entry in found[0].rows()] == [
        "Problems, row 1", "Problems, row 2", "Problems, row 3",
    ]  # fmt: skip
