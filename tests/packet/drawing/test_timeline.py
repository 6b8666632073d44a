"""The timeline as a drawing."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.packet.drawing.ink import overlaps
from tests.packet.helpers import outside, page_texts

from apptprep.packet import pdf
from apptprep.packet.content import Packet, Section
from apptprep.packet.drawing import timeline
from apptprep.packet.drawn import Lane, Span, Timeline, TimeRow

DAY = dt.date(2026, 6, 1)


def span(first: int, days: int = 0, *, about: bool = False) -> Span:
    begin = DAY + dt.timedelta(days=first)
    return Span(begin, begin + dt.timedelta(days=days), about)


def block(*rows: TimeRow) -> Timeline:
    days = [row.start.first for row in rows] + [(row.end or row.start).last for row in rows]
    end = max(*days, DAY) + dt.timedelta(days=1)
    return Timeline("Sentence.", (Lane("Treatments", rows),), min(days), end, DAY)


def drawn(found: Timeline) -> bytes:
    section = Section("timeline", "How it went", (found,))
    return pdf.render(Packet("A", "born", (), "t", (), DAY, sections=(section,)))


SPANS = st.builds(span, st.integers(-4000, 400), st.integers(0, 800), about=st.booleans())
ROWS = st.builds(
    TimeRow,
    st.text(max_size=90),
    st.text(max_size=60),
    st.sampled_from(["dot", "square", "diamond", "triangle", "bar"]),
    SPANS,
    st.none() | SPANS,
    st.sampled_from(["", "now", "unknown", "planned"]),
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=60))
# Its fonts' character map ends, packed, in what looks like a line end.
@example([TimeRow("¨«", "", "dot", span(0), unsure=True)])
def test_any_rows_stay_on_the_paper(rows: list[TimeRow]) -> None:
    data = drawn(block(*rows))
    assert outside(data) == []
    assert overlaps(data) == []


def test_every_row_has_its_words_and_the_key_says_what_marks_mean() -> None:
    rows = [TimeRow(f"Row {n}", f"{n} May 2026", "dot", span(n)) for n in range(9)]
    text = " ".join(page_texts(drawn(block(*rows))))
    assert all(f"Row {n} {n} May 2026" in text for n in range(9))
    assert "now" in text
    assert "as wide as the days it can mean" in text


def test_unsure_is_said_in_words() -> None:
    text = " ".join(page_texts(drawn(block(TimeRow("A", "2026", "dot", span(0), unsure=True)))))
    assert "A (unsure)" in text


def test_the_key_goes_on_below_where_the_page_is_narrow() -> None:
    narrow = timeline.timeline(block(TimeRow("A", "2026", "dot", span(0))), 220.0)[0]
    wide = timeline.timeline(block(TimeRow("A", "2026", "dot", span(0))), 495.0)[0]
    assert narrow.height > wide.height


def test_more_rows_than_a_page_holds_go_on() -> None:
    rows = [TimeRow(f"Row {n}.", "May 2026", "bar", span(n, 3)) for n in range(70)]
    pages = page_texts(drawn(block(*rows)))
    assert all(f"Row {n}." in " ".join(pages) for n in range(70))
    (laid,) = timeline.timeline(block(*rows), 495.0)
    halves = laid.split(600.0)
    assert halves is not None
    assert halves[0].height <= 600.0
