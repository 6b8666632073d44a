"""Every page of every form: nothing overlaps, nothing overflows, no heading stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.packet.drawing.ink import characters, ink_in_margins, overlaps
from tests.packet.samples import TODAY, extreme, huge, near_empty, usual

from apptprep.packet import PRESETS, Choices, compose, pdf
from apptprep.packet.content import PAPERS
from apptprep.packet.drawing.styles import MARGIN_BOTTOM, MARGIN_TOP
from apptprep.records import (
    Allergy,
    Diagnosis,
    Medication,
    Person,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Paper = Literal["A4", "Letter"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("preset", ["trial", "second-opinion", "emergency", "medicines"])
@pytest.mark.parametrize("record", [Snapshot, usual])
def test_no_text_stands_on_another(
    record: Callable[[], Snapshot], preset: str, paper: Paper
) -> None:
    data = pdf.render(compose(record(), Choices(preset=preset, paper=paper), TODAY))
    assert overlaps(data) == []
    if preset != "emergency":
        assert ink_in_margins(data) == []


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["trial", "emergency", "medicines"])
def test_extreme_texts_stand_on_no_other(preset: str) -> None:
    data = pdf.render(compose(extreme(), Choices(preset=preset, paper="Letter"), TODAY))
    assert overlaps(data) == []
    if preset != "emergency":
        assert ink_in_margins(data) == []


@pytest.mark.parametrize("preset", ["emergency", "medicines"])
def test_a_huge_record_keeps_to_its_form(preset: str) -> None:
    rendered = pdf.draw(compose(huge(), Choices(preset=preset, paper="Letter"), TODAY))
    assert overlaps(rendered.data) == []
    if preset == "emergency":
        assert rendered.pages == 1


@pytest.mark.parametrize(
    "record",
    [
        near_empty,
        usual,
        pytest.param(extreme, marks=pytest.mark.slow),
        pytest.param(huge, marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_page_is_all_but_empty(record: Callable[[], Snapshot], paper: Paper) -> None:
    """A page with a line or two at its top is a page too many; the last may be short."""
    packet = compose(record(), Choices(preset="routine", paper=paper), TODAY)
    data = pdf.render(packet)
    high = PAPERS[paper][1]
    lines: dict[int, set[int]] = {}
    for char in characters(data):
        if MARGIN_BOTTOM < char.bottom < high - MARGIN_TOP:
            lines.setdefault(char.page, set()).add(round(char.bottom / 6))
    last = max(lines)
    assert [page for page, found in lines.items() if page != last and len(found) < 3] == []


TEXTS = st.text(min_size=0, max_size=400)
NUMBERS = st.integers(0, 10)


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.lists(TEXTS, min_size=6, max_size=6),
    st.integers(0, 30),
    st.sampled_from(sorted(PRESETS)),
    st.sampled_from(["A4", "Letter"]),
)
def test_no_record_breaks_a_page(texts: list[str], many: int, preset: str, paper: Paper) -> None:
    name, word, more, place, note, day = texts
    on = When.parse(day, TODAY)
    snapshot = Snapshot(
        [
            Person(name=name, team_phone=more, matters=note, emergency_contact=word, proxy=place),
            Diagnosis(site=f"{word}x", histology=more, found=on),
            *(
                Medication(
                    name=f"{word}{n}", dose=more, reason=place, note=note, times=("morning",)
                )
                for n in range(many)
            ),
            *(Allergy(substance=f"{place}{n}", reaction=word) for n in range(many // 3)),
            *(Spread(site="bone", where=f"{place}{n}", found=on) for n in range(many // 3)),
            *(
                Treatment(name=f"{more}{n}", started=on, dose=word, why_ended=note)
                for n in range(many)
            ),
            SymptomEntry(term=f"{word}y", when=When.of(TODAY), now=3, note=note),
        ]
    )
    rendered = pdf.draw(compose(snapshot, Choices(preset=preset, paper=paper), TODAY))
    assert rendered.summary_pages <= 2
    assert overlaps(rendered.data) == []
    if preset == "emergency":
        assert rendered.pages == 1
    else:
        assert ink_in_margins(rendered.data) == []
