"""Python looks for garbage again only when nobody wants it not to."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from apptprep.ui import garbage


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_each_pause_needs_its_own_end() -> None:
    garbage.pause()
    garbage.pause()
    garbage.resume()
    assert not gc.isenabled(), "a record is still being opened"
    garbage.resume()
    assert gc.isenabled()
    garbage.resume()
    garbage.pause()
    assert not gc.isenabled()
    garbage.resume()


def test_a_record_that_was_opened_is_left_alone_and_the_one_before_is_not() -> None:
    garbage.leave_alone()
    first = gc.get_freeze_count()
    more = [[number] for number in range(1000)]
    garbage.leave_alone()
    assert gc.get_freeze_count() >= first + 900
    del more
    assert gc.isenabled()
