"""What every test has: a data folder of its own, so that no test ever sees a person's records."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from apptprep.folders import ENVIRONMENT_VARIABLE, Folders, find

# A slow machine is no reason to fail; a failing example is printed so that it can be repeated.
settings.register_profile("apptprep", deadline=None, print_blob=True)
settings.load_profile("apptprep")


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test (not made yet), which the app finds by itself too."""
    folder = tmp_path / "apptprep-data"
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(folder))
    return folder


@pytest.fixture
def folders(data_dir: Path) -> Folders:
    """The folders the app uses in this test."""
    return find(data_dir)
