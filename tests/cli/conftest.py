"""The command line in this process, on a data folder of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from apptprep import cli


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """The folder that holds the records of this test."""
    return tmp_path / "data"


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command as typed behind the program's name."""

    def command(*arguments: str | Path) -> Answer:
        code = cli.run(["--data-dir", str(data_dir), *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Answer(code, captured.out, captured.err)

    return command
