"""The look of the whole window: colours, sizes and fonts from one place.

Qt keeps one palette, one font and one style sheet per process; the theme keeps company with them,
so it is reached the same way, through :func:`theme`. Widgets ask it for colours and sizes when
they paint and listen to ``changed``. Every size on the screen goes through :meth:`Theme.px`, so
that large text enlarges icons, gaps and targets as well.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from apptprep.ui import stylesheet
from apptprep.ui.tokens import DARK, LIGHT

BASE = 16
"""Smallest size of ordinary text in pixels at text size 1."""

SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
"""What a choice of the settings means to Qt."""

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.BrightText: "on_accent",
}
_DISABLED = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """Colours, scale and fonts, and the one style sheet made from them.

    Attributes:
        dark: whether the dark tokens are in use.
        scale: factor on every size: text size times the system's own enlargement.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Start light at scale 1; nothing is applied yet."""
        super().__init__()
        self.dark = False
        self.scale = 1.0
        self._choice = "system"
        self._text_size = 1.0
        self._app: QApplication | None = None
        self._system_font = QFont()
        self._folder = Path(tempfile.mkdtemp(prefix="apptprep-look-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    def hex(self, token: str) -> str:
        """Return a token's colour as ``#RRGGBB``."""
        return (DARK if self.dark else LIGHT)[token]

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """Return a token's colour, ``alpha`` from 0 (clear) to 1."""
        color = QColor(self.hex(token))
        color.setAlphaF(alpha)
        return color

    def px(self, size: float) -> int:
        """Return a size given for text size 1 in pixels of now; 0 stays 0, else at least 1."""
        return max(1, round(size * self.scale)) if size else 0

    def font(self, size: float = BASE, weight: int = 400) -> QFont:
        """Return the window's font at a size (pixels at text size 1) and weight (100 to 900)."""
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def apply(self, app: QApplication, choice: str = "system", text_size: float = 1.0) -> None:
        """Dress the whole app.

        Args:
            app: the application.
            choice: ``"system"``, ``"light"`` or ``"dark"``.
            text_size: factor on all sizes (1, 1.25, 1.5 or 2).
        """
        if self._app is None:
            self._app = app
            self._system_font = QFont(app.font())
            app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._choice, self._text_size = choice, text_size
        # Tells Qt too, so that the title bar and native dialogs agree with the window.
        app.styleHints().setColorScheme(SCHEMES[choice])
        self._dress()

    def follow(self, app: QApplication, choice: str, text_size: float) -> None:
        """Dress the app anew only where choice or text size differ from what it wears."""
        if (choice, text_size) != (self._choice, self._text_size) or self._app is None:
            self.apply(app, choice, text_size)

    def picture(self, name: str, token: str, width: float) -> str:
        """Return the path of a recoloured icon, as style sheets take pictures from files only."""
        from apptprep.ui import icons

        color = self.hex(token)
        path = self._folder / f"{name}-{color[1:]}-{width}.svg"
        if not path.exists():
            path.write_bytes(icons.recoloured(name, color, width))
        return path.as_posix()

    def _follow_system(self) -> None:
        if self._choice == "system":
            self._dress()

    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        scheme = app.styleHints().colorScheme()
        self.dark = {"dark": True, "light": False}.get(self._choice, scheme == Qt.ColorScheme.Dark)
        system = QFontInfo(self._system_font).pixelSize() / BASE
        self.scale = max(1.0, system) * self._text_size
        windows = [window for window in app.topLevelWidgets() if window.isVisible()]
        for window in windows:
            window.setUpdatesEnabled(False)
        font = QFont(self._system_font)
        font.setPixelSize(self.px(BASE))
        app.setFont(font)
        app.setPalette(self._palette())
        app.setStyleSheet(stylesheet.build(self))
        self.changed.emit()
        for window in windows:
            window.setUpdatesEnabled(True)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("control"))
        return palette


@cache
def theme() -> Theme:
    """Return the theme of this process."""
    return Theme()
