"""The app's own icons, recoloured and drawn sharp at any size.

Lucide SVGs (ISC licence beside them) in ``resources/icons``. Only these are ever decoded: an SVG
from outside is never opened. ``star-fill`` and the like are the same drawing with a filled body.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from apptprep import bundled
from apptprep.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

STROKE = 1.9
"""Width of the lines in the icon's own 24-pixel grid."""


def recoloured(name: str, color: str, width: float = STROKE) -> bytes:
    """Return an icon's SVG with lines of one colour and width.

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    text = bundled.read_text(f"icons/{name.removesuffix('-fill')}.svg")
    text = text.replace('stroke-width="2"', f'stroke-width="{width}"')
    if name.endswith("-fill"):
        text = text.replace('fill="none"', f'fill="{color}"')
    return text.replace("currentColor", color).encode()


@cache
def _renderer(name: str, color: str, width: float) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(recoloured(name, color, width)))


def paint(
    painter: QPainter,
    name: str,
    place: QRectF | QRect,
    token: str = "text2",
    width: float = STROKE,
) -> None:
    """Draw an icon into a square in a token's colour."""
    _renderer(name, theme().hex(token), width).render(painter, QRectF(place))


def _drawn(name: str, token: str, canvas: QSize, left: int, ratio: float) -> QPixmap:
    picture = QPixmap(canvas * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(left, 0, canvas.height(), canvas.height()), token)
    painter.end()
    return picture


def pixmap(name: str, size: float, token: str = "text2") -> QPixmap:
    """Return an icon as a picture; ``size`` is for text size 1."""
    side = theme().px(size)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _drawn(name, token, QSize(side, side), 0, ratio)


def icon(name: str, size: float = 19, token: str = "text2", gap: float = 0) -> QIcon:
    """Return an icon for a button.

    Args:
        name: the icon.
        size: its side for text size 1.
        token: its colour; a disabled button shows it in the border colour.
        gap: clear pixels on the text's side, as push buttons know no such setting.
    """
    side, clear = theme().px(size), theme().px(gap)
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    made = QIcon()
    for ratio in (1.0, 2.0):
        for mode, color in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, "control")):
            canvas = QSize(side + clear, side)
            made.addPixmap(_drawn(name, color, canvas, clear if mirrored else 0, ratio), mode)
    return made
