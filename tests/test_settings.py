"""Settings: kept, and never in the way of a start."""

from __future__ import annotations

from pathlib import Path

import pytest

from apptprep import settings
from apptprep.settings import Settings


def test_settings_come_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    wanted = Settings(theme="dark", text_size=1.5, paper="Letter", country="US", last_person="x")
    settings.save(wanted, path)
    assert settings.load(path) == wanted


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"theme": "pink", "text_size": 9}', b'{"paper": 3}'],
)
def test_a_broken_file_costs_the_settings_not_the_start(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()


def test_what_is_right_in_a_foreign_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "text_size": 3.7, "unknown": 1}')
    assert settings.load(path) == Settings(theme="dark")


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()
