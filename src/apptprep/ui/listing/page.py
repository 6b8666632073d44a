"""A page of records: heading, Add, and a list beside the record chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from apptprep.ui.listing.kind_list import KindList
from apptprep.ui.pages.base import Page, Shell
from apptprep.ui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from apptprep.records import Record, Snapshot
    from apptprep.ui.session import Session


class RecordsPage(Page):
    """Lists records of some kinds and edits them.

    Subclasses say heading, sentence and kinds.
    """

    HEADING = ""
    SENTENCE = ""
    KINDS: tuple[type[Record], ...] = ()

    def __init__(self, session: Session, shell: Shell) -> None:
        """Build the page."""
        self.adder = button("Add", self._add, kind="primary", icon="plus")
        super().__init__(
            session, shell, self.HEADING, self.SENTENCE, *self.extra_buttons(), self.adder
        )
        self.list = KindList(session, shell, self.KINDS)
        self.list.kind_changed.connect(self._name_adder)
        self.list.filled.connect(self._one_primary)
        self.list.detail_changed.connect(self._detail_changed)
        self._head = self.heading.parentWidget()
        self.add(self.list, 1)
        self._name_adder()
        add = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self._add)

    def extra_buttons(self) -> tuple[QWidget, ...]:
        """Return further buttons beside Add."""
        return ()

    def refresh(self, snapshot: Snapshot) -> None:
        """Show what the snapshot holds."""
        self.list.refresh(snapshot)
        self.set_heading(self.HEADING, self.sentence(snapshot))

    def sentence(self, snapshot: Snapshot) -> str:
        """Return the sentence under the heading."""
        del snapshot
        return self.SENTENCE

    def show_record(self, record_id: str) -> None:
        """Choose one record; ``"new:"`` and a kind's name begin a new one of that kind."""
        begun, _, name = record_id.partition(":")
        kind = next((kind for kind in self.KINDS if kind.KIND.name == name), None)
        if begun == "new" and kind is not None:
            self.list.tabs.choose(kind)
            self.list.add()
        else:
            self.list.show_record(record_id)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.list.start_search()

    def flush(self) -> None:
        """Save what is being typed now."""
        self.list.flush()

    def holds_unsaved(self) -> bool:
        """Tell whether an edit waits because it could not be saved."""
        return self.list.pane.autosave.is_stuck

    def record_opened(self) -> None:
        """Start over with another record folder."""
        self.list.forget()
        super().record_opened()

    def _add(self) -> None:
        self.list.add()

    def _name_adder(self) -> None:
        text = f"Add {self.list.kind().KIND.one}"
        self.adder.setText(text)
        self.adder.setAccessibleName(text)

    def _one_primary(self) -> None:
        """Hide Add while the empty list offers it itself: one primary button a page."""
        self.adder.setHidden(self.list.card.offers_add())

    def _detail_changed(self, alone: bool) -> None:  # noqa: FBT001 - Qt's signal
        head = self.body.itemAt(0)
        widget = head.widget() if head is not None else None
        if widget is not None:
            widget.setVisible(not alone)
