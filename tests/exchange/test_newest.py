"""Which of very many entries are kept one by one, and what is known of the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from apptprep.exchange.newest import AGAIN, OLDER, Newest, mark
from apptprep.exchange.reading import Found, Further, Who
from apptprep.records import Measurement, Medication, Origin, Record, SymptomEntry, When

START = dt.date(2020, 1, 1)


def pulse(day: int, *, why: str = "", what: str = "Pulse", number: str = "") -> Found:
    when = When.of(START + dt.timedelta(days=day))
    origin = Origin(file="a.ndjson", place=f"Observation {what} {day}", number=number)
    record = Measurement(what=what, value=str(60 + day), unit="a minute", when=when,
                         origins=(origin,))  # fmt: skip
    return Found(record, "", relevant=not why, why=why)


def kept(found: list[Found], most: int | None) -> tuple[list[Found], list[Further], list[Found]]:
    let_go: list[Found] = []
    newest = Newest(most, let_go.append)
    for each in found:
        newest.add(each)
    whole, further = newest.finish()
    return list(whole), list(further), let_go


def days(found: list[Found]) -> list[int]:
    told = [each.record.moment() for each in found]
    return [(when.latest - START).days for when in told if when and when.latest]


def test_few_entries_are_all_kept_as_they_are() -> None:
    found = [pulse(1), pulse(1), pulse(3)]
    assert kept(found, 20) == (found, [], [])


def test_no_limit_keeps_all() -> None:
    found = [pulse(day) for day in range(3000)]
    assert kept(found, None) == (found, [], [])


def test_the_newest_are_kept_in_the_order_of_the_file() -> None:
    found = [pulse(day, why="older than a year") for day in reversed(range(3000))]
    whole, further, let_go = kept(found, 1000)
    assert days(whole) == list(reversed(range(2000, 3000)))
    (told,) = further
    assert (told.kind, told.why, told.number) == (Measurement, "older than a year", 2000)
    assert (told.first, told.last) == (When.of(START), When.of(START + dt.timedelta(days=1999)))
    assert sorted(days(let_go)) == list(range(2000))


def test_what_is_ticked_stays_before_what_is_not() -> None:
    found = [pulse(day) for day in range(600)]
    found += [pulse(day, why="older than a year") for day in range(900, 2000)]
    whole, further, _ = kept(found, 1000)
    assert sum(not each.why for each in whole) == 600
    assert [each.why for each in further] == ["older than a year"]


def test_what_is_ticked_gives_way_only_where_nothing_else_is_left() -> None:
    whole, further, _ = kept([pulse(day) for day in range(3000)], 1000)
    assert days(whole) == list(range(2000, 3000))
    assert [(each.why, each.number) for each in further] == [(OLDER, 2000)]


def test_what_there_is_most_of_gives_way_first() -> None:
    seldom: list[Found] = [pulse(day, what="CA 15-3", why="old") for day in range(0, 3000, 30)]
    medicine = Medication(name="Letrozole", started=When.of(START))
    seldom.append(Found(medicine, "", relevant=False, why="no longer taken"))
    found = seldom + [pulse(day, why="old") for day in range(5000)]
    whole, further, _ = kept(found, 1000)
    assert [each for each in whole if each in seldom] == seldom
    assert sum(each.number for each in further) == len(found) - 1000


def test_two_people_are_counted_apart_from_each_other() -> None:
    hers, his = Who("Ann"), Who("Bo")
    found = [replace(pulse(day, why="old"), who=hers) for day in range(5000)]
    found += [replace(pulse(day, why="old"), who=his) for day in range(100)]
    whole, _, _ = kept(found, 1000)
    assert sum(each.who == his for each in whole) == 100


def test_the_same_said_again_is_counted_as_that_and_the_newest_file_stays() -> None:
    def taken(number: int) -> Found:
        dated = When.of(START + dt.timedelta(days=number))
        origin = Origin(file=f"{number}.xml", place="Medications, row 1", dated=dated)
        return Found(Medication(name="Letrozole", origins=(origin,)), "")

    found: list[Found] = [taken(number) for number in range(2000)]
    other = pulse(1)
    whole, further, _ = kept([*found, other], 1000)
    assert whole == [found[-1], other]
    assert [(each.kind, each.why, each.number) for each in further] == [(Medication, AGAIN, 1999)]


def test_two_equal_lines_of_a_log_are_two() -> None:
    when = When.of(START)
    found = [Found(SymptomEntry(term="Pain", now=4, when=when), "") for _ in range(300)]
    whole, further, _ = kept(found, 100)
    assert len(whole) == 100
    assert [(each.why, each.number) for each in further] == [(OLDER, 200)]


def test_each_that_is_only_counted_leaves_its_mark() -> None:
    found = [pulse(day, why="old", number=f"system|{day}") for day in range(2000)]
    whole, (told,), let_go = kept(found, 1000)
    assert sorted(told.marks) == sorted(mark(each.record.origins[0]) for each in let_go)
    assert not set(told.marks) & {mark(each.record.origins[0]) for each in whole}


def test_a_mention_is_known_by_its_number_else_by_its_place() -> None:
    one = Origin(file="a.json", place="Observation 1", number="system|1")
    assert mark(one) == mark(Origin(file="b.json", place="Observation 9", number="system|1"))
    assert mark(Origin(file="a", place="x")) == mark(Origin(file="a", place="x"))
    assert mark(Origin(file="a", place="x")) != mark(Origin(file="b", place="x"))


def test_an_entry_without_a_day_is_kept_longest() -> None:
    dateless: Record = Measurement(what="Pulse", value="60")
    found = [Found(dateless, "", relevant=False, why="old")]
    found += [pulse(day, why="old") for day in range(3000)]
    assert kept(found, 1000)[0][0] is found[0]
