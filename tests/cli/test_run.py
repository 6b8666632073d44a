"""Exit codes, sentences, streams: no traceback, no health data, no Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from apptprep import cli
from apptprep.cli import arguments, commands
from apptprep.cli.run import BUG, PIPE_CLOSED, STOPPED
from apptprep.errors import AppError, BadRequest, CannotWrite, UnreadableFile
from apptprep.store import (
    DamagedBackup,
    DamagedRecord,
    MistypedCode,
    NeedsPassphrase,
    NewerSchema,
    People,
    RecordInUse,
    SaveFailed,
    WrongPassphrase,
)

if TYPE_CHECKING:
    from tests.cli.conftest import Command

FAULTS = [
    AppError("x"),
    BadRequest("x"),
    UnreadableFile("x"),
    CannotWrite("x"),
    SaveFailed("the disk is full"),
    NeedsPassphrase(),
    WrongPassphrase(),
    MistypedCode(),
    RecordInUse("x"),
    NewerSchema(),
    DamagedRecord("x"),
    DamagedBackup("x"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
def test_every_fault_ends_in_its_sentence_and_a_code_of_the_help(
    run: Command, monkeypatch: pytest.MonkeyPatch, fault: AppError
) -> None:
    run("new", "--label", "me")
    monkeypatch.setattr(People, "open", _raising(fault))
    answer = run("show")
    assert answer.code == fault.exit_code
    assert answer.code in arguments.EXIT_CODES
    assert answer.err == f"apptprep: {fault}\n"
    assert run("--json", "show").err.startswith(f'{{"error": "{fault.code}"')


def test_every_class_of_fault_is_tried() -> None:
    def below(kind: type[AppError]) -> set[type[AppError]]:
        return {kind}.union(*(below(each) for each in kind.__subclasses__()))

    codes = {kind.exit_code for kind in below(AppError)}
    assert codes <= {type(fault).exit_code for fault in FAULTS}


def test_a_bug_names_its_place_and_nothing_that_was_written(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(commands.COMMANDS, "people", _raising(KeyError("secret tumor")))
    answer = run("people")
    assert answer.code == BUG
    assert "KeyError" in answer.err
    assert "tumor" not in answer.err


def test_ctrl_c_is_quiet(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(commands.COMMANDS, "people", _raising(KeyboardInterrupt()))
    answer = run("people")
    assert answer.code == STOPPED
    assert answer.err == "apptprep: Stopped. What was saved before is safe.\n"


@pytest.mark.parametrize(
    "typed",
    [[], ["nonsense"], ["new"], ["packet"], ["import"], ["questions", "--purpose", "fun"]],
)
def test_what_cannot_be_understood_is_code_2(run: Command, typed: list[str]) -> None:
    answer = run(*typed)
    assert answer.code == 2
    assert "usage: apptprep" in answer.err


def test_help_lists_every_exit_code(run: Command) -> None:
    answer = run("--help")
    assert answer.code == 0
    for code, words in arguments.EXIT_CODES.items():
        assert f"{code:>5}  {words}" in answer.out


class TestRealFaults:
    def test_a_wrong_passphrase(self, run: Command, tmp_path: Path) -> None:
        right, wrong, empty = (tmp_path / name for name in ("right", "wrong", "empty"))
        right.write_text("old oak door")
        wrong.write_text("old oak floor\n")
        empty.write_text("\n")
        assert run("--passphrase-file", right, "new", "--label", "me").code == 0
        assert run("--passphrase-file", right, "show").code == 0
        assert run("--passphrase-file", wrong, "show").code == 5
        assert run("show").code == 5
        assert run("--passphrase-file", empty, "show").code == 3
        assert run("--passphrase-file", tmp_path / "gone", "show").code == 3

    def test_a_record_that_is_open_elsewhere(self, run: Command, data_dir: Path) -> None:
        run("new", "--label", "me")
        people = People(data_dir / "people")
        with people.open(people.entries()[0].id):
            answer = run("show")
        assert answer.code == 6
        assert "already open" in answer.err

    def test_a_damaged_record(self, run: Command, data_dir: Path) -> None:
        run("new", "--label", "me")
        (record,) = data_dir.glob("people/*/record.db")
        record.write_bytes(b"\0" * record.stat().st_size)
        assert run("show").code == 8

    def test_a_broken_import_names_place_and_no_content(self, run: Command, tmp_path: Path) -> None:
        run("new", "--label", "me")
        broken = tmp_path / "broken.json"
        broken.write_text('{"format": {"name": "apptprep-record", "version": 1}, "records": [7]}')
        answer = run("import", broken, "--yes")
        assert answer.code == 3
        assert "entry 1: is not an object" in answer.err

    def test_a_place_that_cannot_be_written(self, run: Command, tmp_path: Path) -> None:
        run("new", "--label", "me")
        (tmp_path / "file").write_text("x")
        for command in (["export"], ["export", "--format", "csv"], ["backup"], ["packet"]):
            assert run(*command, "--out", tmp_path / "file" / "x").code == 4, command

    def test_a_data_folder_that_cannot_be_made(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").write_text("x")
        code = cli.run(["--data-dir", str(tmp_path / "file"), "new", "--label", "me"])
        assert code == 4
        assert "cannot be made" in capsys.readouterr().err


def start(*typed: str | Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a child."""
    environment = {**os.environ, **more.pop("environment", {})}
    return subprocess.run(
        [sys.executable, "-m", "apptprep", *map(str, typed)],
        capture_output=True,
        check=False,
        env=environment,
        timeout=120,
        **more,
    )


