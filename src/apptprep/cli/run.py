"""One command from its arguments to its exit code; no fault ever ends in a traceback."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from apptprep.cli.arguments import parser
from apptprep.cli.terminal import Terminal
from apptprep.errors import AppError

BUG, STOPPED, PIPE_CLOSED, CANNOT_WRITE = 70, 130, 141, 4
_PACKAGE = Path(__file__).resolve().parent.parent


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: what stood behind the program's name.
    """
    try:
        options = parser().parse_args(list(arguments))
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return stop.code if isinstance(stop.code, int) else 2
    terminal = Terminal(as_json=options.json)
    try:
        from apptprep.cli.commands import COMMANDS

        code = COMMANDS[options.command](options, terminal)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as fault:  # noqa: BLE001 - the last resort
        return _failed(fault, terminal)
    return code


def _failed(fault: BaseException, terminal: Terminal) -> int:
    """Say what went wrong and return the exit code."""
    match fault:
        case AppError():
            terminal.fault(str(fault), fault.code)
            return fault.exit_code
        case BrokenPipeError():
            _silence_output()
            return PIPE_CLOSED
        case KeyboardInterrupt():
            terminal.fault("Stopped. What was saved before is safe.", "stopped")
            return STOPPED
        case OSError():
            terminal.fault(f"The answer could not be written ({fault.strerror}).", "cannot-write")
            _silence_output()
            return CANNOT_WRITE
        case _:
            terminal.fault(_bug_sentence(fault), "bug")
            return BUG


def _bug_sentence(fault: BaseException) -> str:
    """Name a bug by its type and place; its words may hold what somebody wrote, and stay away."""
    frames = [
        frame
        for frame in traceback.extract_tb(fault.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    place = ""
    if frames:
        name = Path(frames[-1].filename).relative_to(_PACKAGE).as_posix()
        place = f" at {name}:{frames[-1].lineno}"
    return (
        f"Something in this app is broken ({type(fault).__name__}{place}). The record is as it "
        "was. Please report these words; they hold nothing of what you wrote."
    )


def _silence_output() -> None:
    """Let the interpreter end without complaining that nobody reads its output."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass
