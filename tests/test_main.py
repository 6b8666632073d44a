"""The program's start: a command goes to the command line, nothing opens the window."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from apptprep import __main__ as program
from apptprep import cli
from apptprep.folders import Folders
from apptprep.ui import app


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        ([], ""),
        (["--data-dir", "/there"], "/there"),
        (["--data-dir=/there"], "/there"),
        (["people"], None),
        (["--data-dir", "/there", "people"], None),
        (["--help"], None),
    ],
)
def test_only_a_bare_start_opens_the_window(arguments: list[str], folder: str | None) -> None:
    assert program._window_folder(arguments) == folder


def test_the_window_gets_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Folders] = []

    def run(folders: Folders) -> int:
        opened.append(folders)
        return 7

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(gc, "disable", lambda: None)
    assert program.main(["--data-dir", "/there"]) == 7
    assert str(opened[0].data) == "/there"


def test_a_command_goes_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        given.append(arguments)
        return 3

    monkeypatch.setattr(cli, "run", run)
    assert program.main(["people", "--json"]) == 3
    assert given == [["people", "--json"]]


def test_the_command_line_loads_no_qt() -> None:
    code = (
        "import sys; from apptprep.__main__ import main\n"
        "try: main(['people'])\n"
        "finally: print([n for n in sys.modules if n.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.strip().endswith("[]"), done.stderr
