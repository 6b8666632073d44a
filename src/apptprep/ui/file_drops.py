"""Files and folders dropped anywhere on the window are brought in.

Looked for where the window itself gets them, so that a text field under the pointer does not take
a file for text. What has a use of its own for files (the list of attached files, the reports)
says so with the property :data:`TAKES_FILES` and keeps them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from apptprep.ui.editors.files import dropped
from apptprep.ui.widgets.focus import parent_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from apptprep.ui.window import Window

TAKES_FILES = "takesFiles"
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Watches one window for files that are dropped on it."""

    def __init__(self, window: Window) -> None:
        """Watch a window; it must have been created."""
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take files over the window; everything else goes its way."""
        if event.type() not in _DRAGS or not isinstance(event, QDragMoveEvent | QDropEvent):
            return False
        paths = dropped(event)
        if not paths or not self._window.session.is_open() or self._is_taken(event):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._bring_in(paths)
        return True

    def _bring_in(self, paths: tuple[Path, ...]) -> None:
        self._window.actions_for_menus.bring_in_paths(paths)

    def _is_taken(self, event: QDropEvent) -> bool:
        """Tell whether what lies under the pointer has a use of its own for files."""
        under: QWidget | None = self._window.childAt(event.position().toPoint())
        while under is not None and under is not self._window:
            if under.property(TAKES_FILES):
                return True
            under = parent_of(under)
        return False
