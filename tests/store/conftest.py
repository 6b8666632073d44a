"""A folder of records, and one open record in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apptprep.store import Library, People, keys


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make passphrases cheap to stretch; the parameters travel in the key file anyway."""
    monkeypatch.setattr(keys, "_PASSES", 1)
    monkeypatch.setattr(keys, "_MEMORY", 8192)


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path / "people")


@pytest.fixture
def library(people: People) -> Iterator[Library]:
    with people.create("Mum") as opened:
        yield opened
