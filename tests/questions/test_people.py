"""Twelve made-up people and what the app says to each, read line by line and then frozen.

Where a change is meant, read the difference these tests show: would a nurse nod at each question,
would this person be glad of it? Then freeze it: ``FREEZE=1 pytest tests/questions/test_people.py``.
"""

from __future__ import annotations

import difflib
import os

import pytest
from tests.questions.people.making import TODAY
from tests.questions.people.report import EXPECTED, NAMES, person_named, report

from apptprep.questions import contradictions, missing, shortlist


@pytest.mark.parametrize("name", NAMES)
def test_a_person_hears_what_was_read_and_approved(name: str) -> None:
    file = EXPECTED / f"{name}.txt"
    now = report(person_named(name))
    if os.environ.get("FREEZE"):
        file.write_text(now, encoding="utf-8")
        pytest.skip(f"written to {file.name}: read it before it is committed")
    expected = file.read_text(encoding="utf-8")
    if now != expected:
        lines = difflib.unified_diff(
            expected.splitlines(), now.splitlines(), "as approved", "now", lineterm="", n=1
        )
        pytest.fail(f"What {name} hears has changed:\n" + "\n".join(lines), pytrace=False)


def test_every_expected_text_has_its_person() -> None:
    assert {path.stem for path in EXPECTED.glob("*.txt")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_asked_the_same_thing_twice(name: str) -> None:
    person = person_named(name)
    found = shortlist(person.snapshot, person.purpose, TODAY)
    texts = [pick.text for pick in found.best]
    texts += [pick.text for topic in found.rest for pick in topic.picks]
    assert len(found.first) == 3
    assert len(found.best) == 12
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_missing_and_no_difference_is_said_twice(name: str) -> None:
    person = person_named(name)
    gaps = [gap.what for gap in missing(person.snapshot, person.purpose, TODAY)]
    differences = [found.id for found in contradictions(person.snapshot, TODAY)]
    assert len(gaps) == len(set(gaps))
    assert len(differences) == len(set(differences))


@pytest.mark.parametrize("name", NAMES)
def test_the_time_ahead_is_only_for_those_who_want_to_talk_about_it(name: str) -> None:
    person = person_named(name)
    found = shortlist(person.snapshot, person.purpose, TODAY)
    topics = {pick.topic for pick in found.best} | {topic.name for topic in found.rest}
    wants = person.snapshot.person.talk_prognosis == "yes"
    assert ("The time ahead" in topics) is wants
