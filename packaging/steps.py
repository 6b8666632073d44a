"""What all parts of dev.py share: telling what happens, running a child, stopping in words."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder that holds pyproject.toml."""

PATIENCE = 20.0
"""Seconds a child is given to end by itself after Ctrl+C."""


class Stop(Exception):
    """Ends the run: the text says what happened, that nothing is broken, and what to do."""


def say(text: str) -> None:
    """Print a line at once, so that it stands above what a child prints next."""
    print(text, flush=True)


def again() -> str:
    """Return the command that was typed, for sentences: ``python3 packaging/dev.py run``."""
    name = Path(sys.executable).name or "python3"
    return " ".join([name, "packaging/dev.py", *sys.argv[1:2]])


def clean_environment() -> dict[str, str]:
    """Return this process's environment without what would lead pip or Python astray.

    A foreign ``PYTHONPATH`` would be searched before the virtual environment, and pip refuses a
    ``--user`` installation in one.
    """
    unwanted = {
        "PYTHONHOME",
        "PYTHONPATH",
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_REQUIRE_HASHES",
    }
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    environment["PIP_NO_INPUT"] = "1"
    return environment


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    quiet: bool = False,
) -> int:
    """Run a child in the checkout, on this terminal, and return its exit code.

    After Ctrl+C, which the child gets too, it is given time to put its things in order.

    Args:
        command: the program and its words.
        environment: its variables; `clean_environment` if left out.
        quiet: show what it says only if it fails.

    Raises:
        KeyboardInterrupt: Ctrl+C; the child has ended.
    """
    words = [str(word) for word in command]
    variables = environment or clean_environment()
    with contextlib.ExitStack() as stack:
        heard = stack.enter_context(tempfile.TemporaryFile()) if quiet else None
        child = stack.enter_context(
            subprocess.Popen(words, cwd=CHECKOUT, env=variables, stdout=heard, stderr=heard)
        )
        try:
            code = child.wait()
        except KeyboardInterrupt:
            try:
                child.wait(PATIENCE)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                child.kill()
            raise
        if heard is not None and code != 0:
            heard.seek(0)
            say(heard.read().decode(errors="replace"))
        return code


class Clock:
    """Measures how long the set-up took, for the line that ends it."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __str__(self) -> str:
        """Return the time since the start, as ``8 s`` or ``2 min 5 s``."""
        seconds = round(time.monotonic() - self._start)
        return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"  # noqa: PLR2004
