"""One entry of an import: a box to tick, what it says, and how that differs from what is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import (
    CheckRow,
    TwoColumns,
    button,
    column,
    holder,
    row,
    small,
    strong,
)
from apptprep.ui.words import count

if TYPE_CHECKING:
    from apptprep.jobs import Difference, Item

_MOST = 8
_LONGEST = 240
_LONGEST_PLACE = 40
"""Letters of a place worth reading; longer ones are numbers that programs give."""


class ImportRow(QWidget):
    """One entry with its box.

    Signals: ``ticked`` with its number and whether it is ticked; ``apart`` with its number, when
    its mentions are to be entries of their own.
    """

    ticked = Signal(int, bool)
    apart = Signal(int)

    def __init__(self, item: Item, *, checked: bool) -> None:
        """Show an entry."""
        super().__init__()
        self.setObjectName("clear")
        self.item = item
        self.check = CheckRow(
            shortened(item.record.headline()), detail(item), item.record.aside(), checked=checked
        )
        self.check.toggled.connect(partial(self.ticked.emit, item.number))
        body = column(self.check, spacing=4)
        under = column(spacing=4, margins=(40, 0, 0, 8))
        for difference in item.differences[:_MOST]:
            under.put(beside(difference, "Here", "In the file"))
        for difference in item.variants[:_MOST]:
            under.put(beside(difference, "This one says", "Another says"))
        self.split = button("Keep them apart", partial(self.apart.emit, item.number), kind="ghost")
        self.split.hide()
        if len(item.mentions) > 1:
            told = small(f"{count(len(item.mentions), 'mention')} of the same thing, joined")
            under.put(holder(row((told, 1), self.split)))
            self.split.show()
        body.put(holder(under))
        self.setLayout(body)


def detail(item: Item) -> str:
    """Return what stands under an entry's first line."""
    standing = {
        "adds": "There already; this adds to it",
        "differs": "There already, and different; this replaces what differs",
    }.get(item.standing.value, "")
    place = item.file_name
    if item.place not in ("", item.file_name) and len(item.place) <= _LONGEST_PLACE:
        place = f"{item.file_name}: {item.place}"
    why = f"not ticked: {item.why}" if item.why else ""
    about = f"about {item.other.theirs}" if item.other else ""
    parts = (about, standing, item.record.detail(), why, place)
    return shortened(" · ".join(part for part in parts if part))


def beside(difference: Difference, mine: str, theirs: str) -> QWidget:
    """Return one field as both sides have it."""
    left = column(small(f"{difference.label} · {mine}"), _said(difference.mine), spacing=0)
    right = column(small(f"{difference.label} · {theirs}"), _said(difference.theirs), spacing=0)
    return TwoColumns(holder(left), holder(right), (1, 1), gap=16)


def shortened(text: str) -> str:
    """Return text that does not fill the page."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _said(text: str) -> QWidget:
    return strong(shortened(text)) if text else small("not written down")
