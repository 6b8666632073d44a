"""A record without the entries that are left out by choice: what a packet is composed from.

Whatever is left out is left out of everything: summary, timeline, questions and their reasons,
what is missing, differences, counts. So nothing behind this module ever sees it. Leaving out only
takes away: a question, a gap or a difference that shows up *because* something was left out would
be untrue, and is left out as well (:func:`kept`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from apptprep.packet.links import without_links
from apptprep.records import (
    KINDS,
    Allergy,
    Condition,
    Editor,
    Medication,
    Person,
    Question,
    Record,
    Snapshot,
    SymptomEntry,
    Treatment,
    fields_of,
    show_row,
)
from apptprep.records.search import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from apptprep.questions import Contradiction, Gap, Suggestion
    from apptprep.questions.facts import Facts
    from apptprep.questions.model import Rule

R = TypeVar("R", bound=Record)
_STATES: dict[type[Record], str] = {
    Allergy: "allergies_state",
    Medication: "medications_state",
    Condition: "conditions_state",
    Treatment: "treated_ever",
}
"""What the person said about a whole list ("none known"): not true of a list with gaps."""
_SHORTEST = 4
_PRINTING = frozenset(kind for kind in KINDS if kind.KIND.prints)
_FIRST = {
    kind: next(f.name for f in fields_of(kind) if f.editor is Editor.LINE)
    for kind in KINDS
    if any(f.editor is Editor.LINE for f in fields_of(kind))
}
"""The field that names an entry of a kind."""
_OWN = tuple(kind for kind in KINDS if not kind.KIND.prints)


_LOG_LINKS = frozenset(name for f in fields_of(SymptomEntry) for name in f.links_to)
"""Names of the kinds that entries of the symptom log may lead to."""


def printable(snapshot: Snapshot) -> Snapshot:
    """The record without what the app keeps about packets themselves."""
    if not any(snapshot.all(kind) for kind in _OWN) and not snapshot.drafts:
        return snapshot
    return snapshot.once("printable", lambda: snapshot.of_kinds(_PRINTING))


def without(snapshot: Snapshot, hidden: Collection[str], today: date) -> Snapshot:
    """The record without some entries, without links to them, and without what rests on them.

    Args:
        snapshot: All records.
        hidden: Ids of entries.
        today: The day that rules count from.
    """
    key = ("without", frozenset(hidden), today)
    left = printable(snapshot)
    return left.once(key, lambda: _without(left, hidden, today)) if hidden else left


def _without(left: Snapshot, hidden: Collection[str], today: date) -> Snapshot:
    # The person is not an entry one can leave out.
    found = (left.get(each) for each in hidden)
    gone = {record.id: record for record in found if record is not None and not record.KIND.single}
    if not gone:
        return left
    rest = _cut(left, gone)
    questions = _Questions(left, rest, gone, today)
    parts = [(each, questions.part_of(each)) for each in _all(rest, Question)]
    return rest.changed(
        [part for each, part in parts if part is not None and part is not each],
        [each.id for each, part in parts if part is None],
    )


def _cut(left: Snapshot, gone: dict[str, Record]) -> Snapshot:
    """The record without some entries and without the links of others to them.

    Only entries that lead to one of them are made anew: a long log stays as it is.
    """
    states = {_STATES[kind]: "" for kind in map(type, gone.values()) if kind in _STATES}
    less: list[Record] = []
    drop = list(gone)
    for record in _may_lead_to(left, {type(each) for each in gone.values()}):
        if record.id in gone or isinstance(record, Question):
            continue
        if isinstance(record, Person):
            less.append(replace(record, **states))  # type: ignore[arg-type]
            continue
        bare = without_links(record, gone)
        if bare is record:
            continue
        # What cannot be without its link (a dose of a medicine) goes with it.
        if bare.is_complete() or not record.is_complete():
            less.append(bare)
        else:
            drop.append(record.id)
    return left.changed(less, drop)


def _may_lead_to(left: Snapshot, kinds: Collection[type[Record]]) -> Iterable[Record]:
    """The entries that may have a link to one of some kinds; of the log those that have any."""
    names = {kind.KIND.name for kind in kinds}
    yield from left.everything(but=SymptomEntry)
    if _LOG_LINKS & names:
        yield from left.symptoms.linked
        yield from (draft for draft in left.drafts if isinstance(draft, SymptomEntry))


def _all(snapshot: Snapshot, kind: type[R]) -> list[R]:
    """The entries of a kind, unfinished ones too."""
    drafts = (draft for draft in snapshot.drafts if isinstance(draft, kind))
    return [*snapshot.all(kind), *drafts]


class _Questions:
    """What becomes of questions that rest on entries left out."""

    def __init__(
        self, before: Snapshot, after: Snapshot, gone: dict[str, Record], today: date
    ) -> None:
        # Late: the rules are not needed where nothing is left out.
        from apptprep.questions.facts import Facts
        from apptprep.questions.rules import bundled_rules

        self._gone = gone
        self._before: Facts = Facts(before, today)
        self._after: Facts = Facts(after, today)
        self._rules: dict[str, Rule] = {rule.id: rule for rule in bundled_rules().rules}
        self._words = words_of(gone.values(), after)

    def part_of(self, question: Question) -> Question | None:
        """The question as it may print; None where it is about what is left out."""
        # A difference between two entries has become a question that names both.
        if any(part in self._gone for part in question.rule_id.split(":")):
            return None
        rule = self._rules.get(question.rule_id)
        if rule is not None:
            return self._suggested(question, rule)
        if question.about in self._gone:
            return None
        return self._bare(question)

    def _suggested(self, question: Question, rule: Rule) -> Question | None:
        """A question that was suggested: gone where nothing that is left raises it."""
        from apptprep.questions.suggest import raised

        before, after = raised(rule, self._before), raised(rule, self._after)
        if after is None and (before is not None or question.about in self._gone):
            return None
        bare = self._bare(question)
        if before and after and any(fact.record_id in self._gone for fact in before):
            reason = "; ".join(fact.text for fact in after)
            return replace(bare, because=f"asked because {reason}")
        return bare

    def _bare(self, question: Question) -> Question:
        bare = replace(question, about="") if question.about in self._gone else question
        if names_one_of(fold(bare.because), self._words):
            return replace(bare, because="")
        return bare


def kept(
    snapshot: Snapshot,
    purpose: str,
    today: date,
    found: tuple[tuple[Suggestion, ...], tuple[Gap, ...], tuple[Contradiction, ...]],
) -> tuple[tuple[Suggestion, ...], tuple[Gap, ...], tuple[Contradiction, ...]]:
    """Those suggestions, gaps and differences that the whole record raises too.

    Args:
        snapshot: The whole record.
        purpose: Key of `records.PURPOSES`.
        today: The day that rules count from.
        found: What the record without the entries left out raises.
    """
    from apptprep.questions import contradictions, missing
    from apptprep.questions.facts import Facts
    from apptprep.questions.rules import bundled_rules
    from apptprep.questions.suggest import raised

    whole = Facts(snapshot, today)
    rules = {rule.id: rule for rule in bundled_rules().rules}
    suggestions = tuple(each for each in found[0] if raised(rules[each.rule_id], whole) is not None)
    gaps = {gap.id for gap in missing(snapshot, purpose, today)}
    pairs = {pair.id for pair in contradictions(snapshot, today)}
    return (
        suggestions,
        tuple(gap for gap in found[1] if gap.id in gaps),
        tuple(pair for pair in found[2] if pair.id in pairs),
    )


def words_of(gone: Collection[Record] | Any, left: Snapshot) -> frozenset[str]:  # noqa: ANN401
    """Words that name entries left out and no entry that stays, folded for comparing."""
    names = {name for record in gone for name in _names(record)}
    if not names:
        return frozenset()
    for record in left.everything(but=SymptomEntry):
        names -= _names(record)
    return frozenset(names - _names_in_log(left))


def _names_in_log(left: Snapshot) -> set[str]:
    """The names of all symptom entries: of 100,000 few differ."""
    drafts = (draft for draft in left.drafts if isinstance(draft, SymptomEntry))
    headlines = (name for draft in drafts for name in _names(draft))
    return {name for term in left.symptoms.spellings for name in _folded(term)} | set(headlines)


def _names(record: Record) -> frozenset[str]:
    if isinstance(record, Question):
        return frozenset()
    first = _FIRST.get(type(record), "")
    text: str = getattr(record, first) if first else ""
    return _folded(text or record.headline())


def _names_of(records: Iterable[Record]) -> set[str]:
    return {name for record in records for name in _names(record)}


@lru_cache(maxsize=4096)
def _folded(text: str) -> frozenset[str]:
    """The name for comparing; of 100,000 symptom entries few differ."""
    name = fold(text).strip()
    return frozenset({name}) if len(name) >= _SHORTEST else frozenset()


def names_one_of(folded: str, words: Collection[str]) -> bool:
    """Whether a folded text has one of some words in it."""
    return any(word in folded for word in words)


def _written(record: Record) -> str:
    """All that was typed into an entry, folded; quick, as it is asked of 100,000 entries."""
    texts = [record.headline(), record.source_note]
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not value:
            continue
        if field.editor in (Editor.LINE, Editor.PARAGRAPH):
            texts.append(value)
        elif field.editor is Editor.CHOICES:
            texts += value
        elif field.editor is Editor.ROWS:
            texts += (show_row(row) for row in value)
    return fold("\n".join(texts))


def still_named(snapshot: Snapshot, hidden: Collection[str], today: date) -> tuple[Record, ...]:
    """Entries that stay and still have the name of one left out somewhere in their words.

    Only the person can tell whether that matters; they are asked to look.
    """
    left = without(snapshot, hidden, today)
    words: set[str] = set()
    for each in hidden:
        gone = snapshot.get(each)
        if gone is not None:
            # Of many entries "Pain" one may be left out; its name alone tells nothing of it.
            log = isinstance(gone, SymptomEntry)
            same_kind = _names_in_log(left) if log else _names_of(left.all(type(gone)))
            words |= _names(gone) - same_kind
    if not words:
        return ()
    found = (record for record in left.everything() if names_one_of(_written(record), words))
    return tuple(sorted(found, key=lambda record: (record.KIND.many, record.headline())))
