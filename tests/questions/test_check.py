"""The check of the bundled files from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.questions import check
from apptprep.questions.model import Problem

if TYPE_CHECKING:
    import pytest


def test_a_good_build_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main() == 0
    assert capsys.readouterr().out == ""


def test_problems_are_printed_as_compilers_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "problems", lambda: (Problem("a.toml", 3, "it is bad"),))
    assert check.main() == 1
    assert capsys.readouterr().out == "a.toml:3: it is bad\n"
