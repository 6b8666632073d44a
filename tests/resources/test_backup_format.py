"""The page on the format of backups is true: its program opens one, without a line of the app."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from apptprep import bundled
from apptprep.records import Medication, OtherReport
from apptprep.store import People

PAGE = "text/backup-format.md"


def program() -> str:
    """Return the program at the end of the page."""
    (found,) = re.findall(r"```python\n(.*?)```", bundled.read_text(PAGE), re.DOTALL)
    return str(found)


def run(folder: Path, backup: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, away from the app."""
    path = folder / "open_it.py"
    path.write_text(program(), encoding="utf-8")
    return subprocess.run(
        [sys.executable, path, backup, folder / "out"],
        input=f"{words}\n",
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        timeout=120,
        check=False,
    )


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path / "people")


@pytest.mark.parametrize("words", ["", "altes Eichentor über Öl"])
def test_the_program_opens_a_backup(people: People, tmp_path: Path, words: str) -> None:
    backup = tmp_path / "mine.apptprep"
    with people.create("me", passphrase=words) as library:
        file = library.add_file(b"%PDF-1.4 letter", "letter.pdf")
        library.save(
            Medication(name="Létrozole, 2.5 mg"), OtherReport(title="letter", attached=(file,))
        )
        library.backup(backup)
    answer = run(tmp_path, backup, words)
    assert answer.returncode == 0, answer.stderr
    out = tmp_path / "out"
    (medicine,) = json.loads((out / "medication.json").read_text(encoding="utf-8"))
    assert medicine["name"] == "Létrozole, 2.5 mg"
    assert medicine["removed"] is None
    (report,) = json.loads((out / "other_report.json").read_text(encoding="utf-8"))
    (attached,) = json.loads(report["attached"])
    assert (out / attached["sha256"]).read_bytes() == b"%PDF-1.4 letter"


def test_the_recovery_code_opens_it_and_wrong_words_do_not(people: People, tmp_path: Path) -> None:
    backup = tmp_path / "mine.apptprep"
    with people.create("me", passphrase="old oak door") as library:
        library.save(Medication(name="letrozole"))
        code = library.new_recovery_code()
        library.backup(backup)
    assert run(tmp_path, backup, "another door").returncode != 0
    assert not (tmp_path / "out" / "medication.json").exists()
    assert run(tmp_path, backup, code.lower()).returncode == 0
    assert (tmp_path / "out" / "medication.json").exists()


def test_a_changed_byte_is_seen(people: People, tmp_path: Path) -> None:
    backup = tmp_path / "mine.apptprep"
    with people.create("me") as library:
        library.backup(backup)
    data = bytearray(backup.read_bytes())
    place = data.find(b"record.db") + 5_000
    data[place] ^= 1
    backup.write_bytes(data)
    assert run(tmp_path, backup, "").returncode != 0


def test_the_program_uses_nothing_of_the_app() -> None:
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(program()))
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= {*sys.stdlib_module_names, "nacl", "sqlcipher3"}


def test_the_page_names_what_the_code_writes() -> None:
    from apptprep.store import backups, keys

    text = bundled.read_text(PAGE)
    for name in (backups.FORMAT, backups.MANIFEST, *backups._PARTS, "argon2id"):
        assert f"`{name}`" in text
    assert f"version {backups.VERSION}" in text
    assert f"{keys.KEY_BYTES} bytes" in text
