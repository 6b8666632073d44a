"""The call-now card: what people in cancer care are told to call about, and whom to call.

The card is general information: the same lines whoever looks, read from ``callnow.toml``. It
never names a condition as somebody's and never says that all is well. Nothing logged hides a
line; only a record that says that no treatment was ever given leaves out the lines that are for
people on treatment.

Beside the card, :func:`matches` tells which of its lines have words like those in the latest
entries, so that the card can be opened there. That no line matches says nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from apptprep import bundled
from apptprep.questions.call_match import Recent
from apptprep.questions.call_signs import Sign, Way, read_ways
from apptprep.questions.conditions.treatments import never_treated
from apptprep.questions.countries import code_of
from apptprep.questions.facts import Facts
from apptprep.questions.model import Evidence, Problem, Source
from apptprep.questions.rules import RuleFault, bundled_rules
from apptprep.questions.toml_lines import heading_lines, parse, tables
from apptprep.records import Snapshot

GROUPS = ("emergency", "team")
_FILE = "callnow.toml"
_NEUTRAL = "your local emergency number"


@dataclass(frozen=True, slots=True)
class CallLine:
    """One sign to call about.

    Attributes:
        id: stable name.
        text: what is seen or felt.
        group: ``"emergency"`` (the emergency number) or ``"team"`` (the team, at any hour).
        source: where people in treatment are told so.
        needs_treatment: only for people who have, or may have, had treatment.
        opens: what in the latest entries opens the card at this line.
    """

    id: str
    text: str
    group: str
    source: Source
    needs_treatment: bool = False
    opens: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class CallMatch:
    """A line of the card that has words like those of the latest entries.

    Attributes:
        line_id: the line's id.
        evidence: the entries, each with its words, date and record id; never empty.
    """

    line_id: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CallBook:
    """The card's lines and numbers, and what was wrong with the rest."""

    lines: tuple[CallLine, ...]
    numbers: Mapping[str, str]
    neutral: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, repr=False)
class CallNow:
    """The card for one person.

    Attributes:
        team_number: the care team's 24-hour number, ``""`` when not written down.
        emergency_number: the number of the person's country, else neutral words.
        lines: the signs, those for the emergency number first.
        fever_threshold: the temperature at which the team wants a call, as written, else ``""``.
    """

    team_number: str
    emergency_number: str
    lines: tuple[CallLine, ...]
    fever_threshold: str = ""


def card(snapshot: Snapshot, today: dt.date) -> CallNow:
    """Return the card for the person of this record.

    Args:
        snapshot: all records at one moment.
        today: the day the card is shown.
    """
    book = bundled_calls()
    person = snapshot.person
    untreated = never_treated(Facts(snapshot, today)) is not None
    lines = [line for line in book.lines if not (line.needs_treatment and untreated)]
    return CallNow(
        team_number=person.team_phone,
        emergency_number=book.numbers.get(code_of(person.country), book.neutral),
        lines=tuple(sorted(lines, key=lambda line: GROUPS.index(line.group))),
        fever_threshold=person.fever_threshold,
    )


def matches(snapshot: Snapshot, today: dt.date) -> tuple[CallMatch, ...]:
    """Return the lines of the card that the latest entries have words for, in the card's order.

    Nobody is told what they have, or that a line does not concern them: this only says where to
    open the card. Whoever wrote an entry, the person or a caregiver, it counts alike.

    Args:
        snapshot: all records at one moment.
        today: the day the card is shown.
    """
    return snapshot.once(("call-now", today), lambda: _matches(snapshot, today))


def _matches(snapshot: Snapshot, today: dt.date) -> tuple[CallMatch, ...]:
    recent = Recent(snapshot, today)
    memo: dict[Sign, Evidence | None] = {}
    found = []
    for line in card(snapshot, today).lines:
        for way in line.opens:
            evidence = _way(way, recent, memo)
            if evidence:
                found.append(CallMatch(line.id, evidence))
                break
    return tuple(found)


def _way(way: Way, recent: Recent, memo: dict[Sign, Evidence | None]) -> tuple[Evidence, ...]:
    evidence: dict[str, Evidence] = {}
    for sign in way:
        if sign not in memo:
            memo[sign] = recent.find(sign)
        fact = memo[sign]
        if fact is None:
            return ()
        evidence[fact.record_id] = fact
    return tuple(evidence.values())


@cache
def bundled_calls() -> CallBook:
    """Return the card's lines that ship with the app, read once."""
    return read_calls(_FILE, bundled.read_text(f"questions/{_FILE}"), bundled_rules().sources)


def read_calls(file: str, text: str, sources: Mapping[str, Source]) -> CallBook:
    """Read the file of the card.

    Args:
        file: its name, for problems.
        text: its text.
        sources: the sources it may cite, by id.
    """
    data, broken = parse(file, text)
    problems = [broken] if broken else []
    places = heading_lines(text, "line")
    lines: dict[str, CallLine] = {}
    for number, entry in enumerate(tables(data, "line")):
        try:
            line = _line(entry, sources)
            if line.id in lines:
                raise RuleFault(f"the line {line.id} is there twice")  # noqa: TRY301
            lines[line.id] = line
        except RuleFault as fault:
            place = places[number] if number < len(places) else 0
            problems.append(Problem(file, place, str(fault)))
    emergency = data.get("emergency")
    entries = emergency if isinstance(emergency, dict) else {}
    numbers = _numbers(entries.get("numbers"))
    if not numbers:
        problems.append(Problem(file, 0, "there are no emergency numbers"))
    neutral = entries.get("neutral", _NEUTRAL)
    return CallBook(tuple(lines.values()), numbers, str(neutral), tuple(problems))


def _line(entry: dict[str, object], sources: Mapping[str, Source]) -> CallLine:
    texts = {}
    for name in ("id", "text", "group", "source"):
        value = entry.get(name)
        if not isinstance(value, str) or not value.strip():
            raise RuleFault(f"the line {entry.get('id', 'without id')} lacks its {name}")
        texts[name] = value.strip()
    if texts["group"] not in GROUPS:
        raise RuleFault(f"the line {texts['id']}: the group is one of {', '.join(GROUPS)}")
    if texts["source"] not in sources:
        raise RuleFault(f"the line {texts['id']} cites {texts['source']}, which is no source")
    needs = entry.get("needs_treatment", False)
    if not isinstance(needs, bool):
        raise RuleFault(f"the line {texts['id']}: needs_treatment is true or false")
    ways = read_ways(entry["opens"], f"the line {texts['id']}") if "opens" in entry else ()
    source = sources[texts["source"]]
    return CallLine(texts["id"], texts["text"], texts["group"], source, needs, ways)


def _numbers(value: object) -> dict[str, str]:
    found = value if isinstance(value, dict) else {}
    return {code: number for code, number in found.items() if isinstance(number, str)}
