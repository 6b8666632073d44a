"""A list to choose one thing from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from apptprep.ui.theme import theme
from apptprep.ui.widgets.boxes import guard_wheel
from apptprep.ui.widgets.text import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Combo(QComboBox):
    """A combo box that never gets wider than its room and ignores the wheel until chosen."""

    def __init__(self, name: str = "") -> None:
        """Be empty.

        Args:
            name: what a screen reader calls it; "" where a label is its buddy.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setMaxVisibleItems(12)
        # Only this delegate heeds the style sheet's height of an item.
        self.setItemDelegate(QStyledItemDelegate(self))
        guard_wheel(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the answer, with an ellipsis where it does not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        place = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, place.width() - theme().px(6)
        )
        self.setToolTip(tip(self.currentText()) if shown != self.currentText() else "")
        option.currentText = shown
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Open the list wide enough for its longest answer."""
        metrics = self.fontMetrics()
        texts = (self.itemText(at) for at in range(self.count()))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        most = self.window().width() - theme().px(40)
        self.view().setMinimumWidth(max(self.width(), min(most, widest + theme().px(40))))
        super().showPopup()
