"""A checkout in small: dev.py as it is, an environment noted as complete, a tiny apptprep."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

from environment import DEVELOPMENT, PROJECT, QT_USE, RUNTIME, Environment

REPOSITORY = Path(__file__).resolve().parents[2]

TINY_APPTPREP = """
import pathlib, sys

words = sys.argv[1:]
try:
    print("apptprep got:", *words, flush=True)
    if "wait" in words:
        sys.stdin.read()
except KeyboardInterrupt:
    print("apptprep closed its record", flush=True)
if "packet" in words:
    pathlib.Path(words[words.index("--out") + 1]).write_bytes(b"%PDF-1.7")
sys.exit(7 if "fail" in words else 0)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder like a fresh clone: packaging/ and pyproject.toml, no environment."""
    folder = tmp_path / "check out"
    (folder / "packaging").mkdir(parents=True)
    for file in (REPOSITORY / "packaging").glob("*.[pt]*"):
        shutil.copy(file, folder / "packaging")
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


@pytest.fixture
def environment(checkout: Path) -> Environment:
    """The checkout's virtual environment: real, with pip, the tiny app, and nothing noted yet."""
    made = Environment(checkout)
    words = [sys.executable, "-m", "venv", "--without-pip", str(made.folder)]
    subprocess.run(words, check=True)
    inside = "Lib" if sys.platform == "win32" else f"lib/python3.{sys.version_info.minor}"
    packages = made.folder / inside / "site-packages"
    (packages / "apptprep").mkdir()
    (packages / "apptprep" / "__main__.py").write_text(TINY_APPTPREP, encoding="utf-8")
    others = "\n".join(site.getsitepackages())
    (packages / "others.pth").write_text(others, encoding="utf-8")
    return made


@pytest.fixture
def ready(environment: Environment) -> Environment:
    """The same, noted as complete: the state of a second start."""
    for part, value in environment.wanted(development=True).items():
        environment.note(part, value)
    environment.note(QT_USE, "window")
    assert set(environment.stamp()) == {RUNTIME, DEVELOPMENT, PROJECT, QT_USE}
    return environment


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, to put stand-ins for the system's tools in."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def no_display() -> dict[str, str]:
    """This process's environment as it is on a machine without a screen."""
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in screen}
