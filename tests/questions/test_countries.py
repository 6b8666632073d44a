"""Countries as people write them."""

from __future__ import annotations

import pytest

from apptprep.questions.call_now import bundled_calls
from apptprep.questions.countries import code_of


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("USA", "US"),
        (" united  states ", "US"),
        ("de", "DE"),
        ("Österreich", "AT"),
        ("Việt Nam", "VN"),
        ("ΕΛΛΆΔΑ", "GR"),
        ("Scotland", "GB"),
        ("", ""),
        ("the moon", ""),
    ],
)
def test_a_country_is_recognised(written: str, code: str) -> None:
    assert code_of(written) == code


def test_every_country_with_an_emergency_number_is_recognised() -> None:
    for code in bundled_calls().numbers:
        assert code_of(code) == code
