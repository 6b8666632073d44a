"""Write a readable table of every question rule: what raises it, and what does not.

    python packaging/rule_table.py [FILE]

For each rule of ``resources/questions`` the smallest record found that raises it is written beside
one that is nearly the same and does not. Both are tried with the real engine while the table is
made; a rule for which nothing can be found is named, and the exit code is then 1. Without a file
the table goes to the terminal. It is for reading by somebody who asks of every question: does it
fit, and would this person be glad of it?
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from apptprep.questions.conditions import evaluate
from apptprep.questions.facts import Facts
from apptprep.questions.model import Call, Rule
from apptprep.questions.rules import bundled_rules
from apptprep.questions.suggest import raised
from apptprep.records import Person, Record, Snapshot, fields_of, show_value
from rule_atoms import TODAY, Atom, pool, words_of

_MOST = 60
_EVERY = "any record, also an empty one"


@dataclass(frozen=True, slots=True)
class Row:
    """A rule with a record that raises it and one that does not.

    Attributes:
        rule: the rule.
        raising: records that raise it, None where none were found.
        silent: records that do not, None for a rule of every visit of its purposes.
    """

    rule: Rule
    raising: Atom | None
    silent: Atom | None

    @property
    def is_every_visit(self) -> bool:
        """Whether any record raises it, on visits of its purposes."""
        return self.raising == () and self.silent is None

    @property
    def is_found(self) -> bool:
        """Whether both were found, or it is a rule of every visit."""
        return self.raising is not None and (self.silent is not None or self.is_every_visit)


class Finder:
    """Finds records for rules; what was found for a condition is kept for the next rule."""

    def __init__(self) -> None:
        self._pool = pool(())
        self._known: dict[Call, Atom | None] = {}

    def row(self, rule: Rule) -> Row:
        """Return the row of a rule."""
        for start in self._starts(rule):
            raising = self._least(rule, start)
            if raising is not None:
                return Row(rule, raising, self._silent(rule, raising))
        return Row(rule, None, None)

    def _starts(self, rule: Rule) -> Iterator[Atom]:
        """Yield records in which each condition holds by itself, then others to add to them."""
        parts = [self._for(call) for call in rule.when]
        start = merged(record for part in parts for record in part or ())
        yield start
        others = (*pool(words_of(rule)), *self._pool)
        yield from (merged((*start, *atom)) for atom in others)
        yield from others

    def _for(self, call: Call) -> Atom | None:
        if call not in self._known:
            self._known[call] = next((a for a in self._atoms(call) if _holds(call, a)), None)
        return self._known[call]

    def _atoms(self, call: Call) -> Iterator[Atom]:
        yield ()
        yield from pool(words_of(call))
        yield from self._pool

    def _least(self, rule: Rule, start: Atom) -> Atom | None:
        """Return the records without those that are not needed, None where they raise nothing."""
        if not _raises(rule, start):
            return None
        kept = start
        for record in start:
            fewer = tuple(other for other in kept if other is not record)
            if _raises(rule, fewer):
                kept = fewer
        return kept

    def _silent(self, rule: Rule, raising: Atom) -> Atom | None:
        for record in raising:
            fewer = tuple(other for other in raising if other is not record)
            if not _raises(rule, fewer):
                return fewer
        for atom in (*pool(words_of(rule)), *self._pool):
            more = merged((*raising, *atom))
            if not _raises(rule, more):
                return more
        return None


def rows() -> Iterator[Row]:
    """Yield the row of every bundled rule."""
    finder = Finder()
    for rule in bundled_rules().rules:
        yield finder.row(rule)


def table(found: Iterable[Row]) -> str:
    """Return the rows as a Markdown table, file by file."""
    lines: list[str] = []
    file = ""
    for row in found:
        if row.rule.file != file:
            file = row.rule.file
            lines += ["", f"## {file}", "", "| Question | Visits | Raised by | Not by |"]
            lines.append("| --- | --- | --- | --- |")
        purposes = ", ".join(sorted(row.rule.purposes)) if len(row.rule.purposes) < 4 else "all"  # noqa: PLR2004
        yes = _told(row.raising) if row.raising is not None else "NOTHING FOUND"
        no = _told(row.silent) if row.silent is not None else "NOTHING FOUND"
        if row.is_every_visit:
            yes, no = _EVERY, "a visit of another kind"
        cells = (f"{row.rule.ask} `{row.rule.id}`", purposes, yes, no)
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return "\n".join(["# Every question, what raises it, and what does not", *lines, ""])


def merged(records: Iterable[Record]) -> Atom:
    """Return records with all that is about the person in one, as a real record has it."""
    others: list[Record] = []
    person: Person | None = None
    for record in records:
        if not isinstance(record, Person):
            others.append(record)
        elif person is None:
            person = record
        else:
            given = {
                f.name: getattr(record, f.name)
                for f in fields_of(Person)
                if getattr(record, f.name) != f.empty
            }
            person = replace(person, **given)
    return (*others, person) if person else tuple(others)


def _holds(call: Call, records: Atom) -> bool:
    return evaluate(Facts(Snapshot(records), TODAY), call) is not None


def _raises(rule: Rule, records: Atom) -> bool:
    return raised(rule, Facts(Snapshot(records), TODAY)) is not None


def _told(records: Atom) -> str:
    return "; ".join(_one(record) for record in records) or "an empty record"


def _one(record: Record) -> str:
    parts = []
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value != field.empty:
            text = show_value(field, value)
            parts.append(f"{field.label.lower().rstrip('?')} {text}"[:_MOST])
    return f"**{record.KIND.one}**: {', '.join(parts) or 'nothing in it'}"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def main(arguments: list[str]) -> int:
    """Write the table; return 1 when a rule has no record that raises it, or none that does not."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="where to; the terminal if left out")
    file = parser.parse_args(arguments).file
    found = list(rows())
    text = table(found)
    if file:
        file.write_text(text, encoding="utf-8")
    else:
        print(text)
    for row in found:
        if not row.is_found:
            print(
                f"{row.rule.file}:{row.rule.line}: nothing found for {row.rule.id}", file=sys.stderr
            )
    return 0 if all(row.is_found for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
