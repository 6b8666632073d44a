"""Plain data of the engine."""

from __future__ import annotations

from apptprep.questions.model import Evidence, Gap, Problem


def test_a_problem_reads_as_compilers_write() -> None:
    assert str(Problem("a.toml", 3, "it is bad")) == "a.toml:3: it is bad"


def test_facts_of_a_person_have_no_printed_form() -> None:
    for thing in (Evidence("secret"), Gap("id", "secret", "why", "facts")):
        assert "secret" not in repr(thing)
