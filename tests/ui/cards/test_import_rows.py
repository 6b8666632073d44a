"""What stands under an entry that a file holds: where it is from, said once and readable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.ui.desk import TODAY

from apptprep import jobs
from apptprep.store import Library
from apptprep.ui.cards.import_rows import detail


@pytest.mark.parametrize(
    ("place", "end"),
    [
        ("line 2", "list.csv: line 2"),
        ("", "list.csv"),
        ("list.csv", "list.csv"),
        ("MedicationRequest 8a7f2c1e-0b7d-4b6e-9d53-1c2d3e4f5a6b", "list.csv"),
    ],
)
def test_its_place_is_said_once_and_no_long_number(
    library: Library, tmp_path: Path, place: str, end: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("medicine,dose\nOndansetron,1 tablet\n")
    (item,) = jobs.read(library, [path], TODAY).items
    assert detail(replace(item, place=place)).split(" · ")[-1] == end
