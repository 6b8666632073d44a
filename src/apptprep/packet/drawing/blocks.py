"""Blocks with a known height: paragraphs, headings, ruled lines, boxes.

A packet's content is laid out once for a given width. A laid block knows its height, can be split
where a page ends and draws itself through the pen. Nothing is measured twice, so a page costs what
is on it, however long the packet is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from apptprep.packet.content import Ruled
from apptprep.packet.drawing import structure
from apptprep.packet.drawing.mixed import flush_right, is_right
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import ACCENT, RULE, Style, style
from apptprep.packet.drawing.text import (
    Line,
    clamp,
    line_width,
    measure,
    one_line,
    wrap,
    wrap_plain,
)
from apptprep.packet.drawing.whole import Whole

if TYPE_CHECKING:
    from apptprep.packet.content import Box, Heading, Paragraph
    from apptprep.packet.drawing.pen import Pen

RULED_STEP: Final = 23.0
"""Distance of the lines to write on; a hand needs about 8 mm."""
LEVELS: Final = {"h1": 1, "h2": 2, "part": 2, "h3": 3}
"""Level of a heading's role, for who listens and for the reader's outline."""
_DEEPEST_BOOKMARK: Final = 2
LEADS_THERE: Final = "Go to its place in this packet"
"""What a link is called, for who cannot see where it stands."""
_BOX_PAD: Final = 10.0
_BOX_STEP: Final = 19.0
"""Lines in a box stand closer: the sheet is short, and the question sheet has more of them."""


class Laid(Protocol):
    """A block laid out for one width.

    Attributes:
        before: Space above it, dropped at the top of a page.
        after: Space below it.
        keep: Stays on one page with the beginning of the next block.
    """

    before: float
    after: float
    keep: bool

    @property
    def height(self) -> float:
        """Height in points, without the space around it."""

    @property
    def least(self) -> float:
        """Height of the smallest beginning that may stand at the foot of a page."""

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Cut into what fits into ``room`` points and the rest; None if nothing sensible fits."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top), all text inside an element of its own.

        How a block says what it draws is told in `apptprep.packet.drawing.structure`.
        """


def top_baseline(top: float, each: Style) -> float:
    """The first baseline of text whose upper edge is ``top``."""
    return top - (each.leading - each.size) / 2 - each.size * 0.82


@dataclass(slots=True)
class Lines:
    """Lines of text in one style: a paragraph or a heading.

    ``mark`` stands in the indent; ``aside`` is a short text at the right, with the distance of its
    left end; it is a link if ``aside_tag`` is given.

    ``tag`` is the element of the lines, ``label`` that of the mark. ``link`` is a link inside the
    element that all lines stand in. ``bookmark`` is the level and title in the reader's outline.
    """

    lines: tuple[Line, ...]
    style: Style
    mark: Line = ()
    aside: tuple[Line, float] | None = None
    tag: Element = field(default_factory=lambda: Element("P"))
    label: Element | None = None
    link: Element | None = None
    aside_tag: Element | None = None
    bookmark: tuple[int, str] | None = None
    entries: tuple[str, ...] = ()
    keep: bool = False
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """Two lines, or all of a short paragraph."""
        count = len(self.lines)
        return (count if count <= 3 or self.keep else 2) * self.style.leading  # noqa: PLR2004

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Split between lines; no single line is left behind on either page."""
        fit = min(int(room / self.style.leading), len(self.lines) - 2)
        if fit < 2 or len(self.lines) < 4:  # noqa: PLR2004
            return None
        head = replace(self, lines=self.lines[:fit], after=0.0)
        return head, replace(self, lines=self.lines[fit:], mark=(), before=0.0)

    def clamped(self, most: int, room: float) -> Lines:
        """The same with at most ``most`` lines, ending in an ellipsis if cut."""
        inner = room - self.style.indent
        return replace(self, lines=clamp(self.lines, most, self.style, inner))

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw bar, mark, lines and what stands beside them."""
        look = self.style
        if look.bar:
            pen.path([(x + 2, top - 1), (x + 2, top - self.height + 1)], RULE, 1.6)
        if self.bookmark:
            pen.bookmark(self.bookmark[1], self.bookmark[0], top)
        y = top_baseline(top, look)
        pen.tells(self.entries, top)
        if self.mark and self.label:
            with pen.tag(self.label):
                pen.line(self.mark, x, y)
        with pen.tag(self.tag):
            if self.link:
                with pen.tag(self.link):
                    self._draw_lines(pen, x + look.indent, y, self.link)
            else:
                self._draw_lines(pen, x + look.indent, y, None)
            if self.aside:
                self._draw_aside(pen, x, y)

    def _draw_lines(self, pen: Pen, x: float, y: float, link: Element | None) -> None:
        look = self.style
        for line in self.lines:
            pen.line(line, x, y)
            if link:
                pen.link_area(link, x, y - look.size * 0.25, line_width(line), look.leading)
            y -= look.leading

    def _draw_aside(self, pen: Pen, x: float, y: float) -> None:
        if self.aside is None:
            return
        line, right = self.aside
        tag = self.aside_tag or Element("Span")
        with pen.tag(tag):
            pen.line(line, x + right, y)
            if self.aside_tag:
                pen.link_area(tag, x + right, y - 3, line_width(line), self.style.leading)


