"""Real records on a real disk for the jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apptprep.store import Library, People


@pytest.fixture
def people(tmp_path: Path) -> People:
    """A folder of records, empty."""
    return People(tmp_path / "people")


@pytest.fixture
def make(people: People) -> Iterator[Callable[[str], Library]]:
    """Make empty records by label; they are closed at the end."""
    opened: list[Library] = []

    def made(label: str) -> Library:
        opened.append(people.create(label))
        return opened[-1]

    yield made
    for library in opened:
        library.close()


@pytest.fixture
def library(make: Callable[[str], Library]) -> Library:
    """One empty record."""
    return make("me")
