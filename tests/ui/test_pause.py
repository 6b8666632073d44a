"""An edit is saved after a pause in typing, and while the typing goes on, too."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer

from apptprep.ui.pause import TypingPause


def test_comes_once_after_the_last_key(qtbot: Any) -> None:
    pause = TypingPause(pause=30, longest=5000)
    came: list[int] = []
    pause.timeout.connect(lambda: came.append(1))
    with qtbot.waitSignal(pause.timeout, timeout=3000):
        pause.start()
        pause.start()
    assert came == [1]


def test_keys_without_a_pause_do_not_put_it_off_for_ever(qtbot: Any) -> None:
    pause = TypingPause(pause=60_000, longest=40)
    keys = QTimer()
    keys.timeout.connect(pause.start)
    keys.start(1)
    with qtbot.waitSignals([pause.timeout, pause.timeout], timeout=3000):
        pause.start()
    keys.stop()


def test_stopped_it_does_not_come(qtbot: Any) -> None:
    pause = TypingPause(pause=1, longest=1)
    other = TypingPause(pause=30, longest=30)
    pause.start()
    other.start()
    pause.stop()
    with qtbot.assertNotEmitted(pause.timeout), qtbot.waitSignal(other.timeout, timeout=3000):
        pass
