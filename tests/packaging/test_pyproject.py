"""pyproject.toml and the requirement files say what is really there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import apptprep

REPOSITORY = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, str]:
    text = (REPOSITORY / "packaging" / name).read_text(encoding="utf-8")
    return dict(PINNED.findall(text))


def test_every_package_of_the_tree_is_listed(project: dict[str, Any]) -> None:
    source = REPOSITORY / "src"
    found = {
        ".".join(file.parent.relative_to(source).parts) for file in source.rglob("__init__.py")
    }
    listed = project["tool"]["setuptools"]["packages"]
    assert set(listed) == found | {"apptprep.resources"}
    assert listed == sorted(listed)


def test_every_folder_with_code_is_a_package() -> None:
    folders = {file.parent for file in (REPOSITORY / "src" / "apptprep").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_the_version_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", apptprep.__version__)


def test_every_dependency_is_pinned(project: dict[str, Any]) -> None:
    wanted = {re.split("[=<>~!]", name)[0].lower() for name in project["project"]["dependencies"]}
    assert wanted <= set(pins("requirements.txt"))


def test_qt_is_the_version_that_does_not_abort_on_python_3_11() -> None:
    assert pins("requirements.txt")["pyside6-essentials"] == "6.11.3"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    text = (REPOSITORY / "packaging" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    assert len(starts) == len(pins(name)) > 10
    for number in starts:
        assert lines[number + 1].strip().startswith("--hash=sha256:"), lines[number]


def test_both_files_agree_where_they_name_the_same_package() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    both = runtime.keys() & development.keys()
    assert {name: runtime[name] for name in both} == {name: development[name] for name in both}


def test_the_project_itself_can_be_built_from_the_pins(project: dict[str, Any]) -> None:
    assert project["build-system"]["requires"] == ["setuptools>=77"]
    assert int(pins("requirements.txt")["setuptools"].split(".")[0]) >= 77
