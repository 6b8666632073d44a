"""The only place that touches ReportLab's canvas.

Every mark on the paper goes through a `Pen`, which writes down what it means: text belongs to the
element entered last (`drawing.structure`), rules, shades and frames are ornament, and inside a
Figure everything belongs to the picture. So no mark can be forgotten, and the order of drawing is
the order in which a page is read aloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from apptprep.packet.drawing import faces, fonts, operators
from apptprep.packet.drawing.letters import Letters
from apptprep.packet.drawing.pieces import in_reading_order
from apptprep.packet.drawing.structure import GROUPS, Area, Box, Element, Row, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apptprep.packet.drawing.pieces import Line, Mixed, Piece
    from apptprep.packet.drawing.sheet import Sheet
    from apptprep.packet.drawing.styles import Colour

FOOTER: Final = Element("/Type /Pagination /Subtype /Footer")
"""The foot of each page; read once at most, never in the middle of a sentence."""
REPEATED: Final = Element("/Type /Pagination")
"""What a page repeats from the one before: a table's heading row, a label that goes on."""
_ORNAMENT: Final = Element("/Type /Layout")
"""Rules, shades, frames."""
_ORNAMENTS: Final = frozenset({id(FOOTER), id(REPEATED), id(_ORNAMENT)})


@dataclass(frozen=True, slots=True)
class Place:
    """A height on a page, counted from 0, in points from the lower edge."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the reader's outline.

    Attributes:
        level: 1 for sections, more for what is inside.
        title: What it says.
        place: Where it leads.
    """

    level: int
    title: str
    place: Place


