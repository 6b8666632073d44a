"""The thread that owns the record: one call after the other, and none after its end."""

from __future__ import annotations

import threading

import pytest

from apptprep.store import DamagedRecord
from apptprep.store.faults import RecordClosed
from apptprep.store.thread import StoreThread


def test_a_call_returns_and_raises_what_its_work_does() -> None:
    thread = StoreThread()
    assert thread.call(lambda: thread.call(threading.get_ident)) != threading.get_ident()

    def fails() -> None:
        raise DamagedRecord("here")

    with pytest.raises(DamagedRecord):
        thread.call(fails)
    thread.close()


def test_who_asks_after_the_end_is_told_and_does_not_wait_for_ever() -> None:
    thread = StoreThread()
    thread.close()
    thread.close()
    told: list[Exception] = []

    def ask() -> None:
        try:
            thread.call(int)
        except RecordClosed as fault:
            told.append(fault)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(5)
    assert len(told) == 1
    assert "What was saved is safe" in str(told[0])
