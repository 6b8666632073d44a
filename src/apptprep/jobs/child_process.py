"""Runs a job in a process of its own, which can be killed: parsing of foreign files.

Whatever happens there (a crash, an endless loop, too much memory) ends in one fault here; nothing
it was given touches the disk.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, Queue
from typing import Any, Final

from apptprep import children
from apptprep.packet.originals import wire

PATIENCE: Final = 120.0
"""Seconds a job may take."""

_STEP: Final = 0.05
_KEPT_VARIABLES: Final = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LD_LIBRARY_PATH")

Answer = tuple[dict[str, Any], list[bytes]]


class ChildFailed(Exception):
    """The process crashed, took too long or answered nonsense; no more is known."""


def run(
    head: dict[str, Any],
    blobs: Sequence[bytes],
    progress: Callable[[float], None],
    patience: float = PATIENCE,
) -> Answer:
    """Return the answer of one job.

    Args:
        head: the job, as the child expects it.
        blobs: the files it needs.
        progress: told how far it is, some times a second; whatever it raises kills the process
            and goes on to the caller.
        patience: seconds after which the process is killed.

    Raises:
        ChildFailed: there is no answer.
    """
    child = subprocess.Popen(  # noqa: S603 - our own program, with no argument of anybody's
        children.command(children.PARSE_PAPERS),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        **_no_console(),
    )
    answers: Queue[Answer | None] = Queue()
    threads = [
        threading.Thread(target=_feed, args=(child, head, blobs), daemon=True),
        threading.Thread(target=_listen, args=(child, answers), daemon=True),
    ]
    try:
        for thread in threads:
            thread.start()
        return _wait(answers, progress, time.monotonic() + patience)
    finally:
        child.kill()
        child.wait()
        for thread in threads:
            thread.join()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _wait(answers: Queue[Answer | None], progress: Callable[[float], None], until: float) -> Answer:
    share = 0.0
    while True:
        progress(share)
        if time.monotonic() > until:
            raise ChildFailed
        try:
            answer = answers.get(timeout=_STEP)
        except Empty:
            continue
        if answer is None:
            raise ChildFailed
        if answer[0].get("done"):
            return answer
        share = min(1.0, max(0.0, float(answer[0].get("share", share))))


def _feed(child: subprocess.Popen[bytes], head: dict[str, Any], blobs: Sequence[bytes]) -> None:
    assert child.stdin is not None  # noqa: S101 - it is a pipe
    with suppress(OSError, ValueError):
        wire.send(child.stdin, head, blobs)


def _listen(child: subprocess.Popen[bytes], answers: Queue[Answer | None]) -> None:
    assert child.stdout is not None  # noqa: S101 - it is a pipe
    try:
        while (message := wire.receive(child.stdout)) is not None:
            answers.put(message)
    except (wire.Broken, OSError, ValueError):
        pass
    answers.put(None)


def _environment() -> dict[str, str]:
    """Return few variables: where Python finds its libraries, and no more of the person's."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(sys.path)}


def _no_console() -> dict[str, Any]:
    """Return what keeps Windows from opening a console window for the process."""
    flag = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return {"creationflags": flag} if flag else {}
