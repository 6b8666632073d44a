"""Every mark on the paper says what it is: text of an element, part of a picture, or ornament."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.packet import tagged
from tests.packet.samples import TODAY, extreme, huge, near_empty, usual

from apptprep.packet import Choices, assemble, compose, pdf
from apptprep.packet.drawing.pen import FOOTER, Pen
from apptprep.packet.drawing.structure import Element, figure, link
from apptprep.packet.drawing.styles import INK, style
from apptprep.packet.drawing.text import wrap_plain
from apptprep.records import Snapshot


def write(pen: Pen, text: str, y: float = 700.0) -> None:
    """Draw one line of text."""
    pen.line(wrap_plain(text, style("body"), 400.0)[0], 60.0, y)


def finished(pen: Pen) -> bytes:
    """The file of one page."""
    pen.new_page()
    return assemble.finish(pen, "Test")


@pytest.mark.parametrize("record", [near_empty, usual, huge, extreme])
@pytest.mark.parametrize(
    "purpose", ["second-opinion", "trial", "routine", "emergency", "medicines"]
)
def test_no_mark_of_a_packet_is_left_out(
    record: Callable[[], Snapshot], purpose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pens: list[Pen] = []
    begin = assemble.start

    def start(paper: str) -> Pen:
        pens.append(begin(paper))
        return pens[-1]

    monkeypatch.setattr(assemble, "start", start)
    data = pdf.render(compose(record(), Choices(preset=purpose), TODAY))
    assert tagged.unmarked(data) == []
    # A block that draws text without saying what it is would be counted here.
    assert [pen.tree.loose for pen in pens] == [0]


def test_text_outside_any_element_is_found() -> None:
    pen = assemble.start("A4")
    write(pen, "forgotten")
    assert pen.tree.loose == 1
    section = Element("Sect")
    with pen.tag(section):
        write(pen, "forgotten too", 600.0)
    assert pen.tree.loose == 2
    tree = tagged.read(finished(pen))
    assert [node.text() for node in tree.all("P")] == ["forgotten", "forgotten too"]


def test_a_paragraph_over_two_pages_stays_one() -> None:
    pen = assemble.start("A4")
    paragraph = Element("P")
    with pen.tag(paragraph):
        write(pen, "begins here")
    with pen.ornament(FOOTER):
        write(pen, "page 1", 30.0)
    pen.new_page()
    with pen.tag(paragraph):
        write(pen, "and ends there")
    (found,) = tagged.read(finished(pen)).all("P")
    assert found.text() == "begins here and ends there"
    assert found.pages == [0, 1]


def test_ornament_is_not_read() -> None:
    pen = assemble.start("A4")
    with pen.tag(Element("P")):
        write(pen, "one")
        pen.rules([690.0], 60.0, 200.0, INK, 1.0)
        write(pen, "two", 680.0)
    with pen.ornament(FOOTER):
        write(pen, "page 1", 30.0)
    data = finished(pen)
    assert tagged.read(data).text() == "one two"
    assert tagged.unmarked(data) == []


def test_everything_in_a_picture_belongs_to_it() -> None:
    pen = assemble.start("A4")
    with pen.tag(figure("A dot beside the word high", (60, 600, 200, 710))):
        pen.dots([(70.0, 650.0)], 3.0, INK)
        write(pen, "high")
    data = finished(pen)
    (picture,) = tagged.read(data).all("Figure")
    assert picture.alt == "A dot beside the word high"
    assert picture.text() == "high"
    assert len(picture.pages) == 1


def test_rows_drawn_in_bulk_are_rows() -> None:
    pen = assemble.start("A4")
    body = Element("TBody", within=Element("Table"))
    with pen.tag(body):
        for y, cells in ((700.0, ("a", "", "c")), (680.0, ("d", "e", "f"))):
            pen.begin_row(body, tuple(map(bool, cells)))
            for cell in filter(None, cells):
                pen.cell()
                write(pen, cell, y)
            pen.end_row()
    tree = tagged.read(finished(pen))
    rows = [[node.text() for node in row.all("TD")] for row in tree.all("TR")]
    assert rows == [["a", "", "c"], ["d", "e", "f"]]


def test_what_the_glyphs_are_not_is_said_instead() -> None:
    pen = assemble.start("A4")
    with pen.tag(Element("P")):
        write(pen, "\ua016", 680.0)
    assert tagged.read(finished(pen)).text() == "\ua016"


@pytest.mark.parametrize(
    ("text", "lang"), [("الأحمد", "ar"), ("हिन्दी", "hi"), ("山田さん", "ja"), ("\U0001f600", "")]
)
def test_other_scripts_are_read_as_they_were_written(text: str, lang: str) -> None:
    pen = assemble.start("A4")
    with pen.tag(Element("P")):
        write(pen, text, 680.0)
    data = finished(pen)
    assert tagged.read(data).text() == text
    with pikepdf.open(BytesIO(data)) as document:
        code = document.pages[0].Contents.read_bytes()
    assert (f"/Lang ({lang})".encode() in code) == bool(lang)


def test_a_link_leads_to_its_place_or_is_plain_text() -> None:
    pen = assemble.start("A4")
    for key in ("there", "nowhere"):
        element = link((key,), "Go there")
        with pen.tag(Element("P")), pen.tag(element):
            write(pen, f"see {key}")
            pen.link_area(element, 60.0, 698.0, 80.0, 12.0)
    pen.new_page()
    pen.place("there", 500.0)
    with pen.tag(Element("P")):
        write(pen, "the place", 490.0)
    data = finished(pen)
    tree = tagged.read(data)
    assert [node.text() for node in tree.all("Link")] == ["see there"]
    assert [node.text() for node in tree.all("Span")] == ["see nowhere"]


def test_the_place_in_a_later_section_counts_more() -> None:
    pen = assemble.start("A4")
    for top in (700.0, 600.0):
        with pen.tag(Element("Sect")):
            pen.tells(("id-1", "id-2"), top)
            pen.tells(("id-1",), top - 50)
    assert {key: place.top for key, place in pen.places.items()} == {"id-1": 600.0, "id-2": 600.0}
