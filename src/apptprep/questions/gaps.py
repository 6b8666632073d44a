"""What is missing for a visit: papers, images, slides and facts, as ``missing.toml`` lists them.

A ``[[missing]]`` table has ``id``, ``what``, ``why``, ``group``, ``source``, ``purposes`` and
either ``when`` (conditions that must all hold: one gap) or ``each`` (a listing: one gap for each
entry, at most ``at_most``), and ``not_when`` where needed. In ``what``, ``{fact}`` stands for the
evidence. Faults are collected as in rule files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from apptprep import bundled
from apptprep.questions.conditions import LISTINGS, check_listing, evaluate
from apptprep.questions.facts import Facts
from apptprep.questions.model import Call, Evidence, Gap, Problem, Source
from apptprep.questions.rules import RuleFault, bundled_rules, calls, purposes
from apptprep.questions.toml_lines import heading_lines, parse, tables
from apptprep.records import Snapshot

GROUPS = ("papers", "images", "slides", "facts")
_FILE = "missing.toml"
_TEXTS = ("id", "what", "why", "group", "source")
_KNOWN = {*_TEXTS, "when", "not_when", "each", "at_most", "purposes"}
_MOST = 3


@dataclass(frozen=True, slots=True)
class GapRule:
    """Something a visit needs, and how its absence shows; fields as in the file."""

    id: str
    what: str
    why: str
    group: str
    source: Source
    purposes: frozenset[str]
    when: tuple[Call, ...] = ()
    not_when: tuple[Call, ...] = ()
    each: Call | None = None
    at_most: int = _MOST


@dataclass(frozen=True, slots=True)
class GapBook:
    """All good entries, and what was wrong with the rest."""

    rules: tuple[GapRule, ...]
    problems: tuple[Problem, ...]


def missing(
    snapshot: Snapshot,
    purpose: str,
    today: dt.date,
    rules: Iterable[GapRule] | None = None,
) -> tuple[Gap, ...]:
    """Return what this visit needs and the record does not hold, grouped, in the file's order.

    Args:
        snapshot: all records at one moment.
        purpose: ``"second-opinion"``, ``"trial"``, ``"routine"`` or ``"other"``.
        today: the day the visit is prepared on.
        rules: the rules to use; those that ship with the app when left out.
    """
    if rules is not None:
        return _missing(snapshot, purpose, today, rules)
    key = ("missing", purpose, today)
    return snapshot.once(key, lambda: _missing(snapshot, purpose, today, bundled_gaps().rules))


def _missing(
    snapshot: Snapshot, purpose: str, today: dt.date, chosen: Iterable[GapRule]
) -> tuple[Gap, ...]:
    facts = Facts(snapshot, today)
    found = [gap for rule in chosen if purpose in rule.purposes for gap in _gaps(rule, facts)]
    return tuple(sorted(found, key=lambda gap: GROUPS.index(gap.group)))


@cache
def bundled_gaps() -> GapBook:
    """Return the rules that ship with the app, read once."""
    return read_gaps(_FILE, bundled.read_text(f"questions/{_FILE}"), bundled_rules().sources)


def read_gaps(file: str, text: str, sources: Mapping[str, Source]) -> GapBook:
    """Read a file of missing things.

    Args:
        file: its name, for problems.
        text: its text.
        sources: the sources it may cite, by id.
    """
    data, broken = parse(file, text)
    problems = [broken] if broken else []
    rules: dict[str, GapRule] = {}
    lines = heading_lines(text, "missing")
    for number, entry in enumerate(tables(data, "missing")):
        line = lines[number] if number < len(lines) else 0
        try:
            rule = _rule(entry, sources)
            if rule.id in rules:
                raise RuleFault(f"{rule.id} is there twice")  # noqa: TRY301 - one way to report
            rules[rule.id] = rule
        except RuleFault as fault:
            problems.append(Problem(file, line, str(fault)))
    return GapBook(tuple(rules.values()), tuple(problems))


def _gaps(rule: GapRule, facts: Facts) -> Iterable[Gap]:
    evidence = [evaluate(facts, call) for call in rule.when]
    if None in evidence or any(evaluate(facts, call) is not None for call in rule.not_when):
        return
    if rule.each is None:
        yield _gap(rule, next((fact for fact in evidence if fact and fact.text), Evidence("")))
        return
    for fact in LISTINGS[rule.each.name](facts, *rule.each.args)[: rule.at_most]:
        yield _gap(rule, fact, f"{rule.id}:{fact.record_id}")


def _gap(rule: GapRule, fact: Evidence, id_: str = "") -> Gap:
    what = rule.what.replace("{fact}", fact.text)
    return Gap(id_ or rule.id, what, rule.why, rule.group, fact.record_id, rule.source)


def _rule(entry: dict[str, object], sources: Mapping[str, Source]) -> GapRule:
    where = f"the entry {entry.get('id', 'without id')}"
    texts = {name: entry.get(name) for name in _TEXTS}
    for name, value in texts.items():
        if not isinstance(value, str) or not value.strip():
            raise RuleFault(f"{where} lacks its {name}")
    words = {name: str(value).strip() for name, value in texts.items()}
    unknown = set(entry) - _KNOWN
    if unknown:
        raise RuleFault(f"{where} has an unknown entry: {min(unknown)}")
    if words["source"] not in sources:
        raise RuleFault(f"{where} cites {words['source']}, which is no source")
    if words["group"] not in GROUPS:
        raise RuleFault(f"{where}: the group is one of {', '.join(GROUPS)}")
    each = _each(entry.get("each"), where)
    return GapRule(
        id=words["id"],
        what=words["what"],
        why=words["why"],
        group=words["group"],
        source=sources[words["source"]],
        purposes=purposes(entry.get("purposes"), where),
        when=calls(entry.get("when", []), f"{where}, when", empty=each is not None),
        not_when=calls(entry.get("not_when", []), f"{where}, not_when", empty=True),
        each=each,
        at_most=_at_most(entry.get("at_most", _MOST), where),
    )


def _each(value: object, where: str) -> Call | None:
    if value is None:
        return None
    if not isinstance(value, list) or not value or not isinstance(value[0], str):
        raise RuleFault(f"{where}: each is a list that begins with a listing's name")
    call = Call(value[0], tuple(tuple(a) if isinstance(a, list) else a for a in value[1:]))
    fault = check_listing(call)
    if fault:
        raise RuleFault(f"{where}: {fault}")
    return call


def _at_most(value: object, where: str) -> int:
    if type(value) is not int or value < 1:
        raise RuleFault(f"{where}: at_most is a whole number from 1 on")
    return value
