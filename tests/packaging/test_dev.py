"""``dev.py`` as it is typed: started as a program, in a small checkout that is set up already."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

import dev
from environment import Environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="uses POSIX signals and PATH")


def typed(environment: Environment, *words: str) -> list[str]:
    """Return the command as a person types it, in this checkout."""
    return [sys.executable, str(environment.checkout / "packaging" / "dev.py"), *words]


def result(
    environment: Environment, variables: dict[str, str], *words: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        typed(environment, *words), env=variables, capture_output=True, text=True, check=False
    )


def test_without_a_display_the_sample_packet_is_made(
    ready: Environment, no_display: dict[str, str]
) -> None:
    done = result(ready, no_display, "run", "--text-size", "2")
    packet = ready.checkout / "out" / "sample-second-opinion.pdf"
    assert done.returncode == 0, done.stderr
    assert "no display here" in done.stdout
    assert f"    {packet}\n" in done.stdout
    assert packet.read_bytes().startswith(b"%PDF")
    assert "Not used, as they are for the window: --text-size 2" in done.stdout
    assert "Installing" not in done.stdout


def test_a_command_goes_through_with_its_words_and_exit_code(
    ready: Environment, no_display: dict[str, str]
) -> None:
    done = result(ready, no_display, "run", "people", "--json", "fail")
    assert done.stdout == "apptprep got: people --json fail\n"
    assert done.returncode == 7


def test_with_a_display_the_window_is_opened(
    ready: Environment, no_display: dict[str, str]
) -> None:
    done = result(ready, {**no_display, "DISPLAY": ":77"}, "run", "--data-dir", "x y")
    assert done.stdout == "apptprep got: --data-dir x y\n"
    assert done.returncode == 0


def test_ctrl_c_lets_the_app_finish_and_ends_in_a_sentence(
    ready: Environment, no_display: dict[str, str]
) -> None:
    # A program started in the background inherits a Ctrl+C that is ignored; a terminal does not.
    terminal = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    terminal += "os.execv(sys.argv[1], sys.argv[1:])"
    with subprocess.Popen(
        [sys.executable, "-c", terminal, *typed(ready, "run", "people", "wait")],
        env=no_display,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == "apptprep got: people wait\n"
        os.killpg(child.pid, signal.SIGINT)
        said, faults = child.communicate(timeout=60)
    assert said == "apptprep closed its record\n"
    assert "Stopped. Nothing is broken" in faults
    assert child.returncode == 130


def test_a_folder_in_the_way_ends_in_a_sentence(
    environment: Environment, no_display: dict[str, str]
) -> None:
    environment.folder.rename(environment.checkout / "aside")
    environment.folder.write_text("a file", encoding="utf-8")
    done = result(environment, no_display, "run")
    assert done.returncode == 1
    assert "is in the way" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_the_three_commands(ready: Environment, no_display: dict[str, str]) -> None:
    done = result(ready, no_display, "--help")
    assert done.returncode == 0
    assert all(f"``{word}``" in done.stdout for word in ("test", "lint"))


def test_an_unknown_command_is_refused(ready: Environment, no_display: dict[str, str]) -> None:
    assert result(ready, no_display, "dance").returncode == 2


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_what_counts_as_a_display(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not dev.has_display()
    monkeypatch.setenv(name, ":0")
    assert dev.has_display()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", system)
    assert dev.has_display()
