"""The menu bar: everything the window can do, with its keys, in the usual places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from apptprep.settings import TEXT_SIZES, THEMES
from apptprep.ui.pages import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from apptprep.ui.window import Window

_THEME_NAMES = {
    "system": "Colours as the s&ystem",
    "light": "&Light colours",
    "dark": "&Dark colours",
}
_MNEMONICS = {
    "today": "&Today",
    "symptoms": "&Symptoms",
    "medicines": "&Medicines",
    "reports": "&Reports",
    "cancer": "My &cancer",
    "questions": "&Questions",
    "trials": "Tr&ials",
    "visits": "&Visits",
    "packet": "&Packet",
    "person": "&About me",
}


class Menus(QObject):
    """Owns the actions; those that need an open record are off without one."""

    def __init__(self, window: Window) -> None:
        """Build the menu bar of a window."""
        super().__init__(window)
        self._window = window
        self._needs_record: list[QAction] = []
        self._needs_people: list[QAction] = []
        self._themes: dict[str, QAction] = {}
        self.undo = self.redo = QAction()
        self._file()
        self._edit()
        self._view()
        self._help()
        self.update_state()

    def update_state(self) -> None:
        """Switch actions on and off to fit the record and settings of now."""
        session = self._window.session
        is_open = session.is_open()
        for action in self._needs_people:
            action.setEnabled(session.people is not None)
        for action in self._needs_record:
            action.setEnabled(is_open)
        self.undo.setEnabled(is_open and bool(session.library.can_undo))
        self.redo.setEnabled(is_open and bool(session.library.can_redo))
        self._themes[session.settings.theme].setChecked(True)

    def _file(self) -> None:
        acts, menu = self._window.actions_for_menus, self._menu("&File")
        new = self._add(menu, "&New person…", acts.new_person)
        known = self._add(menu, "&Open person…", acts.open_person, QKeySequence.StandardKey.Open)
        menu.addSeparator()
        self._add(menu, "Bring &in…", acts.bring_in, record=True)
        self._add(menu, "&Export…", partial(self._window.navigate, "export"), record=True)
        self._add(menu, "&Back up…", acts.back_up, record=True)
        back = self._add(menu, "&Restore a backup…", acts.restore)
        self._needs_people += [new, known, back]
        menu.addSeparator()
        go = partial(self._window.navigate, "packet")
        self._add(menu, "&Print packet…", go, QKeySequence.StandardKey.Print, record=True)
        menu.addSeparator()
        close = self._add(menu, "&Quit", self._window.close, QKeySequence.StandardKey.Quit)
        close.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu, keys = self._menu("&Edit"), QKeySequence.StandardKey
        self.undo = self._add(menu, "&Undo", self._window.undo, keys.Undo)
        self.redo = self._add(menu, "&Redo", self._window.redo, keys.Redo)
        menu.addSeparator()
        self._add(menu, "&Find", self._window.start_search, keys.Find, record=True)
        menu.addSeparator()
        go = partial(self._window.navigate, "settings")
        settings = self._add(menu, "&Settings", go, keys.Preferences, record=True)
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _view(self) -> None:
        menu, keys = self._menu("&View"), QKeySequence.StandardKey
        self._add(menu, "Lar&ger text", partial(self._window.change_text_size, 1), keys.ZoomIn)
        self._add(menu, "S&maller text", partial(self._window.change_text_size, -1), keys.ZoomOut)
        menu.addSeparator()
        group = QActionGroup(self)
        for theme in THEMES:
            action = self._add(menu, _THEME_NAMES[theme], partial(self._window.choose_theme, theme))
            action.setCheckable(True)
            group.addAction(action)
            self._themes[theme] = action
        menu.addSeparator()
        pages = menu.addMenu("&Page")
        shown = [entry for entry in ENTRIES if entry.name in _MNEMONICS]
        for number, entry in enumerate(shown, 1):
            go = partial(self._window.navigate, entry.name)
            action = self._add(pages, _MNEMONICS[entry.name], go, record=True)
            if entry.place == "top":
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))

    def _help(self) -> None:
        menu = self._menu("&Help")
        go = partial(self._window.navigate, "help")
        self._add(
            menu, "&What this app does and does not do", go, QKeySequence.StandardKey.HelpContents
        )
        about = self._add(menu, "&About and licences", self._window.actions_for_menus.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self,
        menu: QMenu,
        text: str,
        does: Callable[[], object],
        key: QKeySequence.StandardKey | None = None,
        *,
        record: bool = False,
    ) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda: does())  # noqa: PLW0108 - drops the checked argument
        if key is not None:
            action.setShortcuts(QKeySequence.keyBindings(key))
        menu.addAction(action)
        if record:
            self._needs_record.append(action)
        return action


def next_text_size(current: float, step: int) -> float:
    """Return the next larger (1) or smaller (-1) text size; it stops at the ends."""
    at = TEXT_SIZES.index(current) + step
    return TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))]


def cycled_text_size(current: float) -> float:
    """Return the next larger text size, and the smallest after the largest."""
    return TEXT_SIZES[(TEXT_SIZES.index(current) + 1) % len(TEXT_SIZES)]
