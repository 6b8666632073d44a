"""Records of one or several kinds: a list beside the record chosen.

Below 760 scaled pixels of window the pane becomes a page of its own with Back. Nothing here asks
for a Save button or opens a dialog; removing is done at once and offers Undo.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from apptprep.errors import AppError
from apptprep.records import Editor, Record, Snapshot, fields_of
from apptprep.ui.editors import Desk
from apptprep.ui.form.autosave import short_headline
from apptprep.ui.listing.blank import new_record
from apptprep.ui.listing.list_card import ListCard
from apptprep.ui.listing.pane import RecordPane
from apptprep.ui.listing.rows import RowMaker, Shown, shown
from apptprep.ui.listing.tabs import KindTabs
from apptprep.ui.theme import theme
from apptprep.ui.widgets import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from apptprep.ui.background import Task
    from apptprep.ui.pages.base import Shell
    from apptprep.ui.session import Session

BESIDE = 690
"""Width (text size 1) of the page's content from which list and pane stand side by side."""


AT_ONCE = 2000
"""Entries that are looked through while the hand still lies on the key."""
_NARROWEST, _LOWEST = 280, 240


class KindList(QWidget):
    """Tabs, list and pane.

    ``kind_changed`` tells that another kind is shown, ``filled`` that the list was filled anew,
    ``detail_changed`` whether the pane now stands alone (a narrow window).
    """

    kind_changed = Signal()
    filled = Signal()
    detail_changed = Signal(bool)

    def __init__(self, session: Session, shell: Shell, kinds: tuple[type[Record], ...]) -> None:
        """Show kinds; one has no tabs."""
        super().__init__()
        self.setObjectName("clear")
        self.desk = Desk(session, shell)
        self.kinds = kinds
        self._maker = RowMaker()
        self._shown: dict[type[Record], Shown] = {kind: Shown((), ()) for kind in kinds}
        self._snapshot = Snapshot()
        self._new: Record | None = None
        self._looking: Task | None = None
        self._open = False
        self.tabs = KindTabs(kinds)
        if len(kinds) <= 1:
            self.tabs.hide()
        self.tabs.picked.connect(self._kind_picked)
        self.card = ListCard(self.desk, kinds)
        self.pane = RecordPane(self.desk)
        self._connect()
        body = row((self.card, 2), (self.pane, 3), spacing=18)
        self.setLayout(column(self.tabs, (body, 1), spacing=14))

    # What pages call.

    def kind(self) -> type[Record]:
        """Return the kind shown."""
        return self.tabs.current()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what the snapshot holds; what is being typed stays."""
        self._snapshot = snapshot
        today = self.desk.session.today()
        self._shown = {kind: shown(kind, snapshot, today) for kind in self.kinds}
        record = self.pane.record()
        if record is not None:
            now = snapshot.get(record.id)
            if now is not None:
                self._new = None
                self.pane.refresh(now)
            elif self._new is None or self._new.id != record.id:
                # It was removed, or its adding undone.
                self.pane.autosave.begin(None)
                self.pane.show_record(None)
                self._open = False
        self._fill()

    def show_record(self, record_id: str) -> None:
        """Choose one record, on whichever tab it is."""
        record = self.desk.session.snapshot().get(record_id)
        if record is None or type(record) not in self.kinds:
            return
        self.card.clear_search()
        self.tabs.choose(type(record))
        if record in self._shown[type(record)].past:
            self.card.show_past(True)
        self._fill()
        self._choose(record_id)

    def add(self, typed: str = "") -> None:
        """Begin a new entry of the kind shown; it is saved once something is written in it."""
        if not self.pane.flush():
            return
        self.card.clear_search()
        self._new = new_record(self.kind(), self._snapshot)
        if not self.pane.show_record(self._new):
            return
        self._open = True
        self._fill()
        self.pane.start()
        first = next((f for f in fields_of(self.kind()) if f.editor is Editor.LINE), None)
        form = self.pane.form()
        if typed and first is not None and form is not None:
            form.fill(first.name, typed)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        if self._alone():
            self._back()
        self.card.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Save what is being typed now."""
        self.pane.flush()

    def forget(self) -> None:
        """Show nothing: another record folder was opened."""
        self.pane.autosave.begin(None)
        self.pane.show_record(None)
        self._new, self._open = None, False
        self._stop_looking()
        self._maker = RowMaker()

    def remove(self) -> None:
        """Remove the record shown and offer Undo; a new one that is still blank just goes."""
        record = self.pane.record()
        if record is None:
            return
        stored = self.desk.session.snapshot().get(record.id)
        name = short_headline(record)
        after = self.card.list.neighbour(record.id)
        if stored is not None:
            if not self.pane.flush():
                return
            try:
                self.desk.session.remove(stored, what=f"removing {name}")
            except AppError as fault:
                self.desk.shell.messages.fault(fault)
                return
            self.desk.shell.toast(f"Removed “{name}”.", self.desk.shell.undo)
        self.pane.autosave.begin(None)
        self.pane.show_record(None)
        self._new, self._open = None, False
        self.refresh(self.desk.session.snapshot())
        if after and not self._is_narrow():
            self._choose(after)

    # How it holds together.

    def _connect(self) -> None:
        self.card.chosen.connect(self._choose)
        self.card.searched.connect(self._fill)
        self.card.add.connect(self.add)
        self.card.other.connect(self.tabs.choose)
        self.pane.remove.connect(self.remove)
        self.pane.back.connect(self._back)
        self.card.list.activated.connect(lambda _index: self.pane.start())
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._escape)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.card.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    def _kind_picked(self) -> None:
        if not self.pane.show_record(None):
            record = self.pane.record()
            if record is not None:
                self.tabs.choose(type(record))
            return
        self._new, self._open = None, False
        self.card.show_past(False)
        self._fill()
        self.kind_changed.emit()

    def _choose(self, record_id: str, *, by_hand: bool = True) -> None:
        record = self._snapshot.get(record_id) or self.desk.session.snapshot().get(record_id)
        current = self.pane.record()
        if record is None:
            return
        if current is None or current.id != record_id:
            if not self.pane.show_record(record):
                self.card.list.select(current.id if current is not None else "")
                return
            self._new = None
        # What was shown by itself does not take a narrow window over.
        self._open = by_hand
        self.card.list.select(record_id)
        self._arrange()

    def _escape(self) -> None:
        if self._alone():
            self._back()

    def _back(self) -> None:
        if not self.pane.flush():
            return
        self._open = False
        self._new = None
        self._fill()
        self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """Show all, or what has the words typed: many are looked through beside the window."""
        self._stop_looking()
        typed = self.card.search.text().strip()
        if not typed:
            self._show({})
        elif sum(map(len, self._shown.values())) <= AT_ONCE:
            self._show(self._matches(typed))
        else:
            self._looking = self.desk.shell.jobs.start(
                lambda progress: self._matches(typed, partial(progress, -1, "")), self._show
            )

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _matches(
        self, typed: str, heard: Callable[[], object] = lambda: None
    ) -> dict[type[Record], Shown]:
        """Return what has the words typed, by kind; touches no widget."""
        find, snapshot = self._maker.finder.find, self._snapshot
        return {
            kind: Shown(
                find(found.now, typed, snapshot, heard), find(found.past, typed, snapshot, heard)
            )
            for kind, found in tuple(self._shown.items())
        }

    def _show(self, matches: dict[type[Record], Shown]) -> None:
        self._looking = None
        counted = {kind: len(found.now) for kind, found in self._shown.items()}
        self.tabs.count(counted | {kind: len(found) for kind, found in matches.items()})
        kind = self.kind()
        record = self.pane.record()
        self.card.offer_search(sum(len(found) for found in self._shown.values()))
        self.card.show_kind(
            kind,
            self._shown[kind],
            matches,
            self._snapshot,
            self._maker,
            new=self._new is not None,
            open_record=record,
        )
        if record is not None:
            self.card.list.select(record.id)
        elif self._first_shown() and not self._is_narrow() and self._new is None:
            self._choose(self._first_shown(), by_hand=False)
        self._arrange()
        self.filled.emit()

    def _first_shown(self) -> str:
        return self.card.list.rows.key_at(0)

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(BESIDE)

    def _alone(self) -> bool:
        return self._is_narrow() and self._open

    def _arrange(self) -> None:
        narrow, something = self._is_narrow(), self.pane.record() is not None
        alone = self._alone() and something
        nothing = not something and self.card.is_empty()
        self.pane.set_alone(alone)
        self.card.fit(narrow=narrow)
        self.card.setVisible(not alone)
        self.tabs.setVisible(len(self.kinds) > 1 and not alone)
        self.pane.setVisible(alone or (not narrow and not nothing and something))
        self.updateGeometry()
        self.detail_changed.emit(alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between list and pane side by side, or one of them."""
        super().resizeEvent(event)
        self._arrange()
        if self.pane.record() is None and self._first_shown() and not self._is_narrow():
            self._choose(self._first_shown(), by_hand=False)

    # List and pane scroll by themselves: the page gives what room there is.

    def hasHeightForWidth(self) -> bool:
        """Say that any height will do."""
        return False

    def sizeHint(self) -> QSize:
        """Return the room that list or pane need at the width of now."""
        layout = self.layout()
        width = max(self.width(), theme().px(_NARROWEST))
        if layout is None or self._alone():
            return QSize(width, theme().px(_LOWEST))
        return QSize(width, max(theme().px(_LOWEST), layout.totalHeightForWidth(width)))

    def minimumSizeHint(self) -> QSize:
        """Return the least useful width and the height needed."""
        return QSize(theme().px(_NARROWEST), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Arrange anew after a change of text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
