"""Which Debian packages are missing, and what is done or said about it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import debian
from steps import Stop

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian is a Linux")

EVERYTHING_FOR_TESTS = [
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libxkbcommon0",
]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no library, no font and no ensurepip."""
    monkeypatch.setattr(debian, "can_load", lambda _library: False)
    monkeypatch.setattr(debian, "has_font", lambda: False)
    monkeypatch.setattr(debian, "has_venv", lambda: False)


@pytest.fixture
def only_egl_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has all but one library."""
    monkeypatch.setattr(debian, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(debian, "has_font", lambda: True)
    monkeypatch.setattr(debian, "has_venv", lambda: True)


def tool(folder: Path, name: str, text: str) -> None:
    """Put a stand-in for a system tool on the PATH."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)


def test_the_command_line_alone_needs_python_only(bare: None) -> None:
    version = f"python3.{sys.version_info.minor}-venv"
    assert debian.missing(debian.NOTHING) == [version]


def test_tests_need_the_libraries_qt_draws_with_and_a_font(bare: None) -> None:
    found = debian.missing(debian.OFFSCREEN)
    assert [name for name in found if not name.startswith("python")] == EVERYTHING_FOR_TESTS


def test_a_window_needs_more_than_tests(bare: None) -> None:
    window, offscreen = debian.missing(debian.WINDOW), debian.missing(debian.OFFSCREEN)
    assert set(offscreen) < set(window)
    assert {"libxcb-cursor0", "libxkbcommon-x11-0"} <= set(window)


def test_a_real_library_is_found_and_a_made_up_one_is_not() -> None:
    assert debian.can_load("libc.so.6")
    assert not debian.can_load("libapptprep-nowhere.so.9")


def test_fonts_are_looked_for_by_their_files(tmp_path: Path) -> None:
    places = (str(tmp_path / "none"), str(tmp_path))
    (tmp_path / "readme.txt").touch()
    assert not debian.has_font(places)
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "Some.TTF").touch()
    assert debian.has_font(places)


def test_the_line_to_type_for_root_with_sudo_and_with_su(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = ["libegl1", "libgl1"]
    install = "apt-get install --no-install-recommends libegl1 libgl1"
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert debian.line_to_type(packages) == f"apt-get update && {install}"
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert debian.line_to_type(packages) == f'su -c "apt-get update && {install}"'
    tool(bin_folder, "sudo", "exit 1")
    assert debian.line_to_type(packages) == f"sudo apt-get update && sudo {install}"


def test_who_may_not_install_gets_the_line(
    only_egl_missing: None, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    tool(bin_folder, "apt-get", "exit 9")
    tool(bin_folder, "sudo", "exit 1")  # it asks for a password
    with pytest.raises(Stop) as stop:
        debian.provide(debian.WINDOW)
    assert "sudo apt-get install --no-install-recommends libegl1\n" in str(stop.value)


def test_without_sudo_the_line_is_one_for_su(
    only_egl_missing: None, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    tool(bin_folder, "apt-get", "exit 9")
    with pytest.raises(Stop, match='su -c "apt-get update && apt-get install'):
        debian.provide(debian.WINDOW)


def test_sudo_without_a_password_installs(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked, done = tmp_path / "asked", tmp_path / "done"
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian, "can_load", lambda _library: done.exists())
    monkeypatch.setattr(debian, "has_font", lambda: True)
    monkeypatch.setattr(debian, "has_venv", lambda: True)
    tool(
        bin_folder,
        "sudo",
        f'printf "%s\\n" "$*" >> "{asked}"\n[ "$2" = true ] || {{ shift 2; exec "$@"; }}',
    )
    tool(bin_folder, "apt-get", f'[ "$1" = update ] || : > "{done}"')
    debian.provide(debian.OFFSCREEN)
    lines = asked.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "-n true"
    assert lines[1] == "-n DEBIAN_FRONTEND=noninteractive apt-get update -q"
    assert lines[2].endswith("libgssapi-krb5-2 libxkbcommon0")


def test_root_installs_and_a_failing_apt_ends_in_a_sentence(
    only_egl_missing: None, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    tool(bin_folder, "apt-get", '[ "$1" = update ]')
    with pytest.raises(Stop) as stop:
        debian.provide(debian.WINDOW)
    assert "Nothing is broken" in str(stop.value)
    assert "apt-get install --no-install-recommends libegl1" in str(stop.value)


def test_an_apt_that_brings_the_wrong_thing_is_noticed(
    only_egl_missing: None, bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    tool(bin_folder, "apt-get", "exit 0")
    with pytest.raises(Stop, match="still missing"):
        debian.provide(debian.WINDOW)


def test_a_linux_without_apt_is_told_the_libraries(
    only_egl_missing: None, bin_folder: Path
) -> None:
    with pytest.raises(Stop, match=r"libEGL\.so\.1"):
        debian.provide(debian.WINDOW)


def test_nothing_is_done_where_nothing_is_missing(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "can_load", lambda _library: True)
    monkeypatch.setattr(debian, "has_font", lambda: True)
    monkeypatch.setattr(debian, "has_venv", lambda: True)
    tool(bin_folder, "apt-get", "exit 9")
    debian.provide(debian.WINDOW)


def test_checkers_are_installed_where_we_may(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(debian, "JAXB", tmp_path / "none.jar")
    tool(bin_folder, "apt-get", f'printf "%s\\n" "$*" >> "{asked}"')
    debian.provide_checkers()
    lines = asked.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "update -q"
    assert lines[1].endswith("default-jdk-headless libjaxb-java qpdf")


def test_without_checkers_the_tests_go_on(
    bin_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian, "JAXB", tmp_path / "jaxb.jar")
    (tmp_path / "jaxb.jar").touch()
    tool(bin_folder, "apt-get", "exit 9")
    tool(bin_folder, "javac", "exit 0")
    debian.provide_checkers()
    said = capsys.readouterr().out
    assert "those tests are skipped" in said
    assert 'su -c "apt-get update && apt-get install --no-install-recommends qpdf"' in said
    tool(bin_folder, "qpdf", "exit 0")
    debian.provide_checkers()
    assert capsys.readouterr().out == ""
