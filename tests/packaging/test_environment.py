"""The virtual environment is made once, mended where it is broken, and left alone otherwise."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from environment import DEVELOPMENT, PROJECT, RUNTIME, STAMP, Environment, reason, version_of
from steps import Stop


def test_a_fresh_checkout_needs_everything(checkout: Path) -> None:
    assert Environment(checkout).stale(development=False) == [RUNTIME, PROJECT]
    assert Environment(checkout).stale(development=True) == [RUNTIME, DEVELOPMENT, PROJECT]


def test_a_second_start_needs_nothing_and_starts_no_child(
    ready: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Environment, "works", lambda _self: pytest.fail("it was asked"))
    ready.prepare(development=True)
    assert ready.stale(development=True) == []


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("packaging/requirements.txt", RUNTIME),
        ("packaging/requirements-dev.txt", DEVELOPMENT),
        ("pyproject.toml", PROJECT),
    ],
)
def test_a_changed_file_makes_its_own_part_stale(ready: Environment, file: str, part: str) -> None:
    with (ready.checkout / file).open("a", encoding="utf-8") as stream:
        stream.write("\n# changed\n")
    assert ready.stale(development=True) == [part]


def test_the_tests_needs_are_no_business_of_run(ready: Environment) -> None:
    (ready.checkout / "packaging" / "requirements-dev.txt").write_text("", encoding="utf-8")
    assert ready.stale(development=False) == []


def test_a_moved_checkout_only_installs_the_project_again(ready: Environment) -> None:
    new = ready.checkout.with_name("moved")
    ready.checkout.rename(new)
    assert Environment(new).stale(development=True) == [PROJECT]
    assert Environment(new).works()


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "null", '{"runtime": 3}'])
def test_a_broken_note_counts_as_none(ready: Environment, text: str) -> None:
    (ready.folder / STAMP).write_text(text, encoding="utf-8")
    assert ready.stale(development=False) == [RUNTIME, PROJECT]


def test_an_environment_of_another_python_does_not_fit(ready: Environment) -> None:
    configuration = ready.folder / "pyvenv.cfg"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("version = 3.", "version = 3.1"), encoding="utf-8")
    assert not ready.fits()
    assert ready.stale(development=False) == [RUNTIME, PROJECT]


def test_an_environment_whose_python_is_gone_does_not_fit(ready: Environment) -> None:
    ready.python.unlink()
    ready.python.symlink_to("/nowhere/python3")
    assert not ready.fits()
    assert not ready.works()


def test_an_environment_without_pip_does_not_work(environment: Environment) -> None:
    assert environment.works()
    for file in environment.folder.rglob("others.pth"):
        file.unlink()
    assert not environment.works()


def test_a_half_made_environment_is_cleared_away(checkout: Path) -> None:
    half = Environment(checkout)
    (half.folder / "lib").mkdir(parents=True)
    (half.folder / "bin").mkdir()
    half.clear()
    assert not half.folder.exists()


def test_a_persons_own_folder_is_left_alone(checkout: Path) -> None:
    own = Environment(checkout)
    own.folder.mkdir()
    (own.folder / "letters").write_text("dear", encoding="utf-8")
    with pytest.raises(Stop, match="not a virtual environment"):
        own.make()
    assert (own.folder / "letters").read_text(encoding="utf-8") == "dear"


def test_a_link_to_elsewhere_is_left_alone(checkout: Path, environment: Environment) -> None:
    elsewhere = checkout / "elsewhere"
    environment.folder.rename(elsewhere)
    environment.folder.symlink_to(elsewhere)
    with pytest.raises(Stop, match="in the way"):
        environment.make()
    assert (elsewhere / "pyvenv.cfg").exists()


def test_a_broken_environment_is_made_anew_and_its_note_goes_with_it(ready: Environment) -> None:
    ready.python.unlink()
    ready.make()
    assert ready.works()
    assert ready.stamp() == {}


def test_a_real_pip_without_a_connection_ends_in_a_sentence(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    pinned = f"apptprep-is-not-there==1 --hash=sha256:{'0' * 64}\n"
    environment.requirements[RUNTIME].write_text(pinned, encoding="utf-8")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")  # nobody listens there
    monkeypatch.setattr(sys, "argv", ["dev.py", "run"])
    with pytest.raises(Stop) as stop:
        environment.prepare(development=False)
    assert "The download did not finish" in str(stop.value)
    assert "packaging/dev.py run` again" in str(stop.value)
    assert environment.stale(development=False) == [RUNTIME, PROJECT]


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "hash differs"),
        ("ReadTimeoutError: Read timed out.", "internet connection"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] Max retries exceeded", "certificate"),
        ("ERROR: No matching distribution found for sqlcipher3", "ready-made"),
        ("something never seen", "pip says above why"),
        ("", "pip says above why"),
    ],
)
def test_pips_words_become_a_sentence(log: str, words: str) -> None:
    assert words in reason(log)
    assert "Nothing is broken" in reason(log)


def test_a_connection_lost_comes_before_nothing_found() -> None:
    log = "NewConnectionError: Connection refused\nNo matching distribution found for alembic"
    assert "internet connection" in reason(log)


def test_the_version_is_read_from_the_configuration(tmp_path: Path) -> None:
    file = tmp_path / "pyvenv.cfg"
    assert version_of(file) == ()
    file.write_text("home = /usr/bin\nversion = 3.11.2\n", encoding="utf-8")
    assert version_of(file) == (3, 11)
    file.write_bytes(b"\xff\xfe")
    assert version_of(file) == ()


def test_two_checkouts_do_not_share_a_note(ready: Environment, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ready.checkout, copy, symlinks=True)
    assert replace(ready, checkout=copy).stale(development=True) == [PROJECT]
