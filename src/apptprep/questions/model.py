"""What the question engine reads and returns: rules, sources, evidence, suggestions, problems.

All of it is frozen plain data without a printable form of its own (``repr=False`` where facts of
a person are held), so that nothing private reaches a log or a traceback.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from apptprep.records.when import When


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """A fact of the record, or its absence, that makes a question sensible.

    Attributes:
        text: short and concrete, as the end of "asked because …"; ``""`` for a condition that
            only lets a rule through and is never printed.
        when: the date of the fact, where it has one.
        record_id: the entry it stands in, ``""`` for an absence.
    """

    text: str
    when: When | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the sentence under a question can be read.

    Attributes:
        id: the name rules cite it by.
        publisher: who answers for it, e.g. "American Cancer Society".
        title: the page's or paper's own title.
        address: where it was found.
        checked: the day it was read for this app.
        fact: what it says that matters here, in our own words.
    """

    id: str
    publisher: str
    title: str
    address: str
    checked: dt.date
    fact: str

    def line(self) -> str:
        """Return the source as one line for screen and paper."""
        checked = f"{self.checked.day} {self.checked:%B %Y}"
        return f"{self.publisher}: {self.title} ({self.address}, checked {checked})"


@dataclass(frozen=True, slots=True)
class Call:
    """One condition of a rule: its name and the arguments written beside it."""

    name: str
    args: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A question and when it is worth asking; see :mod:`apptprep.questions.rules` for the file.

    Attributes:
        id: unique over all files; a chosen or dropped question remembers it.
        topic: heading it is folded under.
        ask: the question, in the person's voice.
        because: one plain sentence: why it is sensible.
        source: what ``because`` rests on.
        when: conditions that must all hold.
        not_when: conditions of which none may hold.
        purposes: purposes of visits it belongs to.
        weight: 0 to 100; heavier comes first, from 90 on before everything else.
        merge: rules with the same key ask nearly the same; the heaviest one stays.
        plain: one of the eight plain questions of a second opinion.
        sign: asks about a milder warning sign: it keeps a place in the short list, not the first.
        file: the rule file's name.
        line: where the rule starts in it.
    """

    id: str
    topic: str
    ask: str
    because: str
    source: Source
    when: tuple[Call, ...]
    not_when: tuple[Call, ...]
    purposes: frozenset[str]
    weight: int
    merge: str = ""
    plain: bool = False
    sign: bool = False
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a bundled rule file; the rest of the file still counts.

    Attributes:
        file: the file's name.
        line: the line, 1 for the first; 0 where it cannot be told.
        sentence: what is wrong.
    """

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Return ``file:line: sentence``, as compilers do."""
        return f"{self.file}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True, repr=False)
class Suggestion:
    """A question worth asking on this visit, with the facts that raised it.

    Attributes:
        rule_id: the rule it comes from.
        topic: heading it is folded under.
        ask: the question, in the person's voice.
        because: why it is sensible, in one sentence.
        evidence: the facts of the record that raised it; never empty.
        source: what ``because`` rests on.
        weight: 0 to 100.
        plain: one of the eight plain questions of a second opinion.
        sign: asks about a milder warning sign: it keeps a place in the short list, not the first.
    """

    rule_id: str
    topic: str
    ask: str
    because: str
    evidence: tuple[Evidence, ...]
    source: Source
    weight: int
    plain: bool = False
    sign: bool = False

    def reason(self) -> str:
        """Return the facts as one line, e.g. ``"the liver is written down as …; no biopsy …"``."""
        return "; ".join(fact.text for fact in self.evidence)


@dataclass(frozen=True, slots=True, repr=False)
class Gap:
    """Something this visit needs that the record does not hold.

    Attributes:
        id: the rule it comes from, with the entry's id behind it where it is about one entry.
        what: what is missing.
        why: what it is needed for, in one sentence.
        group: ``"papers"``, ``"images"``, ``"slides"`` or ``"facts"``.
        record_id: the entry it concerns, ``""`` for none.
        source: what ``why`` rests on.
    """

    id: str
    what: str
    why: str
    group: str
    record_id: str = ""
    source: Source | None = None
