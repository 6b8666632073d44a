"""Where things lie, private modes, files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from apptprep import folders
from apptprep.errors import CannotWrite


def test_one_folder_holds_everything_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folders.ENVIRONMENT_VARIABLE, str(tmp_path / "env"))
    assert folders.find().people == tmp_path / "env" / "people"
    chosen = folders.find(tmp_path / "given")
    assert chosen.settings_file == tmp_path / "given" / "settings.json"
    assert not (tmp_path / "given").exists()


def test_the_desktops_own_places_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folders.ENVIRONMENT_VARIABLE, raising=False)
    found = folders.find()
    assert found.data.name == "apptprep"
    assert found.data != found.logs


def test_private_folders_and_whole_files(tmp_path: Path) -> None:
    folder = folders.make_private(tmp_path / "a" / "b")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    path = folder / "x.json"
    folders.write_whole(path, b"one")
    folders.write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in folder.iterdir()] == ["x.json"]


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    folders.write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        folders.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match="cannot be made"):
        folders.make_private(tmp_path / "file" / "below")
