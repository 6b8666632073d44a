"""What changed between two packets: pure, over the entries that each of them printed.

New, changed (with the old and the new value), over (stopped, ended, answered) and taken out of the
record. An entry that is still in the record but does not print now is never named: leaving it out
is the person's choice. Symptoms are summarised, not listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from apptprep.packet.trends import first_day, short_number, usual
from apptprep.records import (
    KINDS,
    DoseTaken,
    Editor,
    Person,
    Question,
    Record,
    Snapshot,
    SymptomEntry,
    fields_of,
    show_row,
    show_value,
)
from apptprep.records.search import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable

    from apptprep.records import Field

What = Literal["new", "changed", "over", "gone"]
WORDS: Final[dict[What, str]] = {
    "new": "New",
    "changed": "Changed",
    "over": "Stopped or over",
    "gone": "Taken out",
}
"""What happened to an entry, in a word."""
_SILENT: Final = frozenset(
    {
        "order",
        "rule_id",
        "because",
        "source_title",
        "ask_first",
        "appointment",
        "about",
        "code",
        "refills",
        "pharmacy",
        "seller",
        "licence",
        "prescription_kept",
        "abroad",
        "study_uid",
        "accession",
        "copied_from",
        "phone",
        "fax",
        "taken_lately",
    }
)
"""Fields whose change says nothing to a clinician."""
_BEFORE: Final = 30
"""Symptoms are compared with this many days before the last packet."""
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """One entry that is not as it was.

    Attributes:
        what: What happened to it.
        record: The entry, as it is now (as it was, where it was taken out).
        details: For a changed one a phrase for each field: "Dose: was 10 mg, now 20 mg".
    """

    what: What
    record: Record
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """All that changed.

    Attributes:
        since: The day the packet before was made.
        kinds: Changes of each kind, in the order of the kinds.
        symptoms: A sentence for each symptom that was logged since.
        logged: How many symptom entries are new.
    """

    since: date
    kinds: tuple[tuple[type[Record], tuple[Change, ...]], ...] = ()
    symptoms: tuple[str, ...] = ()
    logged: int = 0

    def counts(self) -> dict[What, int]:
        """How many entries are new, changed, over, taken out; symptom entries left aside."""
        found = dict.fromkeys(WORDS, 0)
        for _, several in self.kinds:
            for each in several:
                found[each.what] += 1
        return found


def compare(
    before: Iterable[Record],
    now: Iterable[Record],
    since: date,
    there: Container[str],
    kinds: Collection[type[Record]] = KINDS,
) -> Changes:
    """Compare what two packets printed.

    Args:
        before: The entries the packet before printed.
        now: The entries this one prints.
        since: The day the packet before was made.
        there: Has the ids of all entries of the record, printed or not: what is in it was not taken
            out.
        kinds: The kinds that print now; of others nothing is said.
    """
    old, new = Snapshot(before), Snapshot(now)
    told = [
        (kind, found)
        for kind in KINDS
        if kind in kinds and kind is not SymptomEntry and (found := _of_kind(kind, old, new, there))
    ]
    symptoms, logged = _symptoms(old, new, since)
    return Changes(since, tuple(told), symptoms, logged)


def _of_kind(
    kind: type[Record], old: Snapshot, new: Snapshot, there: Container[str]
) -> tuple[Change, ...]:
    was = {record.id: record for record in old.all(kind)}
    found = [
        change
        for record in new.all(kind)
        if (change := _change(was.get(record.id), record, old, new)) is not None
    ]
    found += [
        Change("gone", record)
        for record in was.values()
        if record.id not in there and not isinstance(record, Question | DoseTaken)
    ]
    order = list(WORDS)
    return tuple(sorted(found, key=lambda change: order.index(change.what)))


def _change(was: Record | None, now: Record, old: Snapshot, new: Snapshot) -> Change | None:
    if was is None:
        # New questions stand on the question sheet; single doses are counted nowhere here.
        quiet = isinstance(now, Question | DoseTaken)
        return None if quiet else Change("new", now)
    details = _details(was, now, old, new)
    if was.is_current() and not now.is_current():
        return Change("over", now, details)
    if not details or isinstance(now, DoseTaken):
        return None
    return Change("changed", now, details)


def _details(was: Record, now: Record, old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    found = []
    for field in fields_of(type(now)):
        one, other = getattr(was, field.name), getattr(now, field.name)
        # What is not said of the person may be left out with its section, here or before.
        unsaid = isinstance(now, Person) and field.empty in (one, other)
        if _is_silent(field) or unsaid or one == other:
            continue
        if field.editor is Editor.ROWS:
            found += _rows(field, one, other, new)
        else:
            before = _short(show_value(field, one, old))
            after = _short(show_value(field, other, new))
            found.append(_phrase(field.label.rstrip("?"), before, after))
    if was.source != now.source and "unsure" in (was.source, now.source):
        sure = now.source != "unsure"
        found.append("Was unsure, now sure" if sure else "Now marked as unsure")
    return tuple(phrase for phrase in found if phrase)


def _is_silent(field: Field) -> bool:
    """Whether a field's change is not told.

    Files do not travel, and a link that is gone because its entry does not print is no change.
    """
    no_news = field.editor in (Editor.FILES, Editor.LINK, Editor.LINKS)
    return no_news or not field.prints or field.name in _SILENT


def _rows(field: Field, one: tuple[Any, ...], other: tuple[Any, ...], new: Snapshot) -> list[str]:
    """Rows that came and went; one that only changed shows both."""
    came = [_short(show_row(row, new)) for row in other if row not in one]
    went = [_short(show_row(row, new)) for row in one if row not in other]
    label = field.label.rstrip("?")
    if len(came) == len(went):
        return [_phrase(label, before, after) for before, after in zip(went, came, strict=True)]
    found = [f"{label}, added: {text}" for text in came if text]
    return found + [f"{label}, taken out: {text}" for text in went if text]


def _phrase(label: str, before: str, after: str) -> str:
    if before == after:
        return ""
    if not before:
        return f"{label}: {after}"
    return f"{label}: was {before}, now {after or 'not written down'}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _symptoms(old: Snapshot, new: Snapshot, since: date) -> tuple[tuple[str, ...], int]:
    """A sentence for each symptom logged since: usual and worst number, and the usual before."""
    known = {entry.id for entry in old.all(SymptomEntry)}
    since_then: dict[str, list[SymptomEntry]] = {}
    ever = set()
    for entry in new.all(SymptomEntry):
        on = first_day(entry.when)
        if on and on < since:
            ever.add(fold(entry.term))
        if entry.id not in known and (on is None or on >= since):
            since_then.setdefault(fold(entry.term), []).append(entry)
    start = since - timedelta(days=_BEFORE)
    before: dict[str, list[int]] = {}
    for entry in old.all(SymptomEntry):
        ever.add(fold(entry.term))
        on = first_day(entry.when)
        if entry.score is not None and on and on >= start:
            before.setdefault(fold(entry.term), []).append(entry.score)
    ordered = sorted(since_then.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = (_symptom(several, before.get(key, []), key in ever) for key, several in ordered)
    return tuple(lines), sum(len(several) for several in since_then.values())


def _symptom(entries: list[SymptomEntry], before: list[int], known: bool) -> str:  # noqa: FBT001
    term = " ".join(entries[0].term.split())
    times = "once" if len(entries) == 1 else f"{len(entries)} times"
    scores = [entry.score for entry in entries if entry.score is not None]
    parts = [f"logged {times}"]
    if (middle := usual(scores)) is not None:
        parts.append(f"usual {short_number(middle)}, worst {max(scores)} of 10")
    if not known:
        parts.append("not logged before")
    elif (earlier := usual(before)) is not None:
        parts.append(f"usual before {short_number(earlier)}")
    return f"{term[:1].upper()}{term[1:]}: {'; '.join(parts)}"
