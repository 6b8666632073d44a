"""Writes the structure tree: what each mark is, in the order in which it is read.

Every element is one small object of PDF source; nothing general is built in between, as a long log
has hundreds of thousands of cells. The parent tree leads back from each page's marks, and from each
link, to its element (ISO 32000-1, 14.7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from apptprep.packet.drawing.structure import Area, Element, Row
from apptprep.packet.file.objects import text_string

if TYPE_CHECKING:
    from apptprep.packet.drawing.pen import Place
    from apptprep.packet.drawing.structure import Kid, Tree
    from apptprep.packet.file.objects import Objects

_MAY_BE_EMPTY: Final = frozenset({"TD", "TH"})


class Structure:
    """Writes the elements of one document.

    Attributes:
        root: Number of the structure tree's root.
        links: For each page the numbers of its link annotations.
    """

    def __init__(self, objects: Objects, tree: Tree, places: dict[str, Place]) -> None:
        """Write all elements, links and the parent tree.

        Args:
            objects: The file; its pages are known.
            tree: What was drawn.
            places: Where links may lead.
        """
        self._objects = objects
        self._pages = objects.pages
        self._places = places
        self._owners = [[0] * count for count in tree.marks[: len(objects.pages)]]
        self.links: list[list[int]] = [[] for _ in objects.pages]
        self._link_owners: list[int] = []
        self.root = objects.reserve()
        document = self._element(tree.root, self.root)
        numbers = [
            f"{page} {objects.add('[' + ' '.join(f'{n} 0 R' for n in owners) + ']')} 0 R"
            for page, owners in enumerate(self._owners)
        ]
        start = len(objects.pages)
        numbers += [f"{start + n} {owner} 0 R" for n, owner in enumerate(self._link_owners)]
        parents = objects.add(f"<< /Nums [{' '.join(numbers)}] >>")
        objects.put(
            self.root,
            f"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree {parents} 0 R "
            f"/ParentTreeNextKey {start + len(self._link_owners)} >>",
        )

    def _element(self, element: Element, parent: int) -> int:
        """Write an element with all below it and return its number; 0 where it holds nothing."""
        number = self._objects.reserve()
        leads = self._destination(element)
        page = next((kid[0] for kid in element.kids if _is_mark(kid)), -1)
        kids = [k for kid in element.kids if (k := self._kid(kid, element, number, page, leads))]
        if not kids and element.kind not in _MAY_BE_EMPTY:
            return 0
        kind = element.kind if leads or element.kind != "Link" else "Span"
        parts = [f"<</S/{kind}/P {parent} 0 R"]
        if page >= 0:
            parts.append(f"/Pg {self._pages[page]} 0 R")
        if element.box:
            edges = " ".join(f"{edge:.2f}" for edge in element.box)
            parts.append(f"/A<</O /Layout /Placement /Block /BBox [{edges}]>>")
        if element.attributes:
            parts.append(f"/A<<{element.attributes}>>")
        if element.alt and kind == "Figure":
            parts.append(f"/Alt {text_string(element.alt)}")
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        parts.append(">>")
        self._objects.put(number, "".join(parts))
        return number

    def _kid(self, kid: Kid, element: Element, number: int, page: int, leads: str) -> str:
        """Source of one entry of an element's list of kids; "" where there is nothing.

        Args:
            kid: What it is.
            element: The element it belongs to.
            number: That element's number.
            page: The page on which that element's marks are, if they do not say another.
            leads: Where the element leads, if it is a link.
        """
        if isinstance(kid, Element):
            below = self._element(kid, number)
        elif isinstance(kid, Area):
            return self._link(kid, element, leads, number) if leads else ""
        elif isinstance(kid, Row):
            below = self._row(kid, number)
        else:
            self._owners[kid[0]][kid[1]] = number
            return self._mark(kid, page)
        return f"{below} 0 R" if below else ""

    def _mark(self, mark: tuple[int, int], page: int) -> str:
        if mark[0] == page:
            return f"{mark[1]}"
        return f"<</Type/MCR/Pg {self._pages[mark[0]]} 0 R/MCID {mark[1]}>>"

    def _row(self, row: Row, parent: int) -> int:
        """Write a row of plain cells."""
        page, mark, filled = row.page, row.mark, row.filled
        number = self._objects.reserve(len(filled) + 1)
        put, owners = self._objects.put, self._owners[page]
        page_number = self._pages[page]
        for cell, has_text in enumerate(filled, number + 1):
            if has_text:
                owners[mark] = cell
                put(cell, f"<</S/TD/P {number} 0 R/Pg {page_number} 0 R/K {mark}>>")
                mark += 1
            else:
                put(cell, f"<</S/TD/P {number} 0 R>>")
        cells = " ".join(f"{n} 0 R" for n in range(number + 1, number + 1 + len(filled)))
        put(number, f"<</S/TR/P {parent} 0 R/K[{cells}]>>")
        return number

    def _destination(self, element: Element) -> str:
        """Where a Link leads, as PDF source; "" for what is no link, or to nothing on the paper."""
        place = next((self._places[key] for key in element.target if key in self._places), None)
        return "" if place is None else destination(self._pages, place)

    def _link(self, area: Area, element: Element, leads: str, owner: int) -> str:
        """Write a link annotation and return the element's reference to it."""
        key = len(self._pages) + len(self._link_owners)
        self._link_owners.append(owner)
        box = " ".join(f"{edge:.2f}" for edge in area.box)
        page = self._pages[area.page]
        number = self._objects.add(
            f"<< /Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 /P {page} 0 R "
            f"/Dest {leads} /Contents {text_string(element.alt)} /StructParent {key} >>"
        )
        self.links[area.page].append(number)
        return f"<</Type/OBJR/Pg {page} 0 R/Obj {number} 0 R>>"


def _is_mark(kid: Kid) -> TypeGuard[tuple[int, int]]:
    return type(kid) is tuple


def destination(pages: list[int], place: Place) -> str:
    """A place as PDF source: its page with its height at the top of the window, zoom unchanged."""
    return f"[{pages[place.page]} 0 R /XYZ null {place.top + 6:.2f} null]"
