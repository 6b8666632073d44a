"""Attached files: they are kept inside the record and looked at from memory, never launched."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from apptprep.errors import AppError, CannotWrite, UnreadableFile
from apptprep.ui.editors.base import Desk, FieldEditor
from apptprep.ui.editors.file_looks import FileLooks
from apptprep.ui.widgets import FlowLayout, Paragraph, button, column, holder, row, small
from apptprep.ui.widgets.text import IconLabel, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from apptprep.records import Field, FileRef

KINDS = "PDF and photos (*.pdf *.jpg *.jpeg *.png *.heic *.tif *.tiff *.webp);;All files (*)"
LARGEST = 500_000_000
"""Bytes of one file: above that it is a disc, not a paper."""
_KILO = 1024


def size_text(size: int) -> str:
    """Return a size in bytes the way people read it: ``"240 KB"``, ``"1.4 MB"``."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


def read_whole(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        UnreadableFile: it is a folder, too large, gone or closed to us.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(
                f"“{path.name}” is a folder. Nothing was attached. "
                "Open it and choose the PDF or photo inside."
            )
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(
                f"“{path.name}” is larger than 500 MB. Nothing was attached. "
                "A disc with images stays on its disc; write down where it lies."
            )
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFile(
            f"“{path.name}” could not be read. Nothing was attached. "
            "Look whether the file is still there and can be opened."
        ) from fault


def take_in(
    desk: Desk,
    paths: tuple[Path, ...],
    done: Callable[[list[FileRef]], None],
    failed: Callable[[AppError], object],
) -> None:
    """Read files and keep them in the record, beside the window.

    Args:
        desk: the record and the window.
        paths: the files.
        done: called with what was kept.
        failed: called with the fault; the files before it are kept in the record but nowhere
            attached.
    """
    library = desk.session.library

    def work(progress: Callable[[float, str], None]) -> list[FileRef]:
        kept = []
        for at, path in enumerate(paths):
            progress(at / len(paths), f"Reading {path.name}")
            kept.append(library.add_file(read_whole(path), path.name))
        return kept

    what = f"“{paths[0].name}”" if len(paths) == 1 else f"{len(paths)} files"
    desk.shell.run(f"Keeping {what}", work, done, failed)


def dropped(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """Return the local files of a drop."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


class FileLine(QFrame):
    """One attached file with what can be done with it."""

    def __init__(self, ref: FileRef, editor: FilesEditor) -> None:
        """Show a file."""
        super().__init__()
        self.setObjectName("rowCard")
        self.view = button("View", partial(editor.view, ref), icon="eye", name=f"View {ref.name}")
        self.copy = button(
            "Save a copy…",
            partial(editor.save_copy, ref),
            kind="ghost",
            icon="download",
            name=f"Save a copy of {ref.name}",
        )
        self.remove = button(
            "Remove",
            partial(editor.take_out, ref),
            kind="ghost",
            icon="trash-2",
            name=f"Remove {ref.name}",
        )
        flow = FlowLayout(4)
        for made in (self.view, self.copy, self.remove):
            flow.addWidget(made)
        self._ref = ref
        self.about = small("")
        self.tell("")
        words = column(Line(ref.name, "h3"), self.about, spacing=0)
        picture = IconLabel("file-text", 24)
        picture.setAccessibleName("File")
        top = row(picture, (words, 1), spacing=10)
        self.setLayout(column(top, holder(flow), spacing=6, margins=(12, 10, 12, 10)))

    def tell(self, found: str) -> None:
        """Say how large the file is and, once it was looked into, what was found in it."""
        size = size_text(self._ref.size)
        self.about.setText(f"{size} · {found}" if found else size)


class FilesEditor(FieldEditor):
    """The files attached, and the button that attaches more; files may be dropped on it too."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Start without files."""
        super().__init__(field, desk)
        self.setAcceptDrops(True)
        self.setProperty("takesFiles", True)
        self._value: tuple[FileRef, ...] = ()
        self._turn = 0
        self._looks = FileLooks(desk, self)
        self._looks.found.connect(self._tell)
        self.lines: list[FileLine] = []
        self._column = column(spacing=8)
        self.attach = button(
            "Attach a file…", self._choose, icon="paperclip", name=f"{field.label}: attach a file"
        )
        self.fault = Paragraph("", "fault")
        self.fault.hide()
        self.hint = small("PDF or photo. It is kept inside this record.")
        line = row(self.attach, None)
        self.setLayout(column(holder(self._column), line, self.hint, self.fault, spacing=6))

    def begin(self) -> None:
        """Hear that another record is shown: a file still being read is not attached to it."""
        self._turn += 1

    def value(self) -> tuple[FileRef, ...]:
        """Return the files attached."""
        return self._value

    def show_value(self, value: tuple[FileRef, ...]) -> None:
        """Show files."""
        if value == self._value and len(self.lines) == len(value):
            return
        self._value = tuple(value)
        self._column.clear()
        self.lines = [FileLine(ref, self) for ref in self._value]
        for line in self.lines:
            self._column.put(line)
            line.show()
        self._tell()
        self._looks.into(self._value)
        self.fault.hide()

    def add(self, paths: tuple[Path, ...]) -> None:
        """Attach files from outside."""
        self.fault.hide()
        if paths:
            take_in(self.desk, paths, partial(self._kept, self._turn), self._failed)

    def take_out(self, ref: FileRef) -> None:
        """Take a file off this entry (Undo brings it back)."""
        self.show_value(tuple(other for other in self._value if other is not ref))
        self.edited.emit()

    def save_copy(self, ref: FileRef) -> None:
        """Write a file's bytes where the person says."""
        path = self.desk.shell.messages.save_file("Save a copy", ref.name, "All files (*)")
        if path is None:
            return
        try:
            data = self.desk.session.library.read_file(ref)
            _write(path, data)
        except AppError as fault:
            self._failed(fault)
        else:
            self.desk.shell.toast(f"Saved “{path.name}”.")

    def view(self, ref: FileRef) -> None:
        """Show a file's pages from memory."""
        from apptprep.ui.viewer import FileViewer

        read = partial(self.desk.session.library.read_file, ref)
        copy = partial(self.save_copy, ref)
        FileViewer(ref, read, self.desk.shell.jobs, self.window(), copy).show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        event.acceptProposedAction()
        self.add(dropped(event))

    def _choose(self) -> None:
        self.add(self.desk.shell.messages.open_files("Attach files", KINDS))

    def _kept(self, turn: int, refs: list[FileRef]) -> None:
        if turn != self._turn:
            self.desk.shell.toast("The file came too late for its entry. Please attach it again.")
            return
        known = {ref.sha256 for ref in self._value}
        self.show_value((*self._value, *(ref for ref in refs if ref.sha256 not in known)))
        self.edited.emit()

    def _tell(self) -> None:
        for line, ref in zip(self.lines, self._value, strict=True):
            line.tell(self.desk.session.looked_into.get(ref.sha256, ""))

    def _failed(self, fault: AppError) -> None:
        self.fault.setText(str(fault))
        self.fault.show()


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as fault:
        raise CannotWrite(
            f"“{path.name}” could not be written there. The file is still in your record. "
            "Choose another folder, or look whether the disk is full."
        ) from fault
