"""Slow work: its result, its fault, its Cancel, all heard in the window's thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from apptprep.errors import BadRequest
from apptprep.ui.background import Jobs, share_the_processor
from apptprep.ui.window import Window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Progress = Callable[[float, str], None]


@pytest.fixture
def jobs(qapp: QObject) -> Iterator[Jobs]:
    owner = QObject()
    made = Jobs(owner)
    assert qapp is not None
    yield made
    made.wait()


def test_the_work_runs_elsewhere_and_the_result_arrives_here(qtbot: QtBot, jobs: Jobs) -> None:
    ran: list[threading.Thread] = []
    heard: list[tuple[int, threading.Thread]] = []

    def work(_progress: Progress) -> int:
        ran.append(threading.current_thread())
        return 42

    jobs.start(work, lambda result: heard.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert heard == [(42, threading.main_thread())]
    assert ran[0] is not threading.main_thread()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=5000)


def test_a_fault_goes_to_who_asked(qtbot: QtBot, jobs: Jobs) -> None:
    heard: list[str] = []

    def work(_progress: Progress) -> None:
        raise BadRequest("That does not fit together.")

    jobs.start(work, lambda _result: None, lambda fault: heard.append(str(fault)))
    qtbot.waitUntil(lambda: heard == ["That does not fit together."], timeout=5000)


def test_a_bug_is_never_silent(qtbot: QtBot, jobs: Jobs) -> None:
    def work(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(jobs.fault, timeout=5000) as told:
        jobs.start(work, lambda _result: None, lambda _fault: None)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_cancel_stops_the_work_at_its_next_report(qtbot: QtBot, jobs: Jobs) -> None:
    begun, go_on = threading.Event(), threading.Event()
    heard: list[str] = []

    def work(progress: Progress) -> str:
        begun.set()
        go_on.wait(5)
        progress(0.5, "Half way")
        return "done"

    task = jobs.start(work, heard.append)
    assert begun.wait(5)
    with qtbot.waitSignal(task.cancelled, timeout=5000):
        task.cancel()
        go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=5000)
    assert heard == []


def test_the_window_shows_progress_and_cancel_only_after_a_moment(
    qtbot: QtBot, window: Window
) -> None:
    go_on = threading.Event()
    heard: list[str] = []

    def work(progress: Progress) -> str:
        progress(0.25, "Reading page 1")
        go_on.wait(5)
        return "done"

    window.run("Reading…", work, heard.append)
    assert not window.progress.isVisible()
    qtbot.waitUntil(window.progress.isVisible, timeout=5000)
    assert window.progress._text.text() == "Reading page 1…"
    go_on.set()
    qtbot.waitUntil(lambda: heard == ["done"], timeout=5000)
    assert not window.progress.isVisible()


def test_the_window_gets_its_turn_more_often_than_usual() -> None:
    before = sys.getswitchinterval()
    try:
        share_the_processor()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before)
