"""What frames the pages: the band with the name, the contents, the footer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.blocks import LEADS_THERE, top_baseline
from apptprep.packet.drawing.pen import FOOTER as FOOT
from apptprep.packet.drawing.sheet import Sheet, is_narrow
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import RULE, SHADE, style
from apptprep.packet.drawing.text import Line, clamp, line_width, one_line, wrap_plain
from apptprep.packet.drawing.whole import Whole

if TYPE_CHECKING:
    from apptprep.packet.content import Packet
    from apptprep.packet.drawing.pen import Pen

_PAD: Final = 11.0
_COLUMNS: Final = 3


@dataclass(slots=True)
class BandText:
    """One text of the band: its lines, the distance between them, its element."""

    lines: tuple[Line, ...]
    leading: float
    tag: Element

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.leading


@dataclass(slots=True)
class Band(Whole):
    """The shaded band at the top of the first page: who, and for what visit.

    Side by side, or below each other on a narrow sheet: then ``right`` is empty. ``mark`` is the
    bookmark that leads here.
    """

    left: tuple[BandText, ...]
    right: tuple[BandText, ...]
    width: float
    mark: str
    before: float = 0.0
    after: float = 8.0
    keep: bool = False

    @property
    def height(self) -> float:
        """Height of the higher column, with padding."""
        return max(sum(t.height for t in side) for side in (self.left, self.right)) + 2 * _PAD

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw both columns on the shade."""
        pen.bookmark(self.mark, 1, top)
        pen.shade(x, top - self.height, self.width, self.height, SHADE)
        for side, left in ((self.left, x + _PAD), (self.right, x + self.width * 0.64)):
            y = top - _PAD
            for text in side:
                with pen.tag(text.tag):
                    for line in text.lines:
                        pen.line(line, left, y - text.leading * 0.76)
                        y -= text.leading


def band(packet: Packet, width: float) -> Band:
    """Lay out the band.

    In large print a packet's is short, so that the two sides have room for what a clinician reads:
    what else there is to say about the person stands behind them.
    """
    mark = "Summary" if packet.form == "packet" else packet.title
    who = [("name", packet.name, 2), ("born", packet.born, 2)]
    who += [("label", line, 2) for line in packet.about]
    visit = [("title", packet.title, 2)]
    visit += [("label", line, 2) for line in packet.visit]
    if is_narrow(width):
        who = [("h1", packet.name, 2), ("born", packet.born, 2)]
        if packet.form == "packet":
            visit = [("title", packet.title, 2), ("label", " · ".join(packet.visit), 3)]
        else:
            who += [("label", line, 1) for line in packet.about]
        return Band(_column([*who, *visit], width - 2 * _PAD), (), width, mark)
    left_room, right_room = width * 0.64 - 2 * _PAD, width * 0.36 - _PAD
    return Band(_column(who, left_room), _column(visit, right_room), width, mark)


def _column(rows: list[tuple[str, str, int]], room: float) -> tuple[BandText, ...]:
    texts: list[BandText] = []
    for role, text, most in rows:
        look = style(role)
        tag = structure.heading(1) if role in ("name", "h1") else Element("P")
        lines = clamp(wrap_plain(text, look, room), most, look, room)
        texts.append(BandText(lines, look.leading, tag))
    return tuple(texts)


@dataclass(slots=True)
class Contents(Whole):
    """The list of sections with their pages, in three columns; two on a narrow sheet.

    Attributes:
        entries: (number, title, key of the section).
        width: Width of the text area.
        pages: Page of each section's key; filled once all pages are laid out.
    """

    entries: tuple[tuple[int, str, str], ...]
    width: float
    pages: dict[str, int] = field(default_factory=dict)
    before: float = 2.0
    after: float = 0.0
    keep: bool = False

    @property
    def _rows(self) -> int:
        return -(-len(self.entries) // self._columns)

    @property
    def _columns(self) -> int:
        return _COLUMNS - is_narrow(self.width)

    @property
    def height(self) -> float:
        """Height of the longest column."""
        return self._rows * style("small").leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw number, title and page of each section."""
        look = style("small")
        step = self.width / self._columns
        with pen.tag(Element("TOC")):
            for n, (number, title, key) in enumerate(self.entries):
                left = x + step * (n // self._rows)
                y = top_baseline(top, look) - look.leading * (n % self._rows)
                page = one_line(f"{self.pages[key]}", look, step)
                room = step - 18 - line_width(page) - 14
                entry = structure.link((key,), LEADS_THERE)
                entry.within = Element("Reference", within=Element("TOCI"))
                with pen.tag(entry):
                    pen.line(one_line(str(number), look, 16), left, y)
                    pen.line(one_line(title, look, room), left + 16, y)
                    pen.line(page, left + step - 14 - line_width(page), y)
                    pen.link_area(entry, left, y - 3, step - 14, look.leading)


def footer(pen: Pen, packet: Packet, made: str, page: tuple[int, int], sheet: Sheet) -> None:
    """Draw the footer: name and birth date, the day it was made, page x of y.

    Args:
        pen: What to draw with.
        packet: For name and birth date.
        made: The day, in words.
        page: Number of this page, and how many there are.
        sheet: Where it stands; on a narrow one it takes two lines.
    """
    look = style("footer")
    left, end, y = sheet.side, sheet.side + sheet.width, sheet.foot
    right = one_line(f"page {page[0]} of {page[1]}", look, 90)
    middle = one_line(f"made {made}", look, 150)
    narrow = is_narrow(sheet.width)
    room = sheet.width - (0 if narrow else line_width(right) + line_width(middle) + 40)
    born = one_line(f" · {packet.born}", look, room * 0.6)
    name = one_line(packet.name, look, room - line_width(born))
    above = look.leading if narrow else 0.0
    pen.rules([y + above + 13], left, end, RULE, 0.6)
    with pen.ornament(FOOT):
        pen.line(name, left, y + above)
        pen.line(born, left + line_width(name), y + above)
        start = left if narrow else end - line_width(right) - line_width(middle) - 18
        pen.line(middle, start, y)
        pen.line(right, end - line_width(right), y)
