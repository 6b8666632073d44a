"""What tests of forms and lists share: a real record, a shell that remembers, hands that type."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from apptprep import bundled
from apptprep.errors import AppError
from apptprep.folders import Folders
from apptprep.records import Editor, Field, When, fields_of
from apptprep.settings import Settings
from apptprep.store import People
from apptprep.ui.background import Jobs
from apptprep.ui.editors import (
    ChoiceEditor,
    ChoicesEditor,
    DayEditor,
    Desk,
    FieldEditor,
    LineEditor,
    ParagraphEditor,
    RowsEditor,
    ScaleEditor,
)
from apptprep.ui.messages import Messages
from apptprep.ui.pages.base import Shell
from apptprep.ui.session import Session
from apptprep.ui.theme import theme
from apptprep.ui.widgets.buttons import Button

# Before the application is made; a test run needs no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = dt.datetime(2026, 5, 12, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
NASTY = "<b>bold</b> & <img src=x> \U0001f9d1\u200d\U0001f52c =1+1 %s {0} 'q' \u017c\u00f3\u0142"


class FakeMessages(Messages):
    """File dialogs that answer what the test told them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.files: tuple[Path, ...] = ()
        self.target: Path | None = None
        self.faults: list[str] = []

    def fault(self, fault: AppError) -> None:
        self.faults.append(str(fault))

    def open_files(self, title: str, kinds: str) -> tuple[Path, ...]:
        assert title
        assert kinds
        return self.files

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        assert title
        assert suggested
        assert kinds
        return self.target


class FakeShell(QWidget):
    """The window around a page, as far as a page knows it; it remembers what it was told."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.messages = FakeMessages(self)
        self.jobs = Jobs(self)
        self.toasts: list[str] = []
        self.undos: list[Callable[[], object] | None] = []
        self.visited: list[tuple[str, str]] = []

    def run(
        self,
        text: str,
        work: Callable[[Callable[[float, str], None]], object],
        done: Callable[[Any], object],
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        assert text
        self.jobs.start(work, done, failed or self.messages.fault)

    def navigate(self, page: str, record_id: str = "") -> None:
        self.visited.append((page, record_id))

    def toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self.toasts.append(text)
        self.undos.append(undo)

    def show_preview(self, preview: Any) -> None:
        self.previews = [preview]

    def undo(self) -> None:
        self.session.library.undo()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its own clothes and with its own font."""
    for name in ("Regular", "Bold"):
        QFontDatabase.addApplicationFontFromData(bundled.read_bytes(f"fonts/NotoSans-{name}.ttf"))
    font = qapp.font()
    font.setFamily("Noto Sans")
    font.setPixelSize(16)
    qapp.setStyle("Fusion")
    qapp.setFont(font)
    theme().apply(qapp, "light")
    return qapp


@pytest.fixture
def session(dressed: QApplication, folders: Folders, tmp_path: Path) -> Iterator[Session]:
    """A session with a fresh record, on 12 May 2026."""
    made = Session(folders, Settings(), clock=lambda: NOW)
    made.people = People(tmp_path / "people")
    made.use(made.people.create("Test"))
    yield made
    made.use(None)
    flush_deleted()


@pytest.fixture
def shell(session: Session) -> Iterator[FakeShell]:
    """The window around the widget under test."""
    made = FakeShell(session)
    made.resize(1060, 720)
    yield made
    made.jobs.wait()
    made.close()
    made.deleteLater()
    flush_deleted()


@pytest.fixture
def desk(session: Session, shell: FakeShell) -> Desk:
    """What editors may reach."""
    return Desk(session, cast("Shell", shell))


def flush_deleted() -> None:
    """Let deleted widgets go before the next test."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def place(shell: FakeShell, widget: QWidget) -> None:
    """Show a widget as the whole content of the window."""
    widget.setParent(shell)
    widget.setGeometry(shell.rect())
    shell.show()
    widget.show()
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    """Click the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def kind_id(kind: type) -> str:
    """Return a kind's name for a test's id."""
    return str(kind.KIND.name)  # type: ignore[attr-defined]


def write(editor: FieldEditor, text: str = "") -> Any:
    """Fill an editor the way a person does; return the value expected of it.

    Links are left alone: there may be nothing to link to.
    """
    for kind, hand in HANDS.items():
        if isinstance(editor, kind):
            return hand(editor, text or "some words")
    return editor.value()


def _type(widget: QWidget, text: str) -> str:
    widget.setFocus()
    QTest.keySequence(widget, "Ctrl+A")
    QTest.keyClicks(widget, text)
    return text


def _score(editor: ScaleEditor, _text: str) -> int:
    click(editor.score.buttons[4])
    return 4


def _day(editor: DayEditor, _text: str) -> When:
    return When.parse(_type(editor.edit, "March 2024"), TODAY)


def _choose(editor: ChoiceEditor, _text: str) -> str:
    if editor.answers is not None:
        button = editor.answers.findChildren(Button)[0]
        if not button.isChecked():
            click(button)
    elif editor.combo is not None:
        editor.combo.setFocus()
        QTest.keyClick(editor.combo, Qt.Key.Key_Home)
        QTest.keyClick(editor.combo, Qt.Key.Key_Down)
    return editor.field.options[0].key


def _tick(editor: ChoicesEditor, text: str) -> tuple[str, ...]:
    if not editor.field.options:
        editor.own.show()
        _type(editor.own, text)
        QTest.keyClick(editor.own, Qt.Key.Key_Return)
        return (text,)
    if not editor.few and editor.checks.isHidden():
        click(editor.opener)
    box = editor.checks.findChildren(QCheckBox)[0]
    if not box.isChecked():
        box.click()
    return (editor.field.options[0].key,)


def _add_row(editor: RowsEditor, _text: str) -> tuple[Any, ...]:
    option, button = editor.adders[0]
    click(button)
    assert editor.field.row is not None
    first = fields_of(editor.field.row)[0]
    given: dict[str, Any] = {first.name: option.key} if option else {}
    card = editor.cards[-1]
    for declared in fields_of(editor.field.row):
        if declared.name not in given and declared.editor is not Editor.LINK:
            given[declared.name] = write(card.editor(declared.name))
    return (*editor.value()[:-1], editor.field.row(**given))


HANDS: dict[type[FieldEditor], Callable[[Any, str], Any]] = {
    LineEditor: lambda editor, text: _type(editor.edit, text),
    ParagraphEditor: lambda editor, text: _type(editor.edit, text),
    DayEditor: _day,
    ChoiceEditor: _choose,
    ChoicesEditor: _tick,
    ScaleEditor: _score,
    RowsEditor: _add_row,
}
"""How each editor is filled by hand."""


def text_fields(kind: type) -> tuple[Field, ...]:
    """Return the fields of a kind that take words."""
    return tuple(f for f in fields_of(kind) if f.editor in (Editor.LINE, Editor.PARAGRAPH))


__all__ = [
    "NASTY",
    "NOW",
    "TODAY",
    "FakeShell",
    "click",
    "desk",
    "dressed",
    "flush_deleted",
    "kind_id",
    "place",
    "session",
    "shell",
    "text_fields",
    "write",
]
