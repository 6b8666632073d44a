"""The only place that opens boxes and file dialogs, so that tests patch one place.

Boxes are for what cannot be undone or cannot go on; everything else is a toast or a sentence
beside the field.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from apptprep.errors import AppError

TITLE = "apptprep"
"""Title of every box: the app's name, never a person's."""


class Messages:
    """Boxes and file dialogs over one window."""

    def __init__(self, window: QWidget) -> None:
        """Open them over a window."""
        self._window = window

    def fault(self, fault: AppError) -> None:
        """Show a fault's own sentence."""
        self._box(QMessageBox.Icon.Warning, str(fault))

    def tell(self, text: str) -> None:
        """Tell something that must be seen."""
        self._box(QMessageBox.Icon.Information, text)

    def confirm(self, question: str, yes: str, *, no: str = "Cancel") -> bool:
        """Ask before something that cannot be undone; Cancel is the default.

        Args:
            question: what happens, and what is kept.
            yes: the button that does it, a verb.
            no: the button that leaves everything as it is.
        """
        box = QMessageBox(QMessageBox.Icon.Question, TITLE, question, parent=self._window)
        # A file's name or a person's words may look like markup.
        box.setTextFormat(Qt.TextFormat.PlainText)
        do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.exec()
        return box.clickedButton() is do

    def open_file(self, title: str, kinds: str) -> Path | None:
        """Ask for one file.

        Args:
            title: the dialog's title.
            kinds: Qt's filter, such as ``"Backup (*.apptprep-backup);;All files (*)"``.
        """
        name, _kind = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        return Path(name) if name else None

    def open_files(self, title: str, kinds: str) -> tuple[Path, ...]:
        """Ask for any number of files."""
        found, _kind = QFileDialog.getOpenFileNames(self._window, title, "", kinds)
        return tuple(Path(name) for name in found)

    def open_folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._window, title)
        return Path(name) if name else None

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Ask where to save a file; the dialog asks before an existing one is replaced."""
        name, _kind = QFileDialog.getSaveFileName(self._window, title, suggested, kinds)
        return Path(name) if name else None

    def choose_printer(self, printer: QPrinter, pages: int) -> bool:
        """Ask which printer and pages; the answers are set in ``printer``."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, pages)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def _box(self, icon: QMessageBox.Icon, text: str) -> None:
        box = QMessageBox(icon, TITLE, text, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
