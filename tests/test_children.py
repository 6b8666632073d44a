"""Child processes start from a checkout and from a frozen program alike."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from tests.packet.originals.making import pdf

from apptprep import __main__ as program
from apptprep import children
from apptprep.exchange import pdf_text
from apptprep.jobs import child_process


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this process look frozen, beside an executable that knows no ``-m``."""
    executable = tmp_path / "apptprep"
    code = (
        "import sys\n"
        "assert sys.argv[1] == '--child', sys.argv\n"
        "from apptprep.__main__ import main\n"
        "code = main()\n"
        "assert not any(name.startswith(('PySide6', 'sqlalchemy')) for name in sys.modules)\n"
        "sys.exit(code)\n"
    )
    executable.write_text(f"#!{sys.executable}\n{code}")
    executable.chmod(0o700)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    return executable


posix = pytest.mark.skipif(sys.platform == "win32", reason="a script is no executable on Windows")


def test_a_checkout_asks_python_for_the_module() -> None:
    assert children.command(children.PDF_TEXT) == [sys.executable, "-m", children.PDF_TEXT]


def test_a_frozen_program_starts_itself(frozen: Path) -> None:
    assert children.command(children.PDF_TEXT) == [str(frozen), "--child", children.PDF_TEXT]


@posix
def test_the_text_of_a_pdf_is_read_by_a_frozen_program(frozen: Path) -> None:
    found = pdf_text.read(pdf("Tumor board"))
    assert (found.state, found.pages) == ("text", 1)
    assert "Tumor board" in found.text


@posix
def test_papers_are_looked_into_by_a_frozen_program(frozen: Path) -> None:
    files = [{"kind": "application/pdf", "password": ""}]
    answer, _ = child_process.run({"job": "look", "files": files}, [pdf("a")], lambda _share: None)
    assert answer["found"] == [{"why": "", "sizes": [[595.0, 842.0]], "text": True}]


@pytest.mark.parametrize("module", children.MODULES)
def test_every_child_is_there_and_can_be_run(module: str) -> None:
    assert callable(import_module(module).main)


@pytest.mark.parametrize("asked", [[], ["os"], ["apptprep.cli"], [children.PDF_TEXT, "more"]])
def test_nothing_else_can_be_asked_for(asked: list[str]) -> None:
    assert program.main([children.OPTION, *asked]) == 2


def test_no_other_module_starts_python_itself() -> None:
    """A process that is started in another way would not start in a frozen program."""
    source = Path(children.__file__).parent
    telling = [path for path in source.rglob("*.py") if "sys.executable" in path.read_text()]
    assert telling == [source / "children.py"]


def test_a_child_loads_neither_window_nor_store() -> None:
    code = (
        "import sys\nfrom apptprep.__main__ import main\nassert main(['--child', 'x']) == 2\n"
        "print(sorted(n for n in sys.modules if n.startswith('apptprep')))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "['apptprep', 'apptprep.__main__', 'apptprep.children']"