class TestRealProcess:
    def test_every_command_works_without_qt(self, tmp_path: Path) -> None:
        script = (
            "import sys\n"
            "from apptprep.__main__ import main\n"
            "data = ['--data-dir', sys.argv[1]]\n"
            "for typed in (['demo'], ['questions'], ['missing'], ['show'], ['check'],\n"
            "              ['packet', '--out', sys.argv[1] + '/p.pdf']):\n"
            "    assert main([*data, *typed]) == 0, typed\n"
            "heavy = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken'))]\n"
            "assert not heavy, heavy\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)],
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert (done.returncode, done.stderr) == (0, b"")

    def test_help_loads_nothing_heavy(self) -> None:
        script = (
            "import sys\n"
            "from apptprep.__main__ import main\n"
            "assert main(['--help']) == 0\n"
            "heavy = {'sqlalchemy', 'reportlab', 'PySide6', 'apptprep.records', 'apptprep.store'}\n"
            "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=False, timeout=60
        )
        assert (done.returncode, done.stderr) == (0, b"")

    def test_a_terminal_without_letters_shows_marks_instead(self, tmp_path: Path) -> None:
        start("--data-dir", tmp_path, "new", "--label", "Zoë")
        ascii_only = {"PYTHONIOENCODING": "ascii"}
        done = start("--data-dir", tmp_path, "people", environment=ascii_only)
        assert (done.returncode, done.stdout[:3]) == (0, b"Zo?")
        done = start("--data-dir", tmp_path, "--json", "people", environment=ascii_only)
        assert "Zoë" in done.stdout.decode("utf-8")

    def test_a_reader_who_leaves_is_no_fault(self, tmp_path: Path) -> None:
        for_reading, for_writing = os.pipe()
        os.close(for_reading)
        done = subprocess.run(
            [sys.executable, "-m", "apptprep", "--data-dir", str(tmp_path), "people"],
            stdout=for_writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        os.close(for_writing)
        assert (done.returncode, done.stderr) == (PIPE_CLOSED, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
    def test_a_full_disk_behind_the_output_is_told(self, tmp_path: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "apptprep", "--data-dir", str(tmp_path), "people"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                timeout=60,
            )
        assert done.returncode == 4
        assert b"could not be written" in done.stderr
        assert b"Traceback" not in done.stderr

    def test_a_passphrase_can_come_through_a_pipe(self, tmp_path: Path) -> None:
        typed = ("--data-dir", tmp_path, "--passphrase-file", "-")
        assert start(*typed, "new", "--label", "me", input=b"old oak door\n").returncode == 0
        assert start(*typed, "show", input=b"old oak door\n").returncode == 0
        assert start(*typed, "show", input=b"old oak floor\n").returncode == 5


def _raising(fault: BaseException) -> Any:
    def raised(*_: Any, **__: Any) -> None:
        raise fault

    return raised
