"""The process that parses foreign files: answers, and is killed where it must be."""

from __future__ import annotations

import time

import pytest
from tests.packet.originals.making import pdf

from apptprep.jobs import child_process
from apptprep.jobs.child_process import ChildFailed

ABOUT = [{"kind": "application/pdf", "password": ""}]


class Pressed(Exception):
    """Cancel was pressed."""


def test_an_answer_comes_back() -> None:
    shares: list[float] = []
    answer, blobs = child_process.run({"job": "look", "files": ABOUT}, [pdf("a")], shares.append)
    assert answer["found"] == [{"why": "", "sizes": [[595.0, 842.0]], "text": True}]
    assert blobs == []
    assert shares


def test_what_is_no_job_ends_in_a_fault() -> None:
    with pytest.raises(ChildFailed):
        child_process.run({"job": "look"}, [], lambda _share: None)


def test_cancel_kills_it_at_once() -> None:
    def press(_share: float) -> None:
        raise Pressed

    started = time.monotonic()
    with pytest.raises(Pressed):
        child_process.run({"job": "look", "files": ABOUT}, [pdf("a")], press)
    assert time.monotonic() - started < 20


def test_it_is_not_waited_for_without_end() -> None:
    with pytest.raises(ChildFailed):
        child_process.run(
            {"job": "look", "files": ABOUT}, [pdf("a")], lambda _share: None, patience=0.0
        )
