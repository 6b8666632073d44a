"""Pages that carry other people's pages: a list of them, a divider before each, and a frame.

Each page of an original gets a page of ours with our head and foot; the original is fitted into
the frame between them afterwards (:mod:`apptprep.packet.originals`), so that no stamp ever covers
what is on it. A page wider than tall gets a page of ours lying on its side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import (
    PAPERS,
    Column,
    Original,
    Paragraph,
    Run,
    Table,
    TableRow,
    original_name,
)
from apptprep.packet.drawing import blocks, tables
from apptprep.packet.drawing.blocks import top_baseline
from apptprep.packet.drawing.flow import Flow, Page, Placed
from apptprep.packet.drawing.structure import Element
from apptprep.packet.drawing.styles import FOOTER, MARGIN_SIDE, MARGIN_TOP, style
from apptprep.packet.drawing.text import line_width, one_line
from apptprep.packet.drawing.whole import Whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.packet.content import Packet
    from apptprep.packet.drawing.blocks import Laid
    from apptprep.packet.drawing.pen import Pen

TITLE: Final = "Original papers"
KEY: Final = "originals"
_NOTE: Final = (
    "Copies of other people's papers. Their size is fitted to the page, and links, scripts and "
    "files inside them are taken out; nothing you see on them was changed or read out of them."
)
_EDGE: Final = 24.0
_ABOVE: Final = 12.0
_BELOW: Final = 22.0


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one page of an original goes.

    Attributes:
        page: Our page, counted from 0.
        file: Number of the original, counted from 0.
        number: Its page, counted from 0.
        frame: Left, low, right and high edge of its place, in points.
    """

    page: int
    file: int
    number: int
    frame: tuple[float, float, float, float]


def put(packet: Packet, flow: Flow, width: float) -> tuple[Slot, ...]:
    """Place the list, then a divider and the frames of each original, on pages of their own.

    Args:
        packet: What prints.
        flow: The pages so far.
        width: Width of the text area.

    Returns:
        The places of all pages of originals, in order.
    """
    if not packet.originals:
        return ()
    flow.new_page()
    _put_list(packet, flow, width)
    slots: list[Slot] = []
    for at, original in enumerate(packet.originals):
        flow.new_page()
        first, last = len(flow.pages) + 1, len(flow.pages) + len(original.sizes)
        _put_divider(flow, original, at + 1, (first, last), width)
        for number, size in enumerate(original.sizes):
            slots.append(_put_frame(packet, flow, at, number, wide=size[0] > size[1]))
    return tuple(slots)


def _put_list(packet: Packet, flow: Flow, width: float) -> None:
    """Place the list of originals; its own length decides on which pages they begin."""
    before = len(flow.pages) - 1
    own = 1
    while True:
        trial = Flow(flow.height)
        trial.put(_list(packet, before + own, width))
        if len(trial.pages) <= own:
            break
        own = len(trial.pages)
    flow.put(_list(packet, before + own, width), Element("Sect"), anchor=KEY)


def _list(packet: Packet, before: int, width: float) -> list[Laid]:
    number = len(packet.sections) + 1
    columns = (
        Column("Number", 14),
        Column("What", 44),
        Column("More", 28),
        Column("Pages", 14, "right"),
    )
    rows, at = [], before
    for count, each in enumerate(packet.originals, 1):
        first, at = at + 1, at + 1 + len(each.sizes)
        pages = f"{first} to {at}"
        cells = (original_name(count), each.title, "; ".join(each.about), pages)
        rows.append(TableRow(cells))
    note = Paragraph((Run(_NOTE),), "small")
    return [
        blocks.title(f"{number}  {TITLE}", "h1", width),
        blocks.paragraph(note, width),
        tables.table(Table(columns, tuple(rows)), width),
    ]


def _put_divider(
    flow: Flow, original: Original, number: int, span: tuple[int, int], width: float
) -> None:
    first, last = span
    where = f"page {first}" if first == last else f"pages {first} to {last}"
    count = len(original.sizes)
    pages = "1 page" if count == 1 else f"{count} pages"
    lines = [*original.about, f"{pages}: {where} of this packet"]
    title = blocks.title(f"{original_name(number)}: {original.title}", "h2", width)
    laids: list[Laid] = [replace(title, before=flow.height * 0.3)]
    laids += [blocks.paragraph(Paragraph((Run(line),), "body"), width) for line in lines]
    laids.append(blocks.paragraph(Paragraph((Run(_NOTE),), "small"), width))
    # The space above a block is dropped at the top of a page; here it is the point.
    for laid in laids:
        flow.used += laid.before
        flow.pages[-1].placed.append(Placed(laid, flow.used, Element("Sect")))
        flow.used += laid.height + laid.after


def _put_frame(packet: Packet, flow: Flow, file: int, number: int, *, wide: bool) -> Slot:
    across, high = PAPERS[packet.paper]
    if wide:
        across, high = high, across
    page = Page(turned=wide, usual=True)
    original = packet.originals[file]
    words = f"{original_name(file + 1)}, page {number + 1} of {len(original.sizes)}"
    page.placed.append(Placed(Stamp(words, original.title, across - 2 * MARGIN_SIDE), 0.0))
    flow.pages.append(page)
    low, top = FOOTER + _BELOW, high - MARGIN_TOP - style("small").leading
    return Slot(len(flow.pages) - 1, file, number, (_EDGE, low, across - _EDGE, top))


@dataclass(slots=True)
class Stamp(Whole):
    """The head of a page that carries an original: our number at the left, what it is at right."""

    words: str
    title: str
    width: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """One line."""
        return style("small").leading

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw both texts above the frame."""
        look = style("small")
        y = top_baseline(top + _ABOVE, look)
        left = one_line(self.words, look, self.width * 0.4)
        right = one_line(self.title, look, self.width * 0.58)
        with pen.tag(Element("P")):
            pen.line(left, x, y)
            pen.line(right, x + self.width - line_width(right), y)


def entries(packet: Packet) -> Sequence[tuple[int, str, str]]:
    """The line of the contents on the first sheet that leads to the originals."""
    return ((len(packet.sections) + 1, TITLE, KEY),) if packet.originals else ()
