"""What the marks on the paper mean, for people who have a page read out to them.

A PDF that says only where ink goes cannot be read aloud. So every text is drawn inside an `Element`
(paragraph, heading, list item, table cell), and what is mere ornament is marked as such. The pen
does the marking; a laid block only says which element it draws. That is all a block has to do::

    def draw(self, pen, x, top):
        with pen.tag(self.tag):          # an Element kept by the laid block
            pen.line(line, x, top)       # text belongs to the innermost element
        pen.rules([top], x, x + 10, …)   # rules, shades, frames, dots are ornament by themselves
        with pen.tag(figure("A line from 3 to 7 over ten days", box)):
            pen.path(…)                  # inside a Figure every mark belongs to the picture

The rules:

* Make the element when the block is laid out and keep it in a field. Both halves of a split block
  share it (`dataclasses.replace` passes it on), so a paragraph over two pages stays one element.
  A block that is never split may make it while it draws.
* An element takes its place in the tree when it is first entered: below the element entered
  before it. So the order of drawing is the order of reading.
* `heading` never skips a level, `item` joins the list before it, `below_item` goes into the last
  item of that list (the reason below a question).
* Repeated heads and page footers are drawn inside ``pen.ornament(...)``; there `tag` does nothing.

Nothing here knows ReportLab or files; `apptprep.packet.file.tags` writes the tree.
Terms are those of ISO 32000-1, 14.7 and 14.8; what must be tagged is said by ISO 14289-1 (PDF/UA).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

_DEEPEST: Final = 6
"""PDF has headings H1 to H6."""

_LISTS: Final = ("L", "LI", "TOC", "TOCI", "Reference")
_TABLES: Final = ("Table", "THead", "TBody", "TR")
GROUPS: Final = frozenset(("Document", "Sect", "Div", "BlockQuote", *_LISTS, *_TABLES))
"""Elements that hold other elements only, never text of their own."""


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree.

    Attributes:
        kind: Standard structure type: "P", "H2", "LI", "Table", "TD", "Figure", ….
        alt: Alternative text of a Figure; what a Link leads to.
        attributes: Attribute dictionary as PDF source, without its brackets; "" for none.
        level: For a heading the level wanted; it becomes less where one would be skipped.
        within: The element that must be its parent (the list item of a label), entered with it.
        joins: Goes into the last item of the list before it, if there is one.
        target: For a Link: keys of places it may lead to; the first that is on the paper counts.
        kids: Elements, marks (page, number), `Row`s, `Area`s, in reading order.
        placed: It stands in the tree.
        box: Of a Figure: left, bottom, right, top on the page.
    """

    kind: str
    alt: str = ""
    attributes: str = ""
    level: int = 0
    within: Element | None = None
    joins: bool = False
    target: tuple[str, ...] = ()
    kids: list[Kid] = field(default_factory=list)
    placed: bool = False
    box: Box | None = None


class Row(NamedTuple):
    """A table row of plain cells on one page.

    Long logs have hundreds of thousands of cells; a row is three values instead of six objects.

    Attributes:
        page: The page, counted from 0.
        mark: Number of its first mark there.
        filled: Which cells hold text; each of them has one mark.
    """

    page: int
    mark: int
    filled: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a page that can be pressed: page, then left, bottom, right, top in points."""

    page: int
    box: Box


Kid = Element | tuple[int, int] | Row | Area
"""What an element may hold; a pair is a mark: its page and its number there."""


def heading(level: int) -> Element:
    """A heading; 1 is the highest."""
    return Element("H", level=level)


def item(mark: str) -> tuple[Element, Element]:
    """Label and body of a list item.

    Args:
        mark: What stands before it; items with numbers and with bullets are lists of their own.
    """
    numbered = mark[:1].isdigit()
    whole = Element("LI", attributes="Decimal" if numbered else "Disc")
    return Element("Lbl", within=whole), Element("LBody", within=whole)


def below_item(kind: str = "P") -> Element:
    """What stands below a list item's first line and belongs to it."""
    return Element(kind, joins=True)


def link(target: tuple[str, ...], words: str) -> Element:
    """A link to a place in the same file.

    Args:
        target: Keys given to `Pen.place`; the first that is on the paper counts. A link to none
            is written as plain text.
        words: What it leads to, for who hears it.
    """
    return Element("Link", alt=words, target=target)


def figure(alt: str, box: Box) -> Element:
    """A picture.

    Args:
        alt: What it shows, in words.
        box: Left, bottom, right, top in points.
    """
    return Element("Figure", alt, box=box)


def column_head() -> Element:
    """The heading cell of a table column."""
    return Element("TH", attributes="/O /Table /Scope /Column")


def group_head(columns: int) -> Element:
    """A heading cell across all columns of a table."""
    return Element("TH", attributes=f"/O /Table /Scope /Row /ColSpan {columns}")


class Tree:
    """All elements of one document, and how many marks each page has.

    Attributes:
        root: The document.
        marks: Number of marks on each page.
        loose: How often text was drawn outside any element; it became a paragraph.
    """

    def __init__(self) -> None:
        """Begin with the first page."""
        self.root = Element("Document", placed=True)
        self.marks = [0]
        self.loose = 0
        self._level = 0

    def new_page(self) -> None:
        """Go on to the next page."""
        self.marks.append(0)

    def take_marks(self, count: int) -> int:
        """Number of the first of so many new marks on this page."""
        first = self.marks[-1]
        self.marks[-1] = first + count
        return first

    def mark(self, owner: Element) -> int:
        """Give an element a new mark on this page and return its number."""
        number = self.take_marks(1)
        owner.kids.append((len(self.marks) - 1, number))
        return number

    def place(self, element: Element, parent: Element) -> None:
        """Put an element below another, by the rules of headings and lists; once is enough."""
        if element.placed:
            return
        element.placed = True
        if element.within is not None:
            self.place(element.within, parent)
            parent = element.within
        elif element.joins:
            parent = _last_body(parent) or parent
        elif element.kind == "LI":
            parent = _list_for(element, parent)
        elif element.kind == "H":
            self._level = max(1, min(element.level, self._level + 1, _DEEPEST))
            element.kind = f"H{self._level}"
        parent.kids.append(element)


def _list_for(entry: Element, parent: Element) -> Element:
    """The list that ends with this item: the one just before it, or a new one."""
    attributes = f"/O /List /ListNumbering /{entry.attributes}"
    entry.attributes = ""
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.kind == "L" and last.attributes == attributes:
        return last
    new = Element("L", attributes=attributes, placed=True)
    parent.kids.append(new)
    return new


def _last_body(parent: Element) -> Element | None:
    """The body of the last item, where the last thing below ``parent`` is a list."""
    found: Element | None = None
    last = parent.kids[-1] if parent.kids else None
    if isinstance(last, Element) and last.kind == "L":
        entry = last.kids[-1]
        if isinstance(entry, Element):
            bodies = [k for k in entry.kids if isinstance(k, Element) and k.kind == "LBody"]
            found = bodies[-1] if bodies else None
    return found
