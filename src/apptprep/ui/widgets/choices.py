"""Check boxes whose text wraps, and lists of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from apptprep.ui.widgets.boxes import column, holder, row
from apptprep.ui.widgets.layouts import FlowLayout, TwoColumns
from apptprep.ui.widgets.text import Paragraph, small

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent


class _ClickText(Paragraph):
    """Text that presses its check box, as the text of a check box does."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        # No buddy: Qt would take an ampersand in a person's words for a mnemonic.
        self._box = box

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the box."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._box.isEnabled():
            self._box.setFocus(Qt.FocusReason.MouseFocusReason)
            self._box.click()


class CheckRow(QWidget):
    """A check box with a wrapping text, a smaller line under it and a short one at the right."""

    toggled = Signal(bool)

    def __init__(
        self, text: str, detail: str = "", aside: str = "", *, checked: bool = False
    ) -> None:
        """Show a box with its texts."""
        super().__init__()
        self.setObjectName("clear")
        self.box = QCheckBox()
        self.box.setChecked(checked)
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(", ".join(part for part in (detail, aside) if part))
        self.box.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text, self._detail, self._aside = (
            _ClickText(text, self.box),
            small(detail),
            small(aside),
        )
        if not detail:
            self._detail.hide()
        texts = holder(column(2, self._text, self._detail, spacing=2))
        line = row(column(self.box, None), (texts, 1), spacing=3)
        if aside:
            self._aside.setWordWrap(False)
            body = TwoColumns(holder(line), self._aside, (1, 0), gap=6, middle=True)
            self.setLayout(row(body))
        else:
            self.setLayout(line)
        self.box.toggled.connect(self.toggled)

    def is_checked(self) -> bool:
        """Tell whether the box is ticked."""
        return self.box.isChecked()

    def set_checked(self, on: bool) -> None:  # noqa: FBT001 - reads like Qt's own
        """Tick the box or not, without a signal."""
        blocked = self.blockSignals(True)
        self.box.setChecked(on)
        self.blockSignals(blocked)

    def set_aside(self, text: str) -> None:
        """Show another short text at the right (only where there was one)."""
        self._aside.setText(text)
        self.box.setAccessibleDescription(text)


class CheckFlow(QWidget):
    """Check boxes side by side, wrapping; any number of them may be ticked."""

    changed = Signal()

    def __init__(self, choices: tuple[tuple[str, str], ...], chosen: tuple[str, ...] = ()) -> None:
        """Show choices as pairs of key and text."""
        super().__init__()
        self.setObjectName("clear")
        flow = FlowLayout(10)
        self._boxes: dict[str, QCheckBox] = {}
        for key, text in choices:
            box = QCheckBox(text)
            box.setChecked(key in chosen)
            box.toggled.connect(self.changed)
            self._boxes[key] = box
            flow.addWidget(box)
        self.setLayout(flow)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys ticked, in the order shown."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, keys: tuple[str, ...]) -> None:
        """Tick some without a signal."""
        blocked = self.blockSignals(True)
        for key, box in self._boxes.items():
            box.setChecked(key in keys)
        self.blockSignals(blocked)
