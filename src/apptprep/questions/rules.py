"""The rule files: ``[[question]]`` tables of ``resources/questions/<topic>.toml``.

A file begins with ``topic = "…"`` and holds tables of ``id``, ``ask``, ``because``, ``source``,
``when``, ``purposes``, ``weight`` and, where needed, ``not_when``, ``merge``, ``topic``,
``plain``, ``sign``. A condition is a list: its name, then its arguments. Whatever is wrong is
collected with file and line; the good entries of a broken file still count, so a slip in one
rule never takes the others or the app down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from apptprep import bundled
from apptprep.questions.conditions import check_call
from apptprep.questions.model import Call, Problem, Rule, Source
from apptprep.questions.sources import read_sources
from apptprep.questions.toml_lines import heading_lines, parse, tables

FOLDER = "questions"
PURPOSES = ("second-opinion", "trial", "routine", "other")
NOT_RULES = ("callnow.toml", "emergency.toml", "missing.toml", "medicine-classes.toml")
"""Files of the folder that hold something else than questions and sources."""

_TEXTS = ("id", "ask", "because", "source")
_KNOWN = {*_TEXTS, "when", "not_when", "purposes", "weight", "merge", "topic", "plain", "sign"}
_HEAVIEST = 100


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All good rules and sources, and what was wrong with the rest."""

    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]


class RuleFault(Exception):
    """What is wrong with one entry; becomes a :class:`Problem` with its file and line."""


@cache
def bundled_rules() -> RuleBook:
    """Return the rules that ship with the app, read once."""
    names = [name.rpartition("/")[2] for name in bundled.names(FOLDER, ".toml")]
    texts = [(name, bundled.read_text(f"{FOLDER}/{name}")) for name in names]
    sources = [entry for entry in texts if entry[0].startswith("sources")]
    rules = [entry for entry in texts if entry not in sources and entry[0] not in NOT_RULES]
    return read_rules(rules, sources)


def read_rules(
    rule_files: Iterable[tuple[str, str]], source_files: Iterable[tuple[str, str]]
) -> RuleBook:
    """Read rule and source files.

    Args:
        rule_files: name and text of each file of questions.
        source_files: name and text of each file of sources.
    """
    sources, source_problems = read_sources(source_files)
    problems = list(source_problems)
    rules: dict[str, Rule] = {}
    for file, text in rule_files:
        for result in _read_file(file, text, sources):
            if isinstance(result, Problem):
                problems.append(result)
            elif result.id in rules:
                sentence = f"the rule {result.id} is there twice, first in {rules[result.id].file}"
                problems.append(Problem(file, result.line, sentence))
            else:
                rules[result.id] = result
    return RuleBook(tuple(rules.values()), sources, tuple(problems))


def _read_file(file: str, text: str, sources: Mapping[str, Source]) -> Iterable[Rule | Problem]:
    data, broken = parse(file, text)
    if broken:
        yield broken
        return
    topic = data.get("topic", "")
    lines = heading_lines(text, "question")
    for number, entry in enumerate(tables(data, "question")):
        line = lines[number] if number < len(lines) else 0
        try:
            yield replace(_rule({"topic": topic, **entry}, sources), file=file, line=line)
        except RuleFault as fault:
            yield Problem(file, line, str(fault))
    for unknown in set(data) - {"topic", "question"}:
        yield Problem(file, 0, f"nothing is known about {unknown}")


def _rule(entry: dict[str, object], sources: Mapping[str, Source]) -> Rule:
    texts = {name: _text(entry, name) for name in (*_TEXTS, "topic")}
    where = f"the rule {texts['id']}"
    unknown = set(entry) - _KNOWN
    if unknown:
        raise RuleFault(f"{where} has an unknown entry: {min(unknown)}")
    if texts["source"] not in sources:
        raise RuleFault(f"{where} cites {texts['source']}, which is no source")
    return Rule(
        id=texts["id"],
        topic=texts["topic"],
        ask=texts["ask"],
        because=texts["because"],
        source=sources[texts["source"]],
        when=calls(entry.get("when"), f"{where}, when"),
        not_when=calls(entry.get("not_when", []), f"{where}, not_when", empty=True),
        purposes=purposes(entry.get("purposes"), where),
        weight=_weight(entry.get("weight"), where),
        merge=_text(entry, "merge", optional=True),
        plain=_flag(entry, "plain"),
        sign=_flag(entry, "sign"),
    )


def calls(value: object, where: str, *, empty: bool = False) -> tuple[Call, ...]:
    """Read a list of conditions.

    Args:
        value: what stands in the file.
        where: begins the sentence of a fault.
        empty: whether no condition at all is right.

    Raises:
        RuleFault: it is not of that form, or names a condition that does not exist or cannot
            take these arguments.
    """
    if not isinstance(value, list) or (not value and not empty):
        raise RuleFault(f"{where}: a list of conditions is needed")
    return tuple(_call(entry, where) for entry in value)


def purposes(value: object, where: str) -> frozenset[str]:
    """Read the purposes of visits; ``["all"]`` is every one.

    Raises:
        RuleFault: none, or an unknown one, is there.
    """
    if value == ["all"]:
        return frozenset(PURPOSES)
    if not isinstance(value, list) or not value or not set(value) <= set(PURPOSES):
        raise RuleFault(f"{where}: purposes are some of {', '.join(PURPOSES)}, or all")
    return frozenset(value)


def _call(entry: object, where: str) -> Call:
    if not isinstance(entry, list) or not entry or not isinstance(entry[0], str):
        raise RuleFault(f"{where}: a condition is a list that begins with its name")
    args = tuple(tuple(arg) if isinstance(arg, list) else arg for arg in entry[1:])
    call = Call(entry[0], args)
    fault = check_call(call)
    if fault:
        raise RuleFault(f"{where}: {fault}")
    return call


def _text(entry: dict[str, object], name: str, *, optional: bool = False) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str) or not (value.strip() or optional):
        id_ = entry.get("id")
        where = f"the rule {id_}" if isinstance(id_, str) and id_ else "a rule"
        raise RuleFault(f"{where} lacks its {name}")
    return " ".join(value.split())


def _weight(value: object, where: str) -> int:
    if type(value) is not int or not 0 <= value <= _HEAVIEST:
        raise RuleFault(f"{where}: the weight is a whole number from 0 to {_HEAVIEST}")
    return value


def _flag(entry: dict[str, object], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise RuleFault(f"the rule {entry.get('id')}: {name} is true or false")
    return value
