"""The entries in memory: a change costs what it changes, and the snapshot of before stays."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from apptprep.records import Measurement, Record, SymptomEntry, When
from apptprep.store.memory import Memory

if TYPE_CHECKING:
    import pytest

TODAY = dt.date(2026, 5, 12)


def entry(number: int, term: str = "pain") -> SymptomEntry:
    return SymptomEntry(id=f"{number:05}", term=term, when=When.of(TODAY - dt.timedelta(number)))


def test_a_change_among_thousands_looks_at_few_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(entry(number) for number in range(5000))
    looked_at: list[str] = []
    moment = SymptomEntry.moment

    def counted(self: Record) -> When | None:
        looked_at.append(self.id)
        return moment(self)

    monkeypatch.setattr(SymptomEntry, "moment", counted)
    before = memory.snapshot()
    memory.change([entry(77, "cough"), SymptomEntry(id="new", term="pain")], ["00003"])
    after = memory.snapshot()
    assert 0 < len(looked_at) < 400
    assert [each.id for each in after.symptoms.of("cough").all] == ["00077"]
    assert len(after) == 5000
    assert (after.version, before.version) == (1, 0)
    assert len(before.symptoms.of("pain")) == 5000
    assert [each.id for each in after.symptoms.of("pain").all[:4]] == [
        "00000",
        "00001",
        "00002",
        "00004",
    ]


def test_what_did_not_change_is_the_very_same() -> None:
    memory = Memory([entry(1), Measurement(id="m", what="weight", value="60")])
    log = memory.snapshot().symptoms
    memory.change([Measurement(id="m", what="weight", value="61")], [])
    assert memory.snapshot().symptoms is log
    assert memory.snapshot() is memory.snapshot()
    assert "m" in memory
    assert "n" not in memory
    (kept,) = memory.snapshot().all(SymptomEntry)
    assert memory.holds(kept)
    assert not memory.holds(entry(1, "cough"))
