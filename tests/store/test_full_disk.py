"""A disk that is full: the change is whole or absent, and the sentence is true."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from apptprep.errors import CannotWrite
from apptprep.records import Medication
from apptprep.store import Library, People, SaveFailed

SIZE = 3 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a small file system of memory; only the administrator may."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs Linux and root")
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine does not let us mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def names(library: Library) -> list[str]:
    return sorted(m.name for m in library.snapshot().all(Medication))


def test_a_full_disk_loses_nothing_that_was_saved(small_disk: Path) -> None:
    people = People(small_disk / "people")
    library = people.create("Mum")
    saved: list[str] = []

    def fill_up() -> None:
        for number in range(500):
            library.save(Medication(name=f"M{number:03}", note="x" * 60_000))
            saved.append(f"M{number:03}")

    with pytest.raises(SaveFailed, match="the disk is full") as caught:
        fill_up()
    assert "What was saved before is safe" in str(caught.value)
    assert saved
    assert names(library) == saved
    with pytest.raises((CannotWrite, SaveFailed)):
        library.add_file(b"%PDF" + bytes(SIZE), "scan.pdf")
    with pytest.raises(CannotWrite, match="The record itself is unchanged"):
        library.backup(small_disk / "b.apptprep")
    person_id = library.person_id
    library.close()
    with people.open(person_id) as again:
        assert names(again) == saved
        assert again.check().is_ok
    assert list(small_disk.rglob(".apptprep-*")) == []


def test_room_again_means_saving_again(small_disk: Path) -> None:
    people = People(small_disk / "people")
    ballast = small_disk / "ballast"
    with people.create("Mum") as library:
        free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
        ballast.write_bytes(bytes(free - 40_000))
        with pytest.raises(SaveFailed):
            library.save(Medication(name="Kept in the window", note="x" * 90_000))
        ballast.unlink()
        library.save(Medication(name="Kept in the window", note="x" * 90_000))
        assert names(library) == ["Kept in the window"]
