"""Rows about the cancer: type, extent, brain, markers, performance status, last scan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from apptprep.questions.facts import Facts, dated
from apptprep.questions.model import Evidence
from apptprep.questions.trial_sheet.model import TrialRow, source_of, unknown
from apptprep.questions.words import any_contains
from apptprep.records import (
    Biomarker,
    Diagnosis,
    ImagingStudy,
    PerformanceStatus,
    Record,
    Spread,
    When,
    fields_of,
    show_value,
)

_HEAD = ("brain", "head", "skull", "cranial")
_RULES = "alberta-trial-join"
_ACTIVE = "asco-friends"
_MARKER_ASKS = {
    "not-tested": "What would a test for {} tell us?",
    "failed": "How can we still get a result for {}?",
    "pending": "When will my {} result be here?",
}
_BRAIN = {"brain", "leptomeninges"}


def disease(facts: Facts) -> Iterator[TrialRow]:
    """Yield a row for each fact about the cancer."""
    snapshot = facts.snapshot
    yield _listed(
        "cancer",
        "Cancer",
        [
            (d, ", ".join(p for p in (d.headline(), d.detail()) if p), d.found)
            for d in snapshot.all(Diagnosis)
        ],
        unknown("cancer", "disease", "Cancer", ask="What is my exact diagnosis?", source=_RULES),
        facts,
    )
    yield _stage(facts)
    yield _spread(facts)
    yield _brain(facts)
    yield _brain_scan(facts)
    yield from _markers(facts)
    yield _performance(facts)
    yield _scan(facts)


def shown(record: Record, name: str) -> str:
    """Return a field's value in words."""
    return show_value(
        next(f for f in fields_of(type(record)) if f.name == name), getattr(record, name)
    )


def days_since(when: When | None, facts: Facts) -> int | None:
    """Return the days from a date to today at the least, None without a date."""
    return when.days_before(facts.today) if when else None


def _listed(
    id_: str,
    label: str,
    found: Sequence[tuple[Record, str, When | None]],
    none: TrialRow,
    facts: Facts,
) -> TrialRow:
    if not found:
        return none
    evidence = tuple(Evidence(dated(text, when), when, record.id) for record, text, when in found)
    when = found[0][2]
    return TrialRow(
        id_,
        "disease",
        label,
        known=True,
        text="; ".join(text for _, text, _ in found),
        as_of=when,
        days=days_since(when, facts),
        evidence=evidence,
        source=source_of(_RULES),
    )


def _stage(facts: Facts) -> TrialRow:
    staged = [d for d in facts.snapshot.all(Diagnosis) if d.stage]
    none = unknown("stage", "disease", "Stage", ask="What stage is my cancer?", source=_RULES)
    return _listed("stage", "Stage", [(d, d.stage, d.found) for d in staged], none, facts)


def _spread(facts: Facts) -> TrialRow:
    """The places of spread; "only where it began" is an answer, an empty list is not."""
    label = "Places of spread"
    places = [
        (s, f"{s.headline()} ({s.detail()})" if s.detail() else s.headline(), s.found)
        for s in facts.snapshot.all(Spread)
    ]
    none = unknown(
        "spread", "disease", label, ask="Where in my body is the cancer now?", source=_RULES
    )
    local = [d for d in facts.snapshot.all(Diagnosis) if d.extent in ("local", "regional")]
    if not places and local:
        return _listed(
            "spread", label, [(d, shown(d, "extent"), d.found) for d in local], none, facts
        )
    return _listed("spread", label, places, none, facts)


def _brain(facts: Facts) -> TrialRow:
    """The state of spread to the brain; that none is written down does not say there is none."""
    label = "Brain"
    for s in facts.snapshot.all(Spread):
        if s.site in _BRAIN and s.brain_state not in ("", "unknown"):
            since = f", since {s.stable_since.day_only()}" if s.stable_since else ""
            text = f"{shown(s, 'brain_state').removesuffix(' since')}{since}"
            when = s.stable_since or s.found
            return TrialRow(
                "brain",
                "disease",
                label,
                known=True,
                text=text,
                as_of=when,
                days=days_since(when, facts),
                evidence=(Evidence(dated(s.headline(), s.found), s.found, s.id),),
                source=source_of("asco-brain"),
            )
    place = next((s for s in facts.snapshot.all(Spread) if s.site in _BRAIN), None)
    evidence = (
        (Evidence(dated(place.headline(), place.found), place.found, place.id),) if place else ()
    )
    ask = (
        "How is the spread to my brain now?"
        if place
        else "Has my head been scanned, and what was seen?"
    )
    return unknown("brain", "disease", label, ask=ask, evidence=evidence, source="asco-brain")


def _brain_scan(facts: Facts) -> TrialRow:
    label = "Last scan of the head"
    scans = [
        s
        for s in facts.snapshot.all(ImagingStudy)
        if s.modality in ("MR", "CT") and any_contains((s.region,), _HEAD)
    ]
    ask = "When was my last scan of the head?"
    return _scan_row("brain-scan", label, scans, ask, facts)


def _scan(facts: Facts) -> TrialRow:
    scans = [s for s in facts.snapshot.all(ImagingStudy) if s.modality in ("CT", "MR", "PT")]
    return _scan_row("scan", "Last CT, MRI or PET", scans, "When was my last scan?", facts)


def _scan_row(id_: str, label: str, scans: list[ImagingStudy], ask: str, facts: Facts) -> TrialRow:
    if not scans:
        return unknown(id_, "disease", label, ask=ask)
    last = scans[0]
    fact = Evidence(dated(last.headline(), last.date), last.date, last.id)
    return TrialRow(
        id_,
        "disease",
        label,
        known=True,
        text=last.headline(),
        as_of=last.date,
        days=days_since(last.date, facts),
        evidence=(fact,),
    )


def _markers(facts: Facts) -> Iterator[TrialRow]:
    markers = facts.snapshot.all(Biomarker)
    if not markers:
        yield unknown(
            "biomarkers",
            "disease",
            "Biomarkers",
            ask="Which markers of my cancer have been tested?",
            request="biomarker-report",
        )
    for m in markers:
        fact = Evidence(dated(f"{m.marker}: {m.detail()}", m.taken), m.taken, m.id)
        id_, label = f"biomarker:{m.id}", f"Marker {m.marker}"
        if m.result not in ("positive", "negative", "equivocal"):
            told = m.detail().lower()
            ask = _MARKER_ASKS.get(m.result, "What is the result of my {} test?").format(m.marker)
            yield replace(unknown(id_, "disease", label, evidence=(fact,), ask=ask), text=told)
            continue
        yield TrialRow(
            id_,
            "disease",
            label,
            known=True,
            text=m.detail(),
            as_of=m.taken,
            days=days_since(m.taken, facts),
            evidence=(fact,),
        )


def _performance(facts: Facts) -> TrialRow:
    label = "Performance status, as told"
    told = next(iter(facts.snapshot.all(PerformanceStatus)), None)
    if told is None:
        ask = "What is my performance status, the doctor's word for how active I am?"
        return unknown("performance", "disease", label, ask=ask, source=_ACTIVE)
    by = f", said by {told.said_by}" if told.said_by else ""
    fact = Evidence(dated(f"{told.value}{by}", told.said), told.said, told.id)
    return TrialRow(
        "performance",
        "disease",
        label,
        known=True,
        text=f"{told.value}{by}",
        as_of=told.said,
        days=days_since(told.said, facts),
        evidence=(fact,),
        source=source_of(_ACTIVE),
    )
