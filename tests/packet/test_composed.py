"""What packets say, read line by line and then frozen.

Where a change is meant, read the difference these tests show: would an oncologist want it so?
Then freeze it: ``FREEZE=1 pytest tests/packet/test_composed.py``.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.packet.plain import plain
from tests.packet.samples import TODAY, near_empty, usual
from tests.questions.people.report import person_named

from apptprep.packet import Choices, compose
from apptprep.records import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = Path(__file__).parent / "expected"
RECORDS: dict[str, Callable[[], Snapshot]] = {
    "nothing": Snapshot,
    "near_empty": near_empty,
    "usual": lambda: usual(24),
    "bowel_liver": lambda: person_named("bowel_liver").snapshot,
    "melanoma_immune": lambda: person_named("melanoma_immune").snapshot,
}
CASES = (
    ("nothing", "routine"),
    ("near_empty", "second-opinion"),
    ("usual", "second-opinion"),
    ("bowel_liver", "second-opinion"),
    ("nothing", "emergency"),
    ("usual", "emergency"),
    ("melanoma_immune", "emergency"),
    ("nothing", "medicines"),
    ("usual", "medicines"),
)


@pytest.mark.parametrize(("record", "preset"), CASES)
def test_a_packet_says_what_was_read_and_approved(record: str, preset: str) -> None:
    file = EXPECTED / f"{record}-{preset}.txt"
    # What the rules suggest and miss has its own frozen texts, in tests/questions/people.
    choices = Choices(preset=preset, suggested=0, left_out=frozenset({"missing"}))
    now = plain(compose(RECORDS[record](), choices, TODAY))
    if os.environ.get("FREEZE"):
        file.write_text(now, encoding="utf-8")
        pytest.skip(f"written to {file.name}: read it before it is committed")
    expected = file.read_text(encoding="utf-8")
    if now != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), now.splitlines(), "as approved", "now", lineterm="", n=1
        )
        pytest.fail(f"{file.name} has changed:\n" + "\n".join(lines), pytrace=False)


def test_every_expected_text_has_its_case() -> None:
    names = {f"{record}-{preset}" for record, preset in CASES}
    assert {path.stem for path in EXPECTED.glob("*.txt")} == names
