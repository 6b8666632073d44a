"""The sources rules cite: ``[source.<id>]`` tables of ``resources/questions/sources*.toml``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from apptprep.questions.model import Problem, Source
from apptprep.questions.toml_lines import parse, table_line

_TEXTS = ("publisher", "title", "address", "fact")


def read_sources(
    files: Iterable[tuple[str, str]],
) -> tuple[dict[str, Source], tuple[Problem, ...]]:
    """Read source files.

    Args:
        files: name and text of each.

    Returns:
        The good sources by id, and what was wrong with the others.
    """
    good: dict[str, Source] = {}
    problems: list[Problem] = []
    for file, text in files:
        data, broken = parse(file, text)
        if broken:
            problems.append(broken)
        found = data.get("source", {})
        for id_, entry in found.items() if isinstance(found, dict) else ():
            sentence = _fault(id_, entry, good)
            if sentence:
                problems.append(Problem(file, table_line(text, "source", id_), sentence))
            else:
                good[id_] = _source(id_, entry)
    return good, tuple(problems)


def _fault(id_: str, entry: object, known: dict[str, Source]) -> str:
    if not isinstance(entry, dict):
        return f"the source {id_} is not a table"
    if id_ in known:
        return f"the source {id_} is there twice"
    for name in _TEXTS:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            return f"the source {id_} lacks its {name}"
    if not entry["address"].startswith(("https://", "http://")):
        return f"the source {id_} has an address that is no web address"
    if type(entry.get("checked")) is not dt.date:
        return f"the source {id_} lacks the day it was checked"
    unknown = set(entry) - {*_TEXTS, "checked"}
    return f"the source {id_} has an unknown entry: {min(unknown)}" if unknown else ""


def _source(id_: str, entry: dict[str, object]) -> Source:
    publisher, title, address, fact = (str(entry[name]).strip() for name in _TEXTS)
    checked = entry["checked"]
    assert isinstance(checked, dt.date)  # noqa: S101 - _fault has looked
    return Source(id_, publisher, title, address, checked, fact)
