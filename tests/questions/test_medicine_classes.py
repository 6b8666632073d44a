"""Classes of medicines."""

from __future__ import annotations

import tomllib

import pytest

from apptprep import bundled
from apptprep.questions.medicine_classes import FILE, classes, names_of
from apptprep.questions.rules import bundled_rules


def test_every_class_has_names_and_known_sources() -> None:
    data = tomllib.loads(bundled.read_text(FILE))["class"]
    for name, entry in data.items():
        assert entry["names"], name
        assert set(entry["sources"]) <= set(bundled_rules().sources), name
        assert len(entry["names"]) == len(set(entry["names"])), name


def test_no_medicine_stands_in_two_classes() -> None:
    names = [name for found in classes().values() for name in found]
    assert len(names) == len(set(names))


def test_names_of_several_classes_are_joined() -> None:
    assert {"morphine", "prednisone"} <= set(names_of(("opioid", "steroid")))
    with pytest.raises(KeyError):
        names_of(("wonder",))
