"""Writes the reader's outline: sections, and the headings inside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apptprep.packet.drawing.pen import Bookmark
from apptprep.packet.file.objects import text_string
from apptprep.packet.file.tags import destination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from apptprep.packet.file.objects import Objects


@dataclass(slots=True)
class _Node:
    number: int
    bookmark: Bookmark | None = None
    kids: list[_Node] = field(default_factory=list)


def write(objects: Objects, bookmarks: Sequence[Bookmark]) -> int:
    """Write the outline, closed below its sections, and return its number; 0 if it is empty."""
    if not bookmarks:
        return 0
    root = _Node(objects.reserve())
    path = [root]
    for each in bookmarks:
        del path[max(1, min(each.level, len(path))) :]
        node = _Node(objects.reserve(), each)
        path[-1].kids.append(node)
        path.append(node)
    ends = f"/First {root.kids[0].number} 0 R /Last {root.kids[-1].number} 0 R"
    objects.put(root.number, f"<< /Type /Outlines {ends} /Count {len(root.kids)} >>")
    _write_kids(objects, root)
    return root.number


def _write_kids(objects: Objects, parent: _Node) -> None:
    for at, node in enumerate(parent.kids):
        if node.bookmark is None:
            continue
        parts = [
            f"<< /Title {text_string(node.bookmark.title)} /Parent {parent.number} 0 R",
            f"/Dest {destination(objects.pages, node.bookmark.place)}",
        ]
        if at:
            parts.append(f"/Prev {parent.kids[at - 1].number} 0 R")
        if at + 1 < len(parent.kids):
            parts.append(f"/Next {parent.kids[at + 1].number} 0 R")
        if node.kids:
            ends = f"/First {node.kids[0].number} 0 R /Last {node.kids[-1].number} 0 R"
            parts.append(f"{ends} /Count -{len(node.kids)}")
        objects.put(node.number, " ".join((*parts, ">>")))
        _write_kids(objects, node)
