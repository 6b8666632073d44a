"""A heading that opens and closes what is under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from apptprep.ui.widgets import Button, column, row


class Fold(QWidget):
    """A button with a chevron over a body that starts closed."""

    turned = Signal(bool)

    def __init__(self, text: str, body: QWidget) -> None:
        """Stand over a body."""
        super().__init__()
        self.setObjectName("clear")
        self.button = Button("", "fold", "chevron-right", "accent")
        self.body = body
        self.button.clicked.connect(self.turn)
        body.hide()
        self.setLayout(column(row(self.button, None), body, spacing=6))
        self.rename(text)

    def rename(self, text: str) -> None:
        """Say another text; it is data, never a mnemonic."""
        self.button.setText(text.replace("&", "&&"))
        self.button.setAccessibleName(text)
        self._tell()

    def is_open(self) -> bool:
        """Tell whether the body is shown."""
        return not self.body.isHidden()

    def open(self, on: bool = True) -> None:  # noqa: FBT001, FBT002 - reads like Qt's own
        """Open or close it, in silence."""
        self.body.setVisible(on)
        self.button.set_icon("chevron-down" if on else "chevron-right", "accent")
        self._tell()

    def turn(self) -> None:
        """Open it when it is closed, else close it."""
        self.open(not self.is_open())
        self.turned.emit(self.is_open())

    def _tell(self) -> None:
        self.button.setAccessibleDescription("open" if self.is_open() else "closed")
