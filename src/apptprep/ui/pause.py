"""A timer that waits for a pause in typing, but not for ever."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

PAUSE = 600
"""Milliseconds without a key after which an edit is saved."""
LONGEST = 2000
"""Milliseconds after which an edit is saved though the keys go on.

Less would make steps of Undo out of single words; more would lose more where the power fails.
"""


class TypingPause(QObject):
    """Comes after a pause in typing, and at the latest some time after the first key.

    ``timeout`` comes :data:`PAUSE` after the last :meth:`start`, and no later than
    :data:`LONGEST` after the first one since it came last or was stopped.
    """

    timeout = Signal()

    def __init__(
        self, parent: QObject | None = None, *, pause: int = PAUSE, longest: int = LONGEST
    ) -> None:
        """Wait for nothing yet.

        Args:
            parent: the owner.
            pause: milliseconds without a key.
            longest: milliseconds from the first key.
        """
        super().__init__(parent)
        self._pause, self._longest = pause, longest
        self._first = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._over)

    def start(self) -> None:
        """Note a key."""
        if not self._first.isValid():
            self._first.start()
        left = self._longest - self._first.elapsed()
        self._timer.start(max(0, min(self._pause, left)))

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._first.invalidate()
        self._timer.stop()

    def _over(self) -> None:
        self._first.invalidate()
        self.timeout.emit()
