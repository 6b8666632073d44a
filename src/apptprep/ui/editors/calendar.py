"""A calendar that drops down under a date field, for visits to come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from apptprep.ui.theme import theme
from apptprep.ui.widgets import column

if TYPE_CHECKING:
    from collections.abc import Callable


class Calendar(QFrame):
    """A month to choose a day from; it goes away by itself."""

    def __init__(self, parent: QWidget, day: dt.date, chosen: Callable[[dt.date], object]) -> None:
        """Show a day's month.

        Args:
            parent: the button it drops down from.
            day: the day marked.
            chosen: called with the day picked.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.month = QCalendarWidget()
        self.month.setAccessibleName("Calendar")
        self.month.setGridVisible(False)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Red weekends are hard to read and mean nothing here.
        plain = QTextCharFormat()
        plain.setForeground(theme().color("text"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.clicked.connect(self._picked)
        self.month.activated.connect(self._picked)
        self.month.setMinimumSize(theme().px(360), theme().px(300))
        self.setLayout(column(self.month, margins=(8, 8, 8, 8)))

    def drop_down(self) -> None:
        """Show under its button, inside the screen."""
        widget = self.parentWidget()
        if widget is None:
            return
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        screen = widget.screen().availableGeometry()
        x = min(max(corner.x(), screen.left()), screen.right() - self.width())
        y = min(corner.y(), screen.bottom() - self.height())
        self.move(x, y)
        self.show()
        self.month.setFocus()

    def _picked(self, day: QDate) -> None:
        self.close()
        self._chosen(dt.date(day.year(), day.month(), day.day()))
