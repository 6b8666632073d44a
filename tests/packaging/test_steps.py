"""Children get a clean environment, and their exit code comes back."""

from __future__ import annotations

import sys

import pytest

from steps import again, clean_environment, run


def test_foreign_paths_and_user_installs_are_kept_from_children(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_CERT", "/our/certificate")
    environment = clean_environment()
    assert "/elsewhere" not in environment.values()
    assert environment["PIP_CERT"] == "/our/certificate"


@pytest.mark.parametrize("code", [0, 3])
def test_the_exit_code_of_a_child_comes_back(code: int) -> None:
    assert run([sys.executable, "-c", f"import sys; sys.exit({code})"]) == code


@pytest.mark.parametrize(("code", "heard"), [(0, ""), (1, "said\n\n")])
def test_a_quiet_child_is_heard_only_when_it_fails(
    code: int, heard: str, capfd: pytest.CaptureFixture[str]
) -> None:
    run([sys.executable, "-c", f"print('said'); raise SystemExit({code})"], quiet=True)
    assert capfd.readouterr().out.replace("\r", "") == heard


def test_sentences_name_the_command_that_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["packaging/dev.py", "run", "--data-dir", "x"])
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    assert again() == "python3 packaging/dev.py run"
