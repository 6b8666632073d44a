"""The only place that touches ReportLab's canvas.

Every mark on the paper goes through a `Pen`; so what later wraps drawing (structure tags, artifact
marks) has one place to stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apptprep.packet.drawing import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apptprep.packet.drawing.styles import Colour
    from apptprep.packet.drawing.text import Line


class Pen:
    """Draws lines of text, rules and shapes; coordinates are PDF points from the lower left."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401 - ReportLab has no types
        """Wrap a ReportLab canvas."""
        self.canvas = canvas
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._width = -1.0

    def new_page(self) -> None:
        """End the page; colours and widths start afresh, as the PDF's graphics state does."""
        self.canvas.showPage()
        self._fill = self._stroke = None
        self._width = -1.0

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Print one line of text with its left end at ``x``."""
        for piece in line:
            self.fill(piece.colour)
            at = x + piece.x
            if piece.font == fonts.MISSING:
                self._boxes(at, baseline, piece.size, len(piece.text), piece.colour)
                continue
            fonts.load(piece.font)
            self.canvas.setFont(piece.font, piece.size)
            self.canvas.drawString(at, baseline, piece.text)
            if piece.struck:
                self.stroke(piece.colour, 0.7)
                height = baseline + piece.size * 0.3
                self.canvas.line(at, height, at + piece.width, height)

    def _boxes(self, x: float, y: float, size: float, count: int, colour: Colour) -> None:
        self.stroke(colour, 0.6)
        step = fonts.BOX_WIDTH * size / 1000
        for _ in range(count):
            self.canvas.rect(x + 0.12 * step, y, step * 0.76, size * 0.72, stroke=1, fill=0)
            x += step

    def fill(self, colour: Colour) -> None:
        """Set the colour of text and filled shapes."""
        if colour != self._fill:
            self._fill = colour
            self.canvas.setFillColorRGB(*colour)

    def stroke(self, colour: Colour, width: float) -> None:
        """Set colour and width of drawn lines."""
        if colour != self._stroke:
            self._stroke = colour
            self.canvas.setStrokeColorRGB(*colour)
        if width != self._width:
            self._width = width
            self.canvas.setLineWidth(width)

    def rules(
        self, heights: Iterable[float], left: float, right: float, colour: Colour, width: float
    ) -> None:
        """Draw level lines from ``left`` to ``right`` at the given heights."""
        self.stroke(colour, width)
        self.canvas.lines([(left, y, right, y) for y in heights])

    def shade(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle whose lower left corner is (x, y)."""
        self.fill(colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw the outline of a box with slightly rounded corners."""
        self.stroke(colour, 1.1)
        self.canvas.roundRect(x, y, width, height, 4, stroke=1, fill=0)

    def path(
        self,
        points: Sequence[tuple[float, float]],
        colour: Colour,
        width: float,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a broken line through points."""
        self.stroke(colour, width)
        self.canvas.setDash(list(dash))
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canvas.drawPath(path, stroke=1, fill=0)
        self.canvas.setDash([])

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Draw a filled dot."""
        self.fill(colour)
        self.canvas.circle(x, y, radius, stroke=0, fill=1)

    def triangle(self, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw a filled triangle whose tip points up to (x, y)."""
        self.fill(colour)
        path = self.canvas.beginPath()
        path.moveTo(x, y)
        path.lineTo(x - size / 2, y - size)
        path.lineTo(x + size / 2, y - size)
        path.close()
        self.canvas.drawPath(path, stroke=0, fill=1)

    def ring(self, x: float, y: float, radius: float, colour: Colour, width: float) -> None:
        """Draw a hollow dot."""
        self.stroke(colour, width)
        self.canvas.circle(x, y, radius, stroke=1, fill=0)

    def shape(
        self,
        corners: Sequence[tuple[float, float]],
        fill: Colour | None,
        outline: Colour | None,
        width: float = 0.8,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a closed shape, filled, outlined or both."""
        if fill:
            self.fill(fill)
        if outline:
            self.stroke(outline, width)
        self.canvas.setDash(list(dash))
        path = self.canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self.canvas.drawPath(path, stroke=int(outline is not None), fill=int(fill is not None))
        self.canvas.setDash([])

    def bookmark(self, key: str, title: str) -> None:
        """Make this page reachable from the reader's outline."""
        self.canvas.bookmarkPage(key)
        self.canvas.addOutlineEntry(fonts.clean(title), key, level=0)
