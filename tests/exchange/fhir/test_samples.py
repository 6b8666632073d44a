"""Every sample of FHIR and of health cards, with what must be found in it.

The samples lie beside the project and are not part of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted
from apptprep.records import Medication

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
TODAY = dt.date(2026, 10, 1)
TABLE = Path(__file__).with_name("samples.txt")

pytestmark = pytest.mark.skipif(
    not (SAMPLES / "fhir").is_dir(), reason="the folder ../shared/samples is not here"
)


def expected() -> dict[str, str]:
    """Return what is written down for each sample."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return dict(line.split("\t", 1) for line in lines)


def told(path: Path) -> str:
    """Return what is found in a file in one line: counts, those ticked, statements; or why not."""
    try:
        readings = recognise.read(path, Wanted(TODAY))
    except UnreadableFile as fault:
        return f"refused: {fault.sentence}"
    found = [each for reading in readings for each in reading.found]
    all_of = Counter(each.record.KIND.name for each in found)
    ticked = Counter(each.record.KIND.name for each in found if each.relevant)
    parts = [f"{name} {ticked[name]}/{count}" for name, count in sorted(all_of.items())]
    said = [f"{each.field}={each.state}" for reading in readings for each in reading.statements]
    return ", ".join([*parts, *said]) or "nothing"


def files() -> list[Path]:
    folders = (SAMPLES / "fhir", SAMPLES / "smart-health-cards-links")
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def test_every_sample_is_in_the_table() -> None:
    assert sorted(path.relative_to(SAMPLES).as_posix() for path in files()) == sorted(expected())


@pytest.mark.parametrize("name", expected() if SAMPLES.is_dir() else [])
def test_what_is_found_in_a_sample(name: str) -> None:
    assert told(SAMPLES / name) == expected()[name]


def test_of_fifteen_prescriptions_the_one_that_runs_is_ticked() -> None:
    path = SAMPLES / "fhir/synthea-tietai/Nathan_Lind_b11b3cf5.json"
    (reading,) = recognise.read(path, Wanted(TODAY))
    prescriptions = [
        each
        for each in reading.found
        if isinstance(each.record, Medication) and "MedicationRequest" in each.place
    ]
    assert len(prescriptions) == 15
    assert [each.record.headline() for each in prescriptions if each.relevant] == [
        "Penicillin V Potassium 250 MG Oral Tablet"
    ]
