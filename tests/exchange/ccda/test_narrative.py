"""The words of a document are found by ID and read in lines."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from apptprep.exchange.ccda.narrative import Narrative, lines, says_nothing

ROOT = fromstring(
    "<d><section><text><table><thead><tr><th>Drug</th><th>Dose</th></tr></thead><tbody>"
    '<tr ID="r1"><td>Jan 10 2018</td><td><content ID="n1">Tylenol<sup>TM</sup></content> 500</td>'
    "<td>1<br/>daily</td></tr></tbody></table>"
    '<list><item ID="i1">one <content ID="c1">two</content></item></list>'
    '<paragraph ID="p">A   <b>bo</b>ld end.</paragraph></text></section></d>'
)


def ref(key: str) -> Element:
    return fromstring(f'<originalText>own<reference value="{key}"/></originalText>')


def test_text_is_found_by_its_id() -> None:
    words = Narrative(ROOT)
    assert words.text(ref("#n1")) == "TylenolTM"
    assert words.text(ref("n1")) == "TylenolTM"
    assert words.text(fromstring("<t>plain  words</t>")) == "plain words"
    assert words.text(None) == ""


def test_a_reference_that_leads_nowhere_says_its_own_words_at_most() -> None:
    words = Narrative(ROOT)
    assert words.text(ref("#gone")) == "own"
    assert words.row(ref("#gone")) == "own"


def test_a_reference_written_as_words_is_followed_and_is_never_a_name() -> None:
    words = Narrative(ROOT)
    assert words.text(fromstring("<originalText>#n1</originalText>")) == "TylenolTM"
    assert words.text(fromstring("<originalText> #nomeds </originalText>")) == ""
    assert words.text(fromstring("<originalText>#1 choice</originalText>")) == "#1 choice"


def test_a_whole_row_and_its_first_cell() -> None:
    words = Narrative(ROOT)
    assert words.row(ref("#n1")) == "Jan 10 2018, TylenolTM 500, 1 daily"
    assert words.first_cell(ref("#r1")) == "TylenolTM 500"
    assert words.row(ref("#c1")) == "one two"
    assert words.row(ref("#p")) == "A bold end."


def test_words_stand_in_lines_as_on_the_page() -> None:
    text = ROOT.find("section/text")
    assert lines(text).splitlines() == [
        "Drug | Dose",
        "Jan 10 2018 | TylenolTM 500 | 1",
        "daily",
        "one two",
        "A bold end.",
    ]
    assert lines(None) == ""


def test_deep_words_do_not_overflow() -> None:
    deep = Element("text")
    inner = deep
    for _ in range(5000):
        child = Element("content")
        inner.append(child)
        inner = child
    inner.text = "far down"
    assert lines(deep) == "far down"


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("", True), (" No information. ", True), ("None recorded", True), ("N/A", True),
        ("No known problems", True), ("Unknown", True),
        ("No known problems, but the biopsy of 3 May showed a carcinoma of the breast.", False),
        ("Stable", False),
    ],
)  # fmt: skip
def test_some_words_say_nothing(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing
