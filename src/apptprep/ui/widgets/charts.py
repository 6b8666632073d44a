"""Trend chart and spark line, by own painting.

Words on the scale, treatment days marked by line, icon and word, readable in black and white. A
sentence beside the chart says what it shows; the same sentence is its accessible description.
Time runs left to right in every language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from apptprep.ui import icons
from apptprep.ui.theme import theme
from apptprep.ui.widgets.severity import BANDS, HIGHEST
from apptprep.ui.words import short_day

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PRINT = 13.5
_WEEK = 7
_FEW_DAYS = 10


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: a day and a number from 0 to 10."""

    day: dt.date
    value: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A treatment day: a day and a short text."""

    day: dt.date
    text: str


class TrendChart(QWidget):
    """One symptom over a span of days that ends today."""

    def __init__(self) -> None:
        """Be empty; :meth:`show_series` fills it."""
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._today = dt.date(2000, 1, 1)
        self._days = 30
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._rescale)

    def show_series(
        self,
        points: Sequence[Point],
        marks: Sequence[Mark],
        today: dt.date,
        days: int,
        sentence: str,
    ) -> None:
        """Show values and treatment days of the last ``days`` days.

        Args:
            points: values, earliest first; one day may have several.
            marks: treatment days.
            today: the last day of the chart.
            days: how many days it spans, today included.
            sentence: what the chart shows, for those who do not see it.
        """
        self._today, self._days = today, days
        self._points = tuple(point for point in points if self._start() <= point.day <= today)
        self._marks = tuple(mark for mark in marks if self._start() <= mark.day <= today)
        self.setAccessibleName("Chart")
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that lets the bands be told apart."""
        return QSize(theme().px(360), theme().px(216))

    def minimumSizeHint(self) -> QSize:
        """Return the least readable width."""
        return QSize(theme().px(240), theme().px(216))

    def text_rects(self) -> list[tuple[QRectF, str]]:
        """Return every painted text and its place."""
        texts = [*self._band_texts(), *self._axis_texts(), *self._mark_texts()]
        if self._points:
            texts.append(self._last_text())
        return texts

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bands, treatment days, axis, line and texts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bands(painter)
        self._draw_marks(painter)
        self._draw_line(painter)
        painter.setFont(theme().font(_PRINT))
        painter.setPen(theme().color("text2"))
        for place, text in (*self._band_texts(), *self._axis_texts(), *self._mark_texts()):
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        if self._points:
            place, text = self._last_text()
            painter.setFont(theme().font(17, 600))
            painter.setPen(theme().color("text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _start(self) -> dt.date:
        return self._today - dt.timedelta(days=self._days - 1)

    def _plot(self) -> QRectF:
        px = theme().px
        words = max(self._wide(word) for _low, _high, word in BANDS)
        left = words + px(14)
        return QRectF(left, px(10), self.width() - left - px(34), self.height() - px(60))

    def _wide(self, text: str) -> int:
        return QFontMetrics(theme().font(_PRINT)).horizontalAdvance(text) + 2

    def _x(self, day: dt.date, plot: QRectF | None = None) -> float:
        plot = plot or self._plot()
        return plot.left() + (day - self._start()).days / max(1, self._days - 1) * plot.width()

    def _y(self, value: float, plot: QRectF | None = None) -> float:
        plot = plot or self._plot()
        return plot.bottom() - value / HIGHEST * plot.height()

    def _band_edges(self) -> list[tuple[int, float, float, str]]:
        """Return number, lower and upper edge and word of the bands above "none"."""
        return [
            (at, low - 0.5, high if high == HIGHEST else high + 0.5, word)
            for at, (low, high, word) in enumerate(BANDS)
            if at
        ]

    def _band_texts(self) -> list[tuple[QRectF, str]]:
        height, found = theme().px(20), []
        right = self._plot().left() - theme().px(12)
        for _at, low, high, word in self._band_edges():
            wide = self._wide(word)
            middle = self._y((low + high) / 2)
            found.append((QRectF(right - wide, middle - height / 2, wide, height), word))
        return found

    def _axis_texts(self) -> list[tuple[QRectF, str]]:
        px, plot = theme().px, self._plot()
        step = _WEEK if self._days > _FEW_DAYS else 1
        found: list[tuple[QRectF, str]] = []
        limit = float(self.width())
        for ago in range(0, self._days, step):
            day = self._today - dt.timedelta(days=ago)
            text = "Today" if ago == 0 else short_day(day)
            wide = self._wide(text)
            left = min(self._x(day) - wide / 2, self.width() - wide)
            if left + wide <= limit:
                found.append((QRectF(left, plot.bottom() + px(5), wide, px(20)), text))
                limit = left - px(10)
        return found

    def _mark_texts(self) -> list[tuple[QRectF, str]]:
        px, plot = theme().px, self._plot()
        found: list[tuple[QRectF, str]] = []
        free_from = 0.0
        for mark in sorted(self._marks, key=lambda mark: mark.day):
            wide = self._wide(mark.text)
            left = self._x(mark.day) + px(11)
            if left + wide > self.width():
                left = self._x(mark.day) - px(11) - wide
            # A text with no room is left out; its line and icon stay.
            if left >= free_from:
                found.append((QRectF(left, plot.bottom() + px(27), wide, px(20)), mark.text))
                free_from = left + wide + px(26)
        return found

    def _last_text(self) -> tuple[QRectF, str]:
        px, last = theme().px, self._points[-1]
        text = str(last.value)
        return QRectF(self._x(last.day) + px(9), self._y(last.value) - px(13), px(24), px(26)), text

    def _draw_bands(self, painter: QPainter) -> None:
        plot, look = self._plot(), theme()
        for at, low, high, _word in self._band_edges():
            top, bottom = self._y(high), self._y(low)
            place = QRectF(plot.left(), top, plot.width(), bottom - top - 1)
            painter.fillRect(place, look.color(f"sev{at}_soft", 0.6))
        painter.setPen(QPen(look.color("control"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _draw_marks(self, painter: QPainter) -> None:
        plot, look, side = self._plot(), theme(), theme().px(15)
        for mark in self._marks:
            x = self._x(mark.day)
            painter.setPen(QPen(look.color("control"), 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            square = QRectF(x - side / 2, plot.bottom() + look.px(29), side, side)
            icons.paint(painter, "droplet", square, "text2", 2)

    def _draw_line(self, painter: QPainter) -> None:
        if not self._points:
            return
        look, plot = theme(), self._plot()
        spots = [QPointF(self._x(p.day, plot), self._y(p.value, plot)) for p in self._points]
        # A number that came several times on one day is one ring.
        rings = dict(zip(self._points[:-1], spots[:-1], strict=True)).values()
        path = QPainterPath(spots[0])
        for spot in spots[1:]:
            path.lineTo(spot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_round_pen("accent", 2.4))
        painter.drawPath(path)
        painter.setBrush(look.color("surface"))
        painter.setPen(QPen(look.color("accent"), look.px(2)))
        for spot in rings:
            painter.drawEllipse(spot, look.px(3.4), look.px(3.4))
        painter.setBrush(look.color("accent"))
        painter.setPen(QPen(look.color("surface"), look.px(2)))
        painter.drawEllipse(spots[-1], look.px(7), look.px(7))

    def _rescale(self) -> None:
        self.updateGeometry()
        self.update()


class Spark(QWidget):
    """A small line of the last values; the words beside it say what it shows."""

    def __init__(self, values: Sequence[int]) -> None:
        """Show values from 0 to 10, earliest first."""
        super().__init__()
        self._values = tuple(values)
        self._rescale()
        theme().changed.connect(self._rescale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line and the last value as a dot."""
        if not self._values:
            return
        px = theme().px
        wide, tall = self.width() - px(10), self.height() - px(8)
        steps = max(1, len(self._values) - 1)
        # One value alone stands at the right, where the last one always stands.
        first = wide if len(self._values) == 1 else 0
        spots = [
            QPointF(px(4) + first + at / steps * wide, px(4) + tall - value / HIGHEST * tall)
            for at, value in enumerate(self._values)
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_round_pen("accent", 2))
        painter.drawPolyline(spots)
        painter.setBrush(theme().color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(spots[-1], px(3.5), px(3.5))

    def _rescale(self) -> None:
        self.setFixedSize(theme().px(86), theme().px(28))


def _round_pen(token: str, width: float) -> QPen:
    pen = QPen(theme().color(token), theme().px(width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
