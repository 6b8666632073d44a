"""A bug is noted by kind and place; nobody's words ever reach the log."""

from __future__ import annotations

import os
from pathlib import Path

from apptprep.ui.last_resort import LOG, note, write_note

SECRET = "Maria has pain"  # what a traceback could carry


def fault() -> Exception:
    try:
        try:
            os.environ[SECRET]
        except KeyError as inner:
            raise ValueError(SECRET) from inner
    except ValueError as found:
        return found
    raise AssertionError


def test_the_note_tells_kinds_and_places_and_no_texts() -> None:
    text = note(fault())
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_last_resort.py" in text
    assert "Maria" not in text


def test_the_log_is_private_and_grows(tmp_path: Path) -> None:
    write_note(fault(), tmp_path / "logs")
    path = write_note(fault(), tmp_path / "logs")
    assert path == tmp_path / "logs" / LOG
    assert path.read_text().count("builtins.ValueError") == 2
    assert path.stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert write_note(fault(), blocked / "logs") is None
