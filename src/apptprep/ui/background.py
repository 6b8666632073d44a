"""Slow work beside the window: one call in a pool thread, its result back in the window's.

The :class:`Task` owns its signals and lives in the window's thread; a QRunnable that owned them
would die on the pool's thread with its signals on the way.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from apptprep.errors import AppError

if TYPE_CHECKING:
    from collections.abc import Callable


_TURN: Final = 0.0005
"""Seconds after which a thread that works lets the window have its turn."""


def share_the_processor() -> None:
    """Have threads that work let the window in ten times as often as Python does by itself.

    Python runs one thread at a time, and the window asks for its turn with each call of Qt: to
    draw one page it waited a hundred times for 5 ms.
    """
    sys.setswitchinterval(_TURN)


class Cancelled(Exception):
    """The person pressed Cancel; the work stopped and left nothing half done."""


class Task(QObject):
    """One piece of work.

    The work is called with the task's :meth:`report` as ``progress``; that is where it hears of
    Cancel. Signals arrive in the thread the task was made in.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(float, str)
    ended = Signal()

    def __init__(self, work: Callable[[Callable[[float, str], None]], object]) -> None:
        """Hold the work; :meth:`start` starts it."""
        super().__init__()
        self._work = work
        self._stop = threading.Event()

    def start(self, pool: QThreadPool) -> None:
        """Start in a pool thread."""
        pool.start(_Run(self))

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def report(self, share: float, text: str) -> None:
        """Tell how far the work is (0 to 1; below 0: unknown) and what it is doing.

        Raises:
            Cancelled: the person pressed Cancel.
        """
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(share, text)

    def run(self) -> None:
        """Do the work here and now, and tell how it ended."""
        try:
            result = self._work(self.report)
        except Cancelled:
            self.cancelled.emit()
        except Exception as fault:  # noqa: BLE001 - it is handed to the window, which shows it
            self.failed.emit(fault)
        else:
            self.done.emit(result)
        self.ended.emit()


class _Run(QRunnable):
    """Runs a task; owns nothing."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        """Run it (the pool calls this)."""
        self._task.run()


class Jobs(QObject):
    """The tasks of one window; kept until they end.

    ``fault`` tells of every failure nobody took: an AppError's sentence is shown, anything else is
    a bug and goes to the last-resort window.
    """

    fault = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Belong to a window."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._tasks: set[Task] = set()

    def start(
        self,
        work: Callable[[Callable[[float, str], None]], object],
        done: Callable[[Any], object],
        failed: Callable[[AppError], object] | None = None,
    ) -> Task:
        """Run work beside the window.

        Args:
            work: called with ``progress(share, text)`` in a pool thread; touches no widget.
            done: called with the result in the window's thread.
            failed: called with an :class:`AppError`; without it, and for bugs, ``fault`` is told.
        """
        task = Task(work)
        self._tasks.add(task)

        def on_failed(error: Exception) -> None:
            if failed is not None and isinstance(error, AppError):
                failed(error)
            else:
                self.fault.emit(error)

        # Both run in the window's thread: the task lives there, so these are queued to it.
        relay = _Relay(task, done, on_failed)
        task.done.connect(relay.on_done, Qt.ConnectionType.QueuedConnection)
        task.failed.connect(relay.on_failed, Qt.ConnectionType.QueuedConnection)
        task.ended.connect(relay.on_ended, Qt.ConnectionType.QueuedConnection)
        relay.over.connect(self._forget)
        task.start(self._pool)
        return task

    def busy(self) -> bool:
        """Tell whether any task runs."""
        return bool(self._tasks)

    def wait(self) -> None:
        """Cancel what can be cancelled and wait until all threads rest (at closing)."""
        for task in tuple(self._tasks):
            task.cancel()
        self._pool.waitForDone()

    def _forget(self, task: Task) -> None:
        self._tasks.discard(task)
        task.deleteLater()


class _Relay(QObject):
    """Stands in the window's thread, so that queued signals call plain functions there."""

    over = Signal(object)

    def __init__(
        self,
        task: Task,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__(task)
        self._task, self._done, self._failed = task, done, failed

    def on_done(self, result: object) -> None:
        """Hand the result on."""
        self._done(result)

    def on_failed(self, error: Exception) -> None:
        """Hand the fault on."""
        self._failed(error)

    def on_ended(self) -> None:
        """Let the task go."""
        self.over.emit(self._task)
