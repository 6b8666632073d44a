"""A disk with no room: the sentence is true, the exit code says so, nothing is lost.

The room is taken away from a real child process (RLIMIT_FSIZE), so every write beyond it fails as
it does on a full disk or under a quota.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from apptprep.jobs.export import export_json
from apptprep.jobs.make_demo import make_demo
from apptprep.store import People

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the limit is a POSIX one")

_CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from apptprep.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def run(room: int, *typed: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a child that may write files of at most ``room`` bytes."""
    return subprocess.run(
        [sys.executable, "-c", _CHILD, str(room), *map(str, typed)],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the sample person in it."""
    make_demo(People(tmp_path / "data" / "people"), dt.date(2026, 11, 22)).close()
    return tmp_path / "data"


def exported(data: Path, path: Path) -> bytes:
    """Return the record JSON of what is there."""
    people = People(data / "people")
    with people.open(people.entries()[0].id) as library:
        export_json(library, path)
    return path.read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ["export", "--out"],
        ["export", "--format", "csv", "--out"],
        ["backup", "--out"],
        ["packet", "--out"],
    ],
    ids=" ".join,
)
def test_what_is_written_is_whole_or_not_there(
    data: Path, tmp_path: Path, command: list[str]
) -> None:
    done = run(4096, "--data-dir", data, *command, tmp_path / "out" / "x")
    assert done.returncode == 4, done.stderr
    (tmp_path / "out").mkdir(exist_ok=True)
    out = tmp_path / "out" / "y"
    done = run(4096, "--data-dir", data, *command, out)
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    left = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert all(path.suffix == ".csv" for path in left), left
    assert exported(data, tmp_path / "after")


@pytest.mark.parametrize("room", [20_000, 200_000, 600_000])
def test_an_import_is_whole_or_absent(data: Path, tmp_path: Path, room: int) -> None:
    before = exported(data, tmp_path / "before")
    log = tmp_path / "log.csv"
    lines = "".join(f"2026-05-{n % 28 + 1:02},pain,{n % 11},note {n}\n" for n in range(8_000))
    log.write_text(f"date,symptom,score,note\n{lines}")
    done = run(room, "--data-dir", data, "import", log, "--yes")
    assert done.returncode == 4, (done.stdout, done.stderr)
    assert "could not be saved" in done.stderr
    assert exported(data, tmp_path / "after") == before
