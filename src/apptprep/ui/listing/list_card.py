"""The list side: search field, rows, what is folded away, and what to say when nothing is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame

from apptprep.ui.listing.list_state import FIELDS, ListState
from apptprep.ui.listing.rows import FOLDED, RowMaker, Shown
from apptprep.ui.theme import theme
from apptprep.ui.widgets import (
    ListRow,
    RowList,
    SearchEdit,
    button,
    column,
    heading,
    holder,
    row,
    subtle,
)
from apptprep.ui.widgets.lists import RowDelegate
from apptprep.ui.widgets.text import IconLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apptprep.records import Record, Snapshot
    from apptprep.ui.editors import Desk

SEARCHED_FROM = 2
"""From this many entries on the page, all tabs together, a search field is shown."""


Text = tuple[str, QRectF, float, int, str, Qt.AlignmentFlag]
"""A painted text: words, box, size, weight, colour, alignment."""
MANY = 40
"""Up to this many rows a narrow page is as long as its list; more scroll inside it."""
FEW = 3
SOME = 7


class RecordDelegate(RowDelegate):
    """Paints a row; a title that needs the whole line sends the short text to the second one."""

    def texts(self, row: ListRow, place: QRectF) -> list[Text]:
        """Return what is painted, with the short text where it leaves the title whole."""
        found = super().texts(row, place)
        if not (row.aside and row.detail):
            return found
        aside, title, detail = found
        wanted = QFontMetrics(theme().font(title[2], title[3])).horizontalAdvance(title[0])
        if wanted <= title[1].width():
            return found
        gap = theme().px(10)
        whole, second = QRectF(title[1]), QRectF(detail[1])
        whole.setRight(aside[1].right())
        moved = QRectF(aside[1])
        moved.moveTop(second.top())
        second.setRight(moved.left() - gap)
        return [
            (aside[0], moved, *aside[2:]),
            (title[0], whole, *title[2:]),
            (detail[0], second, *detail[2:]),
        ]


class Rows(RowList):
    """The list of rows, which knows a row's neighbour and how many rows it shows at least."""

    def __init__(self, name: str) -> None:
        """Be an empty list with a name for screen readers."""
        super().__init__(name)
        self._least = FEW
        self.setItemDelegate(RecordDelegate(self))

    def show_at_least(self, rows: int) -> None:
        """Take room for a number of rows, even if the page gets longer than the window."""
        if rows != self._least:
            self._least = rows
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the rows asked for."""
        return QSize(theme().px(240), self.height_for(self._least))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and the least useful width."""
        return QSize(theme().px(160), self.height_for(self._least))

    def neighbour(self, key: str) -> str:
        """Return the key of the row after (else before) a row, or ""."""
        at = self.rows.row_of(key)
        return (self.rows.key_at(at + 1) or self.rows.key_at(at - 1)) if at >= 0 else ""


