"""What the app makes of the made-up people, as text to read line by line."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.questions.people.making import TODAY, MadeUp

from apptprep.questions import card, contradictions, matches, missing, shortlist
from apptprep.questions.shortlist import Pick

NAMES = (
    "bowel_liver",
    "breast_bone",
    "lung_brain",
    "lymphoma_young",
    "man_breast",
    "melanoma_immune",
    "myeloma_back",
    "ovary_trial",
    "pancreas_new",
    "prostate_old",
    "sarcoma_teen",
    "unknown_primary",
)
EXPECTED = Path(__file__).parent / "expected"


def person_named(name: str) -> MadeUp:
    """Return the made-up person of that module."""
    module = importlib.import_module(f"tests.questions.people.{name}")
    person = module.PERSON
    assert isinstance(person, MadeUp)
    return person


def report(person: MadeUp) -> str:
    """Return the best 12 with their reasons, what is missing, what differs, and the card."""
    parts = (_head(person), _best(person), _missing(person), _differs(person), _card(person))
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(person: MadeUp) -> Iterator[str]:
    yield person.about
    yield f"Visit: {person.purpose}. Today: {TODAY.isoformat()}."


def _best(person: MadeUp) -> Iterator[str]:
    found = shortlist(person.snapshot, person.purpose, TODAY)
    yield "\nTHE BEST TWELVE (the first three to ask first)\n"
    for number, pick in enumerate(found.best, start=1):
        yield from _pick(number, pick)
    yield f"\n{sum(len(topic.picks) for topic in found.rest)} more, folded by topic."


def _pick(number: int, pick: Pick) -> Iterator[str]:
    mark = "*" if number <= 3 else " "
    yield f"{mark}{number:3}. {pick.text}"
    if pick.suggestion:
        yield f"      asked because {pick.suggestion.reason()}"
        yield f"      {pick.suggestion.because}"
        yield f"      [{pick.suggestion.rule_id}; {pick.suggestion.source.publisher}]"


def _missing(person: MadeUp) -> Iterator[str]:
    yield "\nMISSING FOR THIS VISIT\n"
    for gap in missing(person.snapshot, person.purpose, TODAY):
        yield f"  {gap.group}: {gap.what} ({gap.why})"


def _differs(person: MadeUp) -> Iterator[str]:
    yield "\nENTRIES TO CHECK\n"
    for found in contradictions(person.snapshot, TODAY):
        yield f"  {found.kind}: {found.what}"
        yield from (f"      - {side.text}" for side in found.sides)
        yield f"      {found.ask}"


def _card(person: MadeUp) -> Iterator[str]:
    shown = card(person.snapshot, TODAY)
    texts = {line.id: f"{line.group}: {line.text}" for line in shown.lines}
    yield "\nCALL-NOW CARD\n"
    yield f"  emergency {shown.emergency_number}; team {shown.team_number or 'not written down'}"
    yield f"  {len(shown.lines)} lines; it opens at:"
    for match in matches(person.snapshot, TODAY):
        yield f"  {texts[match.line_id]}"
        yield f"      you wrote: {'; '.join(fact.text for fact in match.evidence)}"
