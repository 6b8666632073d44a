"""The log by symptom and day: always what the entries say, however it came about."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from apptprep.records import LogPart, SymptomEntry, SymptomLog, When, same_symptom
from apptprep.records.order import newest_first

TODAY = dt.date(2026, 5, 12)
NOW = dt.datetime(2026, 5, 12, 9, 4, tzinfo=dt.UTC)
TERMS = ("pain", "Pain", " pain ", "back-pain", "back pain", "nausea")


def entry(number: int, chance: random.Random) -> SymptomEntry:
    """An entry as people and files write them: exact, vague, with words only, or without a day."""
    on = TODAY - dt.timedelta(days=chance.randrange(-3, 90))
    dates = (
        When.of(on),
        When.of(on),
        When.now(NOW),
        When(f"about {on}", on, on, about=True),
        When("a month", on, on + dt.timedelta(days=30)),
        When("since then", on, None),
        When("some day"),
        None,
    )
    return SymptomEntry(
        id=f"{number:04}",
        term=chance.choice(TERMS),
        when=chance.choice(dates),
        created=NOW,
        changed=NOW,
        written_by=chance.choice(("", "Maria", "Tom")),
    )


def in_order(log: SymptomLog) -> tuple[SymptomEntry, ...]:
    """All entries of the parts, put together again."""
    return newest_first(each for part in log.parts.values() for each in part.all)


def check_part(part: LogPart, entries: tuple[SymptomEntry, ...]) -> None:
    """A part answers as looking at each of its entries does."""
    assert part.all == entries
    assert len(part) == len(entries)
    first = {each.id: each.when.earliest if each.when else None for each in entries}
    last = {each.id: each.when.latest if each.when else None for each in entries}
    assert part.dated == tuple(each for each in entries if first[each.id])
    for back in (-5, 0, 1, 14, 60, 500):
        day = TODAY - dt.timedelta(days=back)
        exact = [each for each in entries if first[each.id] and first[each.id] == last[each.id]]
        assert part.on(day) == tuple(each for each in exact if first[each.id] == day)
        week = day + dt.timedelta(days=6)
        assert part.exact_between(day, week) == tuple(
            each for each in exact if day <= (first[each.id] or TODAY) <= week
        )
        begun = tuple(each for each in entries if (on := first[each.id]) and on >= day)
        assert part.begun_since(day) == begun
        reaching = tuple(each for each in entries if (on := last[each.id]) and on >= day)
        assert part.reaching(day) == reaching
        unknown = tuple(e for e in entries if last[e.id] is None or (last[e.id] or day) >= day)
        assert part.recent(day) == unknown


def check(log: SymptomLog, entries: tuple[SymptomEntry, ...]) -> None:
    check_part(log.whole, entries)
    assert in_order(log) == entries
    keys = list(dict.fromkeys(same_symptom(each.term) for each in entries))
    assert [key for key, _part in log.ordered] == keys
    for key, part in log.parts.items():
        check_part(part, tuple(each for each in entries if same_symptom(each.term) == key))
    fresh = SymptomLog(entries)
    assert (log.spellings, log.writers) == (fresh.spellings, fresh.writers)


@pytest.mark.parametrize("seed", range(6))
def test_step_by_step_it_is_as_made_at_once(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    there: dict[str, SymptomEntry] = {}
    log = SymptomLog(())
    for step in range(60):
        gone = [there.pop(each) for each in chance.sample(list(there), min(len(there), step % 3))]
        many = 30 if step == 20 else 2
        come = [entry(step * 100 + number, chance) for number in range(chance.randrange(many + 1))]
        there |= {each.id: each for each in come}
        log = log.changed(gone, come)
        check(log, newest_first(there.values()))


def test_a_log_of_exact_days_alone_never_sorts_again() -> None:
    entries = newest_first(
        SymptomEntry(term="pain", when=When.of(TODAY - dt.timedelta(days=number)))
        for number in range(50)
    )
    log = SymptomLog(entries)
    came = SymptomEntry(term="Pain", when=When.of(TODAY - dt.timedelta(days=7)))
    after = log.changed((entries[3],), (came,))
    assert after.whole.exact is after.whole.all
    assert [each.id for each in after.of("PAIN").on(TODAY - dt.timedelta(days=7))].count(came.id)


def test_the_other_symptoms_are_not_touched() -> None:
    pain, cough = SymptomEntry(term="pain"), SymptomEntry(term="cough")
    log = SymptomLog(newest_first([pain, cough]))
    after = log.changed((), (SymptomEntry(term="pain"),))
    assert after.of("cough") is log.of("cough")
    assert len(log.of("pain")) == 1, "the log before is as it was"
    assert len(after.of("pain")) == 2
    assert len(after.changed(after.of("pain").all, ()).of("pain")) == 0