class ListCard(QFrame):
    """Search field over rows.

    Signals: ``chosen`` with a record's id, ``searched`` when the search changes or more is to be
    shown, ``add`` with words typed (or ""), ``other`` with a kind that has matches.
    """

    chosen = Signal(str)
    searched = Signal()
    add = Signal(str)
    other = Signal(object)

    def __init__(self, desk: Desk, kinds: tuple[type[Record], ...]) -> None:
        """Build an empty list."""
        super().__init__()
        self.setObjectName("card")
        self.search = SearchEdit("Find")
        self.search.textChanged.connect(lambda _text: self.searched.emit())
        self.list = Rows("Entries")
        self.list.chosen.connect(self.chosen)
        self.past = button("", self._turn_past, kind="ghost")
        self._past_shown = False
        self.states = {kind: ListState(kind, desk) for kind in kinds if kind in FIELDS}
        self._make_empty()
        self._found_elsewhere = column(spacing=2)
        self.elsewhere = holder(self._found_elsewhere)
        self.setLayout(
            column(
                self.search,
                (self.list, 1),
                row(None, self.past, None),
                (self._above, 1),
                self.empty,
                self.elsewhere,
                *self.states.values(),
                (self._room, 1),
                spacing=10,
                margins=(14, 14, 14, 14),
            )
        )

    def is_empty(self) -> bool:
        """Tell whether no row is shown."""
        return self.list.rows.rowCount() == 0

    def fit(self, *, narrow: bool) -> None:
        """Be as long as the list in a narrow page, which scrolls as a whole."""
        count = self.list.rows.rowCount()
        if not narrow:
            self.list.show_at_least(FEW)
        else:
            self.list.show_at_least(max(1, count) if count <= MANY else SOME)

    def offers_add(self) -> bool:
        """Tell whether the empty list shows a button that adds."""
        return not self.empty.isHidden() and not self._empty_add.isHidden()

    def clear_search(self) -> None:
        """Take back the search, in silence."""
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)

    def offer_search(self, entries: int) -> None:
        """Show the search field where the page holds enough entries, or is being searched."""
        self.search.setVisible(entries >= SEARCHED_FROM or bool(self.search.text()))

    def show_past(self, on: bool) -> None:  # noqa: FBT001 - reads like Qt's own
        """Show what is folded away, or fold it; tells nobody."""
        self._past_shown = on

    def show_kind(
        self,
        kind: type[Record],
        found: Shown,
        matches: Mapping[type[Record], Shown],
        snapshot: Snapshot,
        maker: RowMaker,
        *,
        new: bool,
        open_record: Record | None,
    ) -> None:
        """Show a kind's records, or those that match the search.

        Args:
            kind: the kind.
            found: all its records.
            matches: by kind, those that match the search; empty without one.
            snapshot: finds linked records.
            maker: makes the rows.
            new: a new entry is being written.
            open_record: what the pane shows; a medicine just stopped does not vanish from under
                the hand.
        """
        typed = self.search.text().strip()
        part = matches.get(kind, found)
        open_past = self._past_shown or bool(typed)
        shown_id = open_record.id if open_record is not None else ""
        past = tuple(r for r in part.past if open_past or r.id == shown_id)
        is_empty = not part.now and not past
        self.list.setAccessibleName(kind.KIND.many)
        self.list.show_lazy(maker.rows(part.now, past, snapshot))
        self._tell_past(kind, part, typed)
        self._tell_empty(kind, typed, is_empty=is_empty and not part.past, new=new)
        self._tell_elsewhere(kind, matches, is_empty=is_empty)
        self.search.setAccessibleName(f"Find in {kind.KIND.many.lower()}")
        for other, state in self.states.items():
            state.hide()
            if other is kind:
                state.show_state(snapshot, is_empty=not len(found) and not new)

    def _make_empty(self) -> None:
        self._empty_icon = IconLabel("file-text", 44, "accent")
        self._empty_title, self._empty_text = heading(""), subtle("")
        for label in (self._empty_title, self._empty_text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty_add = button("", self._add_typed, kind="primary", icon="plus")
        self.empty = holder(
            column(
                12,
                row(None, self._empty_icon, None),
                self._empty_title,
                self._empty_text,
                6,
                row(None, self._empty_add, None),
                8,
                spacing=6,
                margins=(8, 0, 8, 0),
            )
        )
        self._above, self._room = holder(column(None)), holder(column(None))

    def _add_typed(self) -> None:
        self.add.emit(self.search.text().strip())

    def _turn_past(self) -> None:
        self._past_shown = not self._past_shown
        self.searched.emit()

    def _tell_past(self, kind: type[Record], part: Shown, typed: str) -> None:
        word, count = FOLDED.get(kind.KIND.name, ""), len(part.past)
        verb = "Hide" if self._past_shown else "Show"
        self.past.setText(f"{verb} {count:,} {word}")
        self.past.setAccessibleName(self.past.text())
        self.past.setVisible(bool(count) and not typed)

    def _tell_empty(self, kind: type[Record], typed: str, *, is_empty: bool, new: bool) -> None:
        info = kind.KIND
        self._empty_icon.change("search" if typed else info.icon, "accent")
        if typed:
            short = typed if len(typed) <= 40 else f"{typed[:39]}…"  # noqa: PLR2004 - letters
            self._empty_title.setText(f"Nothing found for “{short}”")
            self._empty_text.setText("")
            self._empty_add.setText(f"Add it as a new {info.one}")
        else:
            self._empty_title.setText(f"No {info.many.lower()} yet")
            self._empty_text.setText(info.help)
            self._empty_add.setText(f"Add {info.one}")
        self._empty_add.setAccessibleName(self._empty_add.text())
        self._empty_add.redraw()
        self._empty_add.setVisible(not new)
        self._empty_text.setVisible(not typed)
        self.empty.setVisible(is_empty)
        self._room.setVisible(is_empty)
        self._above.setVisible(is_empty)
        self.list.setVisible(not is_empty)

    def _tell_elsewhere(
        self, kind: type[Record], matches: Mapping[type[Record], Shown], *, is_empty: bool
    ) -> None:
        self._found_elsewhere.clear()
        others = [other for other, found in matches.items() if other is not kind and len(found)]
        for other in others if is_empty else []:
            text = f"{len(matches[other]):,} found in {other.KIND.many}"
            made = button(text, partial(self.other.emit, other), kind="link")
            self._found_elsewhere.put(row(None, made, None))
            made.show()
        self.elsewhere.setVisible(bool(others) and is_empty)
