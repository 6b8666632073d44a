"""Stopped, yet still current: medicines, treatments and other illnesses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.facts import dated
from apptprep.questions.model import Evidence
from apptprep.records import Condition, DoseTaken, Medication, Snapshot, Treatment, When

_ASK_MEDICINE = "Am I to go on taking {name}?"
_ASK_TREATMENT = "Is {name} over, or does it go on?"


def stopped(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:
    """Find what has an end and goes on all the same.

    That is a dose taken after a medicine was stopped, a cycle given after a treatment ended, a
    treatment that goes on or an illness that is still there with an end in the past.
    """
    yield from _medicines(snapshot)
    for t in snapshot.all(Treatment):
        yield from _treatment(t, today)
    for c in snapshot.all(Condition):
        if c.state == "active" and is_past(c.until, today):
            one = Evidence(f"{c.name} is written down as still there", c.since, c.id)
            two = Evidence(_ended(c.name, c.until), c.until, c.id)
            what = f"{c.name} is still there and has an end."
            yield pair("stopped", what, f"Do I still have {c.name}?", (one, two))


def is_past(when: When | None, today: dt.date) -> bool:
    """Tell whether a date surely lies before today."""
    return when is not None and when.latest is not None and when.latest < today


def is_after(later: When | None, earlier: When | None) -> bool:
    """Tell whether one date surely lies after another; partial dates that overlap do not."""
    if later is None or earlier is None or later.earliest is None or earlier.latest is None:
        return False
    return later.earliest > earlier.latest


def _medicines(snapshot: Snapshot) -> Iterator[Contradiction]:
    ended = {m.id: m for m in snapshot.all(Medication) if m.stopped is not None}
    seen: set[str] = set()
    for dose in snapshot.all(DoseTaken) if ended else ():
        m = ended.get(dose.medication)
        if m is None or m.id in seen or not is_after(dose.when, m.stopped):
            continue
        seen.add(m.id)
        one = Evidence(dated(f"{m.name} was stopped", m.stopped), m.stopped, m.id)
        two = Evidence(dated(f"a dose of {m.name} was taken", dose.when), dose.when, dose.id)
        what = f"{m.name} was stopped, and a dose was taken later."
        found = pair("stopped", what, _ASK_MEDICINE.format(name=m.name), (one, two))
        # The newest dose changes; the difference stays the same one.
        yield Contradiction(f"stopped:dose:{m.id}", found.kind, what, found.sides, found.ask)


def _treatment(t: Treatment, today: dt.date) -> Iterator[Contradiction]:
    end = Evidence(_ended(t.name, t.ended), t.ended, t.id)
    ask = _ASK_TREATMENT.format(name=t.name)
    if t.state == "ongoing" and is_past(t.ended, today):
        goes_on = Evidence(dated(f"{t.name} goes on now", t.started), t.started, t.id)
        yield pair("stopped", f"{t.name} goes on and has an end.", ask, (goes_on, end))
    later = [w for w in t.cycle_starts() if is_after(w, t.ended)]
    if later:
        given = Evidence(dated(f"a cycle of {t.name} was given", later[-1]), later[-1], t.id)
        what = f"{t.name} ended, and a cycle was given later."
        yield pair("stopped", what, ask, (end, given), "cycle")


def _ended(name: str, when: When | None) -> str:
    return dated(f"{name} ended", when)
