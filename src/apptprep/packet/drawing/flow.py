"""Filling pages with laid blocks: what is where, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apptprep.packet.content import Beside, Box, Charts, Facts, Heading, Paragraph, Ruled, Table
from apptprep.packet.drawing import blocks, charts, drawn, facts, qr, tables
from apptprep.packet.drawing.blocks import Laid
from apptprep.packet.drawing.sheet import is_narrow
from apptprep.packet.drawing.stacked import stacked
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawn import Chart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apptprep.packet.content import Block


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place on a page.

    Attributes:
        laid: What to draw.
        top: Distance of its upper edge from the top of the text area.
        section: Element of the section it belongs to.
        anchor: Key of that section, if the block begins it.
    """

    laid: Laid
    top: float
    section: Element | None = None
    anchor: str = ""


@dataclass(slots=True)
class Page:
    """One page's blocks.

    Attributes:
        placed: The blocks.
        turned: The paper lies on its side.
        usual: It is drawn in the usual size, in large print, too: the page of an original.
    """

    placed: list[Placed] = field(default_factory=list)
    turned: bool = False
    usual: bool = False


def lay_out(block: Block, width: float) -> list[Laid]:
    """Lay out one block of content for a width."""
    laids: list[Laid]
    match block:
        case Paragraph():
            laids = [blocks.paragraph(block, width)]
        case Heading():
            laids = [blocks.heading(block, width)]
        case Facts():
            laids = facts.facts(block, width)
        case Table():
            laids = _table(block, width)
        case Chart():
            laids = [charts.chart(block, width)] if block.points else []
        case Charts():
            laids = charts.pairs(block, width)
        case Ruled():
            laids = [blocks.ruled(block, width)]
        case Box():
            laids = [blocks.box(block, width)]
        case Beside():
            laids = _beside(block, width)
        case _:
            laids = drawn.lay_out(block, width)
    return laids


def _table(block: Table, width: float) -> list[Laid]:
    if not block.rows:
        return []
    if tables.fits(block, width):
        return [tables.table(block, width)]
    return stacked(block, width).first(len(block.rows))


def _beside(block: Beside, width: float) -> list[Laid]:
    if is_narrow(width):
        # No room for both; `pdf` puts the code behind the contents.
        return facts.facts(block.facts, width)
    room = width - qr.beside_width(block.code)
    *head, rows = facts.facts(block.facts, room)
    if isinstance(rows, facts.FactLines):
        return [*head, qr.beside(rows, block.code, width)]
    return [*head, rows]


class Flow:
    """Places blocks below each other, page after page."""

    def __init__(self, height: float) -> None:
        """Begin with one empty page of the given height."""
        self.height = height
        self.pages: list[Page] = [Page()]
        self.used = 0.0
        self._gap = 0.0

    def new_page(self) -> None:
        """Go on to a new page, unless this one is still empty."""
        if self.pages[-1].placed:
            self.pages.append(Page())
        self.used = self._gap = 0.0

    def put(self, laids: Iterable[Laid], section: Element | None = None, anchor: str = "") -> None:
        """Place blocks of one section; the first one carries its key.

        A block that must stay with what follows (a heading, a question with its lines) moves to
        the next page together with it.
        """
        queue = list(laids)
        at = 0
        while at < len(queue):
            group = at
            while queue[group].keep and group + 1 < len(queue):
                group += 1
            need = sum(b.before + b.height + b.after for b in queue[at:group])
            need += queue[group].before + queue[group].least
            if need > self.height - self.used - self._gap:
                self.new_page()
            for laid in queue[at : group + 1]:
                self._place(laid, section, anchor)
                anchor = ""
            at = group + 1

    def _place(self, laid: Laid, section: Element | None, anchor: str) -> None:
        while True:
            empty = not self.pages[-1].placed
            gap = 0.0 if empty else max(self._gap, laid.before)
            room = self.height - self.used - gap
            if laid.height <= room:
                self._set(laid, gap, section, anchor)
                return
            halves = laid.split(room) if room > 0 else None
            if halves:
                self._set(halves[0], gap, section, anchor)
                laid, anchor = halves[1], ""
            elif empty:
                # Nothing of ours is higher than a page; drawn as it is rather than lost.
                self._set(laid, gap, section, anchor)
                return
            self.new_page()

    def _set(self, laid: Laid, gap: float, section: Element | None, anchor: str) -> None:
        self.used += gap
        self.pages[-1].placed.append(Placed(laid, self.used, section, anchor))
        self.used += laid.height
        self._gap = laid.after
