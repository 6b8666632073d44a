"""What comes and goes among sorted records: the same order, and few of them are looked at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from apptprep.records import Measurement, SymptomEntry, When
from apptprep.records.order import merged, newest_first

if TYPE_CHECKING:
    import pytest

TODAY = dt.date(2026, 5, 12)
NOW = dt.datetime(2026, 5, 12, 9, 4, tzinfo=dt.UTC)
DATES = (
    None,
    When("some day"),
    When.of(TODAY),
    When.now(NOW),
    When.parse("May 2026", TODAY),
    When.parse("about 2025", TODAY),
    When.of(TODAY - dt.timedelta(days=400)),
)
RECORDS = [
    SymptomEntry(id=f"{n:03}", term="pain", when=DATES[n % len(DATES)], created=NOW, changed=NOW)
    for n in range(60)
]


def test_one_after_the_other_gives_the_order_of_sorting() -> None:
    group: tuple[SymptomEntry, ...] = ()
    for at, record in enumerate(RECORDS):
        group = merged(group, (), (record,))
        assert group == newest_first(RECORDS[: at + 1])
    for at, record in enumerate(RECORDS):
        group = merged(group, (record,), ())
        assert group == newest_first(RECORDS[at + 1 :])


def test_many_at_once_do_so_too() -> None:
    group = merged(newest_first(RECORDS[:30]), RECORDS[:20], RECORDS[30:])
    assert group == newest_first(RECORDS[20:])


def test_no_change_is_the_same_group() -> None:
    group = newest_first(RECORDS)
    assert merged(group, (), ()) is group


def test_one_among_ten_thousand_looks_at_few(monkeypatch: pytest.MonkeyPatch) -> None:
    many = newest_first(
        Measurement(id=f"{n:05}", what="weight", value="60", when=When.of(TODAY), created=NOW)
        for n in range(10_000)
    )
    asked: list[str] = []
    plain = Measurement.moment

    def counted(self: Measurement) -> When | None:
        asked.append(self.id)
        return plain(self)

    monkeypatch.setattr(Measurement, "moment", counted)
    came = Measurement(id="05000x", what="weight", value="61", when=When.of(TODAY), created=NOW)
    group = merged(many, (many[7],), (came,))
    assert len(asked) < 40
    assert [each.id for each in group] == sorted((each.id for each in group), reverse=True)
    assert len(group) == 10_000
