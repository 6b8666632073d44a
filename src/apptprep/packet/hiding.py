"""A record without the entries that are left out by choice: what a packet is composed from.

Whatever is left out is left out of everything: summary, timeline, questions and their reasons,
what is missing, differences, counts. So nothing behind this module ever sees it. Leaving out only
takes away: a question, a gap or a difference that shows up *because* something was left out would
be untrue, and is left out as well (:func:`kept`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

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
    Treatment,
    fields_of,
    show_row,
)
from apptprep.records.search import fold

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from apptprep.questions import Contradiction, Gap, Suggestion
    from apptprep.questions.facts import Facts
    from apptprep.questions.model import Rule

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


def printable(snapshot: Snapshot) -> Snapshot:
    """The record without what the app keeps about packets themselves."""
    if not any(snapshot.all(kind) for kind in _OWN) and not snapshot.drafts:
        return snapshot
    return snapshot.of_kinds(_PRINTING)


def without(snapshot: Snapshot, hidden: Collection[str], today: date) -> Snapshot:
    """The record without some entries, without links to them, and without what rests on them.

    Args:
        snapshot: All records.
        hidden: Ids of entries.
        today: The day that rules count from.
    """
    left = printable(snapshot)
    # The person is not an entry one can leave out.
    gone = {
        record.id: record
        for record in left.everything()
        if record.id in hidden and not record.KIND.single
    }
    if not gone:
        return left
    states = {_STATES[kind]: "" for kind in map(type, gone.values()) if kind in _STATES}

    def kept_part(record: Record) -> Record | None:
        if record.id in gone:
            return None
        if isinstance(record, Person):
            return replace(record, **states)  # type: ignore[arg-type]
        if isinstance(record, Question):
            return record
        bare = without_links(record, gone)
        if bare is record:
            return record
        # What cannot be without its link (a dose of a medicine) goes with it.
        return bare if bare.is_complete() or not record.is_complete() else None

    rest = left.filtered(kept_part)
    questions = _Questions(left, rest, gone, today)
    return rest.filtered(lambda r: questions.part_of(r) if isinstance(r, Question) else r)


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
    for record in left.everything():
        names -= _names(record)
    return frozenset(names)


def _names(record: Record) -> frozenset[str]:
    if isinstance(record, Question):
        return frozenset()
    first = _FIRST.get(type(record), "")
    text: str = getattr(record, first) if first else ""
    return _folded(text or record.headline())


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
            same_kind = {name for other in left.all(type(gone)) for name in _names(other)}
            words |= _names(gone) - same_kind
    if not words:
        return ()
    found = (record for record in left.everything() if names_one_of(_written(record), words))
    return tuple(sorted(found, key=lambda record: (record.KIND.many, record.headline())))