class Pen:
    """Draws lines of text, rules and shapes; coordinates are PDF points from the lower left.

    Attributes:
        tree: What the marks mean.
        places: Where what has a key stands: sections by their id, entries by theirs.
        bookmarks: The outline, in reading order.
    """

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """Wrap a ReportLab canvas."""
        self.canvas = canvas
        self._letters = Letters(canvas)
        self._scale = 1.0
        self.tree = Tree()
        self.places: dict[str, Place] = {}
        self.bookmarks: list[Bookmark] = []
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._width = -1.0
        self._stack = [self.tree.root]
        self._open: Element | None = None
        self._sections: dict[str, Element | None] = {}
        self._pages = 0

    # What the marks mean.

    def tag(self, element: Element) -> _Scope:
        """Draw inside an element: ``with pen.tag(element): …``; inside ornament all is ornament."""
        around = self._stack[-1]
        if id(around) in _ORNAMENTS:
            return _Scope(self, around)
        if element.box and not element.placed:
            element.box = self._on_paper(element.box)
        self.tree.place(element, around)
        return _Scope(self, element)

    def ornament(self, sort: Element = _ORNAMENT) -> _Scope:
        """Draw what is not read aloud, `FOOTER` or `REPEATED`: ``with pen.ornament(FOOTER): …``."""
        return _Scope(self, sort)

    def enter(self, element: Element) -> None:
        """Begin to draw inside an element that is in the tree."""
        self._stack.append(element)

    def leave(self) -> None:
        """Go back to the element around this one."""
        self._stack.pop()

    def tells(self, entries: Sequence[str], top: float) -> None:
        """Note that what is drawn from ``top`` on tells these entries, so that links lead there."""
        for entry in entries:
            self.place(entry, top)

    def place(self, key: str, top: float) -> None:
        """Note where something stands, for links.

        The first place in a section counts; that of a later section counts more, as the summary
        comes first and tells least.
        """
        section = self._stack[1] if len(self._stack) > 1 else None
        if key not in self.places or self._sections[key] is not section:
            self.places[key] = Place(self._pages, top * self._scale)
            self._sections[key] = section

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Make a place reachable from the reader's outline."""
        self.bookmarks.append(
            Bookmark(level, fonts.clean(title), Place(self._pages, top * self._scale))
        )

    def link_area(self, element: Element, x: float, y: float, width: float, height: float) -> None:
        """Let a press on a rectangle follow a Link element; (x, y) is its lower left corner."""
        element.kids.append(Area(self._pages, self._on_paper((x, y, x + width, y + height))))

    def _on_paper(self, box: Box) -> Box:
        left, bottom, right, top = (self._scale * edge for edge in box)
        return left, bottom, right, top

    def _code(self, operator: str) -> None:
        self.canvas._code.append(operator)  # noqa: SLF001 - ReportLab has no other way in

    def _begin(self, owner: Element) -> None:
        """Let the next marks belong to ``owner``; nothing to do where the last ones did."""
        if owner is self._open:
            return
        self._close()
        self._open = owner
        if id(owner) in _ORNAMENTS:
            self._code(f"/Artifact <<{owner.kind}>> BDC")
        else:
            self._code(f"/{owner.kind} <</MCID {self.tree.mark(owner)}>> BDC")

    def _close(self) -> None:
        if self._open is not None:
            self._code("EMC")
            self._open = None

    def _text(self) -> None:
        """The next marks are text."""
        owner = self._stack[-1]
        if owner is not self._open and owner.kind in GROUPS:
            # Not lost for who listens; a test says that no block of ours comes here.
            loose = Element("P")
            self.tree.place(loose, owner)
            self.tree.loose += 1
            owner = loose
        self._begin(owner)

    def _shape(self) -> None:
        """The next marks are lines and areas: part of a picture, or ornament."""
        owner = self._stack[-1]
        self._begin(owner if owner.kind == "Figure" else _ORNAMENT)

    # Table rows of plain cells, in bulk.

    def begin_row(self, body: Element, filled: tuple[bool, ...]) -> None:
        """Begin a row of plain cells on this page; `cell` is called for each cell that holds text.

        Args:
            body: The table body (in the tree already).
            filled: Which cells hold text.
        """
        self._close()
        count = sum(filled)
        self._next_cell = self.tree.take_marks(count)
        body.kids.append(Row(self._pages, self._next_cell, filled))
        self._open = _CELL
        self._stack.append(_CELL)
        self._first_cell = True

    def cell(self) -> None:
        """Begin the next cell that holds text."""
        end = "" if self._first_cell else "EMC "
        self._first_cell = False
        self._code(f"{end}/TD <</MCID {self._next_cell}>> BDC")
        self._next_cell += 1

    def end_row(self) -> None:
        """End the row."""
        self._stack.pop()
        if self._first_cell:
            self._open = None
        else:
            self._close()

    # Drawing.

    def begin_page(self, sheet: Sheet) -> None:
        """Set the size of the page that is drawn next, and how much all on it is enlarged."""
        self._scale = sheet.scale
        self.canvas.setPageSize(sheet.paper)
        if self._scale != 1.0:
            self._code(f"{self._scale:.4g} 0 0 {self._scale:.4g} 0 0 cm")

    def new_page(self) -> None:
        """End the page; colours and widths start afresh, as the PDF's graphics state does."""
        self._close()
        self.canvas.showPage()
        self._fill = self._stroke = None
        self._width = -1.0
        self._pages += 1
        self.tree.new_page()

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Print one line of text with its left end at ``x``."""
        if not line:
            return
        self._text()
        for piece in in_reading_order(line):
            self.fill(piece.colour)
            at = x + piece.x
            if piece.mixed:
                self._mixed(piece, piece.mixed, at, baseline)
            elif piece.font == fonts.MISSING:
                self._missing(piece, at, baseline)
            else:
                self._code(self._letters.show(piece.font, piece.size, at, baseline, piece.text))
            if piece.struck:
                self._stroked(piece.colour, 0.7)
                height = baseline + piece.size * 0.3
                self._code(operators.rules((height,), at, at + piece.width))

    def _mixed(self, piece: Piece, how: Mixed, x: float, baseline: float) -> None:
        """Print a piece of a paragraph with other scripts, and say its language."""
        if piece.font == fonts.MISSING:
            self._missing(piece, x, baseline)
        elif how.inks:
            if how.lang:
                self._code(f"/Span <</Lang ({how.lang})>> BDC")
            self._shaped(piece, how, x, baseline)
            if how.lang:
                self._code("EMC")
        else:
            self._code(self._letters.show(piece.font, piece.size, x, baseline, piece.text))

    def _missing(self, piece: Piece, x: float, baseline: float) -> None:
        """Draw boxes, and say what they stand for."""
        said = piece.text.encode("utf-16-be", "replace").hex()
        self._code(f"/Span <</ActualText <FEFF{said}>>> BDC")
        self._boxes(x, baseline, piece.size, fonts.boxes(piece.text), piece.colour)
        self._code("EMC")

    def _shaped(self, piece: Piece, how: Mixed, x: float, baseline: float) -> None:
        """Print a shaped piece."""
        bold = faces.stroke(piece.font)
        if bold:
            self._stroked(piece.colour, bold * piece.size)
        self._code(self._letters.shaped(piece, how, x, baseline, outlined=bool(bold)))

    def _boxes(self, x: float, y: float, size: float, count: int, colour: Colour) -> None:
        self._stroked(colour, 0.6)
        step = fonts.BOX_WIDTH * size / 1000
        for _ in range(count):
            self._code(f"{operators.box(x + 0.12 * step, y, step * 0.76, size * 0.72)} S")
            x += step

    def fill(self, colour: Colour) -> None:
        """Set the colour of text and filled shapes."""
        if colour != self._fill:
            self._fill = colour
            self._code("{:.3f} {:.3f} {:.3f} rg".format(*colour))

    def _stroked(self, colour: Colour, width: float) -> None:
        """Set colour and width of drawn lines."""
        if colour != self._stroke:
            self._stroke = colour
            self._code("{:.3f} {:.3f} {:.3f} RG".format(*colour))
        if width != self._width:
            self._width = width
            self._code(f"{width:.2f} w")

    def stroke(self, colour: Colour, width: float) -> None:
        """Begin shapes that are drawn in lines of this colour and width."""
        self._shape()
        self._stroked(colour, width)

    def rules(
        self, heights: Iterable[float], left: float, right: float, colour: Colour, width: float
    ) -> None:
        """Draw level lines from ``left`` to ``right`` at the given heights."""
        self.stroke(colour, width)
        self._code(operators.rules(heights, left, right))

    def shade(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        self._shape()
        self.fill(colour)
        self._code(f"{operators.box(x, y, width, height)} f")

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw the outline of a box with slightly rounded corners."""
        self.stroke(colour, 1.1)
        self._code(f"{operators.rounded((x, y), (x + width, y + height), 4.0)} S")

    def path(
        self,
        points: Sequence[tuple[float, float]],
        colour: Colour,
        width: float,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a broken line through points."""
        self.stroke(colour, width)
        self._code(operators.dashed(dash, f"{operators.line(points)} S"))

    def dots(self, places: Sequence[tuple[float, float]], radius: float, colour: Colour) -> None:
        """Draw filled dots of one size."""
        if places:
            self.stroke(colour, 2 * radius)
            self._code(operators.dots(places))

    def triangle(self, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw a filled triangle whose tip points up to (x, y)."""
        self._shape()
        self.fill(colour)
        corners = ((x, y), (x - size / 2, y - size), (x + size / 2, y - size))
        self._code(f"{operators.line(corners)} h f")

    def ring(self, x: float, y: float, radius: float, colour: Colour, width: float) -> None:
        """Draw a hollow dot."""
        self.stroke(colour, width)
        self._code(f"{operators.circle(x, y, radius)} S")

    def shape(
        self,
        corners: Sequence[tuple[float, float]],
        fill: Colour | None,
        outline: Colour | None,
        width: float = 0.8,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a closed shape, filled, outlined or both."""
        self._shape()
        if fill:
            self.fill(fill)
        if outline:
            self._stroked(outline, width)
        end = "b" if fill and outline else "s" if outline else "h f"
        self._code(operators.dashed(dash, f"{operators.line(corners)} {end}"))

    def areas(self, areas: Iterable[tuple[float, float, float, float]], colour: Colour) -> None:
        """Fill many rectangles, each with its lower left corner, width and height, at once."""
        self._shape()
        self.fill(colour)
        self._code(f"{' '.join([operators.box(*area) for area in areas])} f")


_CELL: Final = Element("TD")
"""Stands for the cells of a row drawn in bulk: text in them needs no mark of its own."""


class _Scope:
    """Enters an element and leaves it."""

    __slots__ = ("_element", "_pen")

    def __init__(self, pen: Pen, element: Element) -> None:
        self._pen, self._element = pen, element

    def __enter__(self) -> Self:
        self._pen.enter(self._element)
        return self

    def __exit__(self, *_fault: object) -> None:
        self._pen.leave()
