"""The window for bugs: what happened, that saved entries are safe, where the note about it lies.

A traceback can carry health data in its last line, so the note holds the kinds of fault and the
places in our code, never the texts.
"""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from apptprep.folders import make_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

LOG = "faults.log"


def note(fault: BaseException) -> str:
    """Return the kinds of fault and the places they passed, outermost first, without any text."""
    lines = []
    cause: BaseException | None = fault
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            place = frame.filename.replace("\\", "/").rsplit("/src/", 1)[-1]
            lines.append(f"  {place}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def write_note(fault: BaseException, logs: Path) -> Path | None:
    """Add the note to the log and return its path; None where it cannot be written."""
    try:
        path = make_private(logs) / LOG
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{note(fault)}\n\n")
        path.chmod(0o600)
    except Exception:  # noqa: BLE001 - the last resort must not fail for want of a log
        return None
    return path


def report(fault: BaseException, logs: Path, parent: QWidget | None = None) -> None:
    """Write the note and show the window."""
    path = write_note(fault, logs)
    where = f"\n\nA note without any of your entries lies in {path}." if path else ""
    text = (
        "Something in apptprep went wrong. What says \u201cSaved\u201d is saved. "
        "You can go on; if it happens again, close and open the app." + where
    )
    box = QMessageBox(QMessageBox.Icon.Critical, "apptprep", text, parent=parent)
    box.exec()


def hook(
    logs: Path,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what Python calls for a fault nobody caught."""
    showing = False

    def caught(
        kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        # A fault in painting comes again with every paint: one window at a time.
        if showing:
            write_note(fault, logs)
            return
        showing = True
        try:
            report(fault, logs)
        finally:
            showing = False

    return caught