def paragraph(block: Paragraph, width: float, scale: float = 1.0) -> Lines:
    """Lay out a paragraph."""
    look = style(block.role, scale)
    mark = block.mark or ("•" if block.role == "item" else "")
    label, tag = _tags(block.role, mark.strip())
    link = structure.link(block.leads_to, LEADS_THERE) if block.leads_to else None
    room = width - look.indent
    lines = wrap(block.text, look, room)
    if block.role in ("body", "quote"):
        # A note from right to left begins at the right, even one of a single line.
        lines = tuple(flush_right(line, room) if is_right(line) else line for line in lines)
    return Lines(
        lines,
        look,
        wrap_plain(mark, look, width)[0] if mark else (),
        tag=tag,
        label=label,
        link=link,
        entries=block.entries,
        keep=block.keep,
        before=look.before,
        after=look.after,
    )


def _tags(role: str, mark: str) -> tuple[Element | None, Element]:
    """The elements of a paragraph's mark and of its text."""
    if mark:
        return structure.item(mark)
    if role in ("reason", "item"):
        # A reason belongs to the question above it, an unmarked item goes on with the one above.
        return None, structure.below_item()
    if role == "quote":
        return None, Element("P", within=Element("BlockQuote"))
    return None, Element("P")


def heading(block: Heading, width: float, scale: float = 1.0) -> Lines:
    """Lay out a heading; it stays with what follows."""
    return title(block.text, f"h{block.level}", width, scale)


def title(
    text: str, role: str, width: float, scale: float = 1.0, aside: str = "", leads_to: str = ""
) -> Lines:
    """Lay out a heading of any role; it stays with what follows.

    Args:
        text: What it says.
        role: "h1" to "h3", or "part" for a part of the summary.
        width: Width of the text area.
        scale: How much larger than usual.
        aside: A short text at its right.
        leads_to: Id of the section that the short text links to.
    """
    look = style(role, scale)
    right = one_line(aside, style("small", scale), width / 3) if aside else ()
    left = width - line_width(right) - 12 if aside else width
    lines = clamp(wrap_plain(text, look, left), 4, look, left)
    level = LEVELS[role]
    each = Lines(lines, look, keep=True, before=look.before, after=look.after)
    each.tag = structure.heading(level)
    if level <= _DEEPEST_BOOKMARK:
        each.bookmark = (level, text)
    if aside:
        each.aside = (right, width - line_width(right))
        each.aside_tag = structure.link((leads_to,), LEADS_THERE) if leads_to else None
    return each


@dataclass(slots=True)
class RuledLines:
    """Empty lines to write on; they stay together with the question above."""

    count: int
    width: float
    indent: float = 0.0
    step: float = RULED_STEP
    keep: bool = False
    before: float = 0.0
    after: float = 4.0

    @property
    def height(self) -> float:
        """Height of all lines."""
        return self.count * self.step

    @property
    def least(self) -> float:
        """All of them."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Lines to write on are not split, unless there are more than a page holds."""
        fit = int(room / self.step)
        if fit < 12 or fit >= self.count:  # noqa: PLR2004
            return None
        return replace(self, count=fit), replace(self, count=self.count - fit)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        heights = [top - self.step * (n + 1) + 2 for n in range(self.count)]
        pen.rules(heights, x + self.indent, x + self.width, RULE, 0.8)


def ruled(block: Ruled, width: float, scale: float = 1.0) -> RuledLines:
    """Lay out lines to write on, indented like the question above them."""
    return RuledLines(block.lines, width, style("question", scale).indent)


@dataclass(slots=True)
class BoxLaid(Whole):
    """A frame with blocks in it; never split."""

    inner: tuple[Laid, ...]
    width: float
    tag: Element = field(default_factory=lambda: Element("Div"))
    keep: bool = False
    before: float = 6.0
    after: float = 6.0

    @property
    def height(self) -> float:
        """Height with the frame."""
        return sum(b.before + b.height + b.after for b in self.inner) + 1.4 * _BOX_PAD

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the frame, then what is in it."""
        pen.frame(x, top - self.height, self.width, self.height, ACCENT)
        y = top - 0.7 * _BOX_PAD
        with pen.tag(self.tag):
            for block in self.inner:
                y -= block.before
                block.draw(pen, x + _BOX_PAD, y)
                y -= block.height + block.after


def box(block: Box, width: float, scale: float = 1.0, clamp_to: int = 0) -> BoxLaid:
    """Lay out a box; texts in it are cut to ``clamp_to`` lines each if that is given."""
    room = width - 2 * _BOX_PAD
    inner: list[Laid] = []
    if block.title:
        inner.append(replace(title(block.title, "part", room, scale), before=0.0))
    for each in block.blocks:
        if isinstance(each, Ruled):
            inner.append(replace(ruled(each, room, scale), step=_BOX_STEP))
        else:
            laid = paragraph(each, room, scale)
            inner.append(laid.clamped(clamp_to, room) if clamp_to else laid)
    return BoxLaid(tuple(inner), width)


def text_width(text: str, look: Style) -> float:
    """Width of a short text of ours in a style."""
    return measure(text, look.font, look.size)
