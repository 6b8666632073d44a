"""What every page must hold at every window and text size: names, room, targets, focus.

One window with the sample person; each page is looked at as Qt really lays it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from tests.ui.conftest import NOW

from apptprep.folders import find
from apptprep.jobs.make_demo import make_demo
from apptprep.settings import Settings
from apptprep.store import People
from apptprep.ui import app as ui_app
from apptprep.ui import pages
from apptprep.ui.pages.questions import QuestionsPage
from apptprep.ui.session import Session
from apptprep.ui.theme import theme
from apptprep.ui.widgets.score import ScoreButton
from apptprep.ui.widgets.text import Line
from apptprep.ui.window import Window

PAGES = [entry.name for entry in pages.ENTRIES]
SIZES = [
    (1280, 820, 1.0),
    (1024, 700, 1.0),
    (800, 600, 1.0),
    (1024, 700, 1.5),
    (800, 600, 1.5),
    (1280, 820, 2.0),
]
ROLE = QAccessible.Role
SPOKEN = {
    ROLE.PushButton,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.List,
    ROLE.ListItem,
    ROLE.Table,
}


@pytest.fixture(scope="module")
def sample(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A window with the sample person, for all tests of this module."""
    folders = find(tmp_path_factory.mktemp("bar"))
    people = People(folders.people)
    session = Session(folders, Settings(theme="light"), lambda: NOW)
    session.people = people
    window = ui_app.make_window(session)
    window.setProperty("kept", True)
    window.show()
    session.use(make_demo(people, NOW.date()))
    yield window
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme().follow(qapp, "light", 1.0)


def settle() -> None:
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def show(window: Window, page: str, width: int, height: int, scale: float) -> QWidget:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme().follow(app, "light", scale)
    window.resize(width, height)
    window.navigate(page)
    settle()
    found = window.page()
    assert found is not None
    while isinstance(found, QuestionsPage) and found.turns.busy():
        QTest.qWait(1)
    settle()
    assert (window.width(), window.height()) == (width, height), "the page forced the window wider"
    return found


def visible(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def cut_labels(page: QWidget) -> list[str]:
    found = []
    for widget in visible(page, QLabel):
        assert isinstance(widget, QLabel)
        if isinstance(widget, Line) or not widget.text():
            continue
        if widget.hasHeightForWidth():
            needed = (widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
        else:
            needed = (widget.sizeHint().width(), widget.sizeHint().height())
        if widget.width() + 1 < needed[0] or widget.height() + 2 < needed[1]:
            found.append(f"label {widget.text()[:40]!r} {widget.size().toTuple()} < {needed}")
    return found


def cut_buttons(page: QWidget) -> list[str]:
    found = []
    for widget in visible(page, QAbstractButton):
        assert isinstance(widget, QAbstractButton)
        if not widget.text() or isinstance(widget, ScoreButton):
            continue
        needed = widget.minimumSizeHint()
        if widget.width() + 1 < needed.width() or widget.height() + 2 < needed.height():
            found.append(
                f"button {widget.text()[:40]!r} {widget.size().toTuple()} < {needed.toTuple()}"
            )
    return found


def sideways(page: QWidget) -> list[str]:
    return [
        f"sideways by {area.horizontalScrollBar().maximum()}"
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    sample: Window, page: str, width: int, height: int, scale: float
) -> None:
    shown = show(sample, page, width, height, scale)
    assert [*cut_labels(shown), *cut_buttons(shown), *sideways(shown)] == []


def interfaces(seen: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if not seen.isValid():
        return
    yield seen
    for number in range(min(seen.childCount(), 300)):
        child = seen.child(number)
        if child.isValid():
            yield from interfaces(child)


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_acts_has_a_name(sample: Window, page: str) -> None:
    shown = show(sample, page, 1280, 820, 1.0)
    bad = []
    for seen in interfaces(QAccessible.queryAccessibleInterface(shown)):
        if seen.state().invisible or seen.role() not in SPOKEN:
            continue
        name = seen.text(QAccessible.Text.Name)
        if not name.strip() or "&" in name:
            bad.append((seen.role(), name, type(seen.object()).__name__))
    assert bad == []


@pytest.mark.parametrize("page", PAGES)
def test_targets_are_large_enough_for_shaky_hands(sample: Window, page: str) -> None:
    shown = show(sample, page, 800, 600, 1.0)
    small = [
        (type(widget).__name__, widget.accessibleName(), widget.size())
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for widget in visible(shown, kind)
        if widget.width() < 24 or widget.height() < 24
    ]
    assert small == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_through_the_page_with_a_ring_on_every_stop(
    sample: Window, page: str, qtbot: object
) -> None:
    assert qtbot is not None
    shown = show(sample, page, 1280, 820, 1.0)
    sample.activateWindow()
    sample.sidebar.nav.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or sample, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in seen or focus is sample.sidebar.nav:
            break
        seen.append(focus)
        ring = sample._ring.ring()
        assert ring.isVisible(), focus.accessibleName()
        around = QRect(ring.mapToGlobal(ring.rect().topLeft()), ring.size())
        inside = QRect(focus.mapToGlobal(focus.rect().topLeft()), focus.size())
        assert around.contains(inside), focus.accessibleName()
    assert any(shown.isAncestorOf(widget) for widget in seen)


def test_a_mouse_click_shows_no_ring(sample: Window, settled: Callable[[], None]) -> None:
    show(sample, "questions", 1280, 820, 1.0)
    field = sample.page().findChildren(QLineEdit)[0]  # type: ignore[union-attr]
    sample.sidebar.nav.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mousePress(field, Qt.MouseButton.LeftButton)
    settled()
    assert field.hasFocus()
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert not sample._ring.ring().isVisible()
