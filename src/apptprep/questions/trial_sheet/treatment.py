"""Rows about treatment: lines, days since each one, best result and why it ended."""

from __future__ import annotations

from collections.abc import Iterator

from apptprep.questions.conditions.treatments import SYSTEMIC, line_number
from apptprep.questions.facts import Facts, dated, is_going_on
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.disease import shown
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.records import Treatment, When

_RULES = "asco-friends"
_NOT_TOLD = ("", "not-told", "unknown")
_SINCE = (
    ("since-medicine", "Days since the last medicine against the cancer", SYSTEMIC),
    ("since-radiation", "Days since the last radiation", ("radiation",)),
    ("since-surgery", "Days since the last surgery", ("surgery",)),
)
_HAVE_I = {
    "since-medicine": "Which medicines against the cancer have I had, and until when?",
    "since-radiation": "Have I had radiation, and when was the last?",
    "since-surgery": "Have I had surgery for this cancer, and when was the last?",
}


def treatment(facts: Facts) -> Iterator[TrialRow]:
    """Yield the lines, the days since each sort of treatment, and each treatment."""
    given = [t for t in facts.snapshot.all(Treatment) if t.state != "planned"]
    person = facts.snapshot.person
    if not given and person.treated_ever == "no":
        fact = Evidence("no cancer treatment was ever given", None, person.id)
        yield TrialRow(
            "lines",
            "treatment",
            "Treatments",
            known=True,
            text="none was ever given",
            evidence=(fact,),
            source=source_of(_RULES),
        )
        return
    yield _lines(given)
    for id_, label, kinds in _SINCE:
        yield _since(id_, label, [t for t in given if t.treatment_kind in kinds], facts)
    for t in reversed(given):
        yield from _one(t, facts)


def _lines(given: list[Treatment]) -> TrialRow:
    """How many lines of therapy are written down; they are counted, never worked out."""
    numbers = {line_number(t.line_of_therapy) for t in given} - {0}
    label = "Lines of therapy written down"
    if not numbers:
        ask = "How many lines of therapy have I had?"
        return unknown(
            "lines", "treatment", label, ask=ask, request="treatment-summary", source=_RULES
        )
    found = [t for t in given if line_number(t.line_of_therapy)]
    evidence = tuple(
        Evidence(dated(f"{t.name}, line {t.line_of_therapy}", t.started), t.started, t.id)
        for t in found
    )
    text = f"{len(numbers)}, the highest is line {max(numbers)}"
    return TrialRow(
        "lines",
        "treatment",
        label,
        known=True,
        text=text,
        evidence=evidence,
        source=source_of(_RULES),
    )


def _since(id_: str, label: str, found: list[Treatment], facts: Facts) -> TrialRow:
    """Days since the last treatment of a sort, from its end or its last cycle."""
    running = [t for t in found if is_going_on(t) and t.treatment_kind != "surgery"]
    if running:
        t = running[0]
        fact = Evidence(dated(f"{t.name} goes on", t.started), t.started, t.id)
        text = f"going on: {t.name}"
        return TrialRow(
            id_,
            "treatment",
            label,
            known=True,
            text=text,
            days=0,
            evidence=(fact,),
            source=source_of(_RULES),
        )
    known = [(w, t) for t in found if (w := last_day(t)) is not None and w.is_understood]
    if not known or len(known) < len(found):
        # A treatment without a day might be the last one: then the counter is not known.
        evidence = tuple(Evidence(f"{t.name}, without its last day", None, t.id) for t in found)
        ask = "" if not found else f"When did I last have {found[0].name}?"
        return unknown(
            id_,
            "treatment",
            label,
            ask=ask or _HAVE_I[id_],
            request="treatment-summary",
            evidence=evidence,
            source=_RULES,
        )
    when, t = max(known, key=lambda pair: pair[0].latest or facts.today)
    fact = Evidence(dated(f"last day of {t.name}", when), when, t.id)
    return TrialRow(
        id_,
        "treatment",
        label,
        known=True,
        text=_days_text(t, when, facts),
        as_of=when,
        days=when.days_before(facts.today),
        evidence=(fact,),
        source=source_of(_RULES),
    )


def _one(t: Treatment, facts: Facts) -> Iterator[TrialRow]:
    """A treatment, and a row for each of its facts that is not known."""
    going_on = is_going_on(t)
    end = last_day(t)
    parts = [
        t.line_of_therapy and f"line of therapy: {t.line_of_therapy}",
        t.aside(),
        "going on" if going_on else "",
        f"best result: {shown(t, 'response').lower()}" if t.response not in _NOT_TOLD else "",
        f"ended: {t.why_ended}" if t.why_ended else "",
    ]
    as_of = None if going_on else end
    days = 0 if going_on else (end.days_before(facts.today) if end else None)
    fact = Evidence(dated(t.name, t.started), t.started, t.id)
    text = ", ".join(part for part in parts if part) or "written down without dates"
    yield TrialRow(
        f"treatment:{t.id}",
        "treatment",
        t.name,
        known=True,
        text=text,
        as_of=as_of,
        days=days,
        evidence=(fact,),
    )
    if t.treatment_kind in SYSTEMIC and t.response in _NOT_TOLD:
        ask = f"What was the best result of {t.name}?"
        yield unknown(
            f"response:{t.id}",
            "treatment",
            f"{t.name}: best result",
            ask=ask,
            request="treatment-summary",
            evidence=(fact,),
        )
    if not going_on and not t.why_ended and t.treatment_kind in SYSTEMIC:
        yield unknown(
            f"why:{t.id}",
            "treatment",
            f"{t.name}: why it ended",
            ask=f"Why did {t.name} end?",
            request="treatment-summary",
            evidence=(fact,),
        )


def last_day(t: Treatment) -> When | None:
    """Return the last day a treatment is known to have been given; surgery is its own day.

    Its start is not the last day of anything that runs for a while, so it does not count there.
    """
    cycles = t.cycle_starts()
    one_day = t.treatment_kind in ("surgery", "ablation", "draining")
    return t.ended or (cycles[-1] if cycles else None) or (t.started if one_day else None)


def _days_text(t: Treatment, when: When, facts: Facts) -> str:
    days = when.days_before(facts.today)
    least = "" if when.is_exact else "at least "
    return f"{least}{days} {'day' if days == 1 else 'days'} ({t.name}, {when.day_only()})"
