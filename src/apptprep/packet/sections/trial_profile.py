"""The facts a trial office asks for first: known with their date, or not written down.

The list follows what eligibility criteria of cancer trials commonly turn on (age, tumor type,
places of spread and the state of brain spread, biomarkers, performance status, earlier lines and
the time since the last treatment, organ function, other illness, tissue, travel). It only states
facts; a fact that is missing is said to be missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Fact, Facts, Run, Text
from apptprep.packet.dates import day
from apptprep.packet.sections.history import conditions_line
from apptprep.packet.sections.medicines import allergy_line
from apptprep.packet.sections.treatments import none_text
from apptprep.packet.words import NOT_WRITTEN, entry, listed, or_not_written
from apptprep.records import (
    Biomarker,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    PathologyReport,
    PerformanceStatus,
    Spread,
    Treatment,
    When,
    fields_of,
    show_value,
)

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.content import Block
    from apptprep.packet.context import Context

_ORGANS = (
    ("Creatinine (kidney)", ("creatinine", "kreatinin")),
    ("Bilirubin (liver)", ("bilirubin",)),
    ("ALT and AST (liver)", ("alt", "ast", "alat", "asat", "sgpt", "sgot")),
    ("Hemoglobin", ("hemoglobin", "haemoglobin")),
    ("Neutrophils", ("neutrophil", "anc")),
    ("Platelets", ("platelet", "thrombocyt")),
    ("Heart pumping (ejection fraction)", ("ejection fraction", "lvef")),
)
_SYSTEMIC = ("chemotherapy", "targeted", "hormone", "immune", "cell", "trial-drug", "bone")


def profile(page: Context) -> tuple[Block, ...]:
    """The profile as labelled facts, in four groups."""
    return (
        Facts((*_person(page), *_disease(page))),
        Facts(_treatment(page), (Run("Treatment so far"),)),
        Facts(_body(page), (Run("Blood values and heart, latest written down"),)),
        Facts(_life(page), (Run("Other health and everyday life"),)),
    )


def _shown(record: object, name: str) -> str:
    field = next(f for f in fields_of(type(record)) if f.name == name)
    return show_value(field, getattr(record, name))


def age_text(born: When | None, today: date) -> str:
    """The age in years, with "about" where the birth date is partial; empty if not known."""
    if born is None or born.earliest is None or born.latest is None:
        return ""
    oldest, youngest = (_years(each, today) for each in (born.earliest, born.latest))
    if oldest == youngest:
        return f"about {oldest}" if born.about else str(oldest)
    return f"{youngest} or {oldest}" if oldest == youngest + 1 else f"{youngest} to {oldest}"


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _person(page: Context) -> tuple[Fact, ...]:
    person = page.snapshot.person
    return (
        Fact("Age", or_not_written(age_text(person.born, page.today))),
        Fact("Sex as recorded", or_not_written(_shown(person, "sex"))),
    )


def _disease(page: Context) -> tuple[Fact, ...]:
    facts = [
        Fact("Cancer", _joined(page.snapshot.all(Diagnosis), "headline", "detail")),
        Fact("Places of spread", _joined(page.snapshot.all(Spread), "headline", "detail")),
        Fact("Brain", _brain(page)),
        Fact("Biomarkers", _joined(page.snapshot.all(Biomarker), "headline", "detail", "aside")),
    ]
    told = page.snapshot.all(PerformanceStatus)
    status = told[0] if told else None
    value = entry(status, f"{status.value}, {day(status.said) or 'no date'}") if status else ()
    facts.append(Fact("Performance status, as told", value or (NOT_WRITTEN,)))
    return tuple(facts)


def _joined(records: tuple[object, ...], *methods: str) -> Text:
    runs: list[Run] = []
    for record in records:
        parts = [getattr(record, method)() for method in methods]
        runs += [Run("; ")] if runs else []
        runs += entry(record, ", ".join(part for part in parts if part))  # type: ignore[arg-type]
    return tuple(runs) or (NOT_WRITTEN,)


def _brain(page: Context) -> Text:
    """The state of brain spread and the last picture of the head; silence is not "none"."""
    states = [entry(s, _brain_state(s)) for s in page.snapshot.all(Spread) if s.brain_state]
    scans = [
        s
        for s in page.snapshot.all(ImagingStudy)
        if s.modality in ("MR", "CT")
        and any(w in s.region.lower() for w in ("brain", "head", "skull"))
    ]
    last = f"last {scans[0].headline()}: {day(scans[0].date) or 'no date'}" if scans else ""
    first: Text = states[0] if states else (NOT_WRITTEN,)
    return (*first, Run(f"; {last}" if last else "; no scan of the head written down"))


def _brain_state(place: Spread) -> str:
    text, since = _shown(place, "brain_state"), day(place.stable_since)
    if not since:
        return text
    return f"{text} {since}" if text.endswith("since") else f"{text} since {since}"


def _treatment(page: Context) -> tuple[Fact, ...]:
    treatments = page.snapshot.all(Treatment)
    if not treatments:
        return (Fact("Treatments", (Run(none_text(page)),)),)
    lines = [t.line_of_therapy for t in treatments if t.line_of_therapy]
    facts = [Fact("Lines of therapy written down", or_not_written(listed(lines[::-1])))]
    for each in treatments[::-1]:
        result = _shown(each, "response") or "result not written down"
        ended = each.why_ended or (
            "going on" if each.is_current() else "why it ended is not written down"
        )
        text = ", ".join(part for part in (each.aside(), f"best result: {result}", ended) if part)
        facts.append(Fact(each.name, entry(each, text)))
    facts += [
        Fact("Since the last medicine", _since(page, *_SYSTEMIC)),
        Fact("Since the last radiation", _since(page, "radiation")),
        Fact("Since the last surgery", _since(page, "surgery")),
    ]
    return tuple(facts)


def _since(page: Context, *kinds: str) -> Text:
    """Days since the last treatment of some kinds, from its end or its last cycle."""
    found = [t for t in page.snapshot.all(Treatment) if t.treatment_kind in kinds]
    if not found:
        return (Run("none written down", "quiet"),)
    ongoing = [t for t in found if t.is_current() and t.state != "planned"]
    if ongoing and not set(kinds) & {"surgery"}:
        return entry(ongoing[0], f"going on: {ongoing[0].name}")
    ends = [(w, t) for t in found if (w := _last_day(t)) and w.is_understood]
    if not ends:
        return (NOT_WRITTEN,)
    when, last = max(ends, key=lambda pair: pair[0].sort_key())
    days = when.days_before(page.today)
    least = "" if when.is_exact else "at least "
    return entry(last, f"{least}{days} days ({last.name}, {day(when)})")


def _last_day(treatment: Treatment) -> When | None:
    starts = treatment.cycle_starts()
    return treatment.ended or (starts[-1] if starts else treatment.started)


def _body(page: Context) -> tuple[Fact, ...]:
    facts = []
    for label, words in _ORGANS:
        found = [m for m in page.snapshot.all(Measurement) if _names(m.what, words)]
        text = "; ".join(_value(m) for m in found[: 2 if label.startswith("ALT") else 1])
        facts.append(Fact(label, or_not_written(text)))
    return tuple(facts)


def _names(what: str, words: tuple[str, ...]) -> bool:
    tokens = what.lower().replace("(", " ").replace(")", " ").split()
    short = {word for word in words if len(word) <= 4}  # noqa: PLR2004 - abbreviations match whole
    return bool(short & set(tokens)) or any(w in what.lower() for w in words if w not in short)


def _value(found: Measurement) -> str:
    when = day(found.when) or "no date"
    return f"{found.what} {found.value} {found.unit}".strip() + f", {when}"


def _life(page: Context) -> tuple[Fact, ...]:
    person = page.snapshot.person
    medicines = [m.headline() for m in page.snapshot.current(Medication)]
    tissue = [
        f"{p.headline()}: {_shown(p, 'tissue_left').lower()}"
        for p in page.snapshot.all(PathologyReport)
        if p.tissue_left
    ]
    interpreter = _shown(person, "interpreter").lower()
    languages = person.languages + (f"; interpreter needed: {interpreter}" if interpreter else "")
    return (
        Fact("Other conditions", conditions_line(page)),
        Fact("Medicines now", or_not_written(listed(medicines))),
        Fact("Allergies", allergy_line(page)),
        Fact("Tissue left for tests", or_not_written("; ".join(tissue))),
        Fact("Languages", or_not_written(languages.lstrip("; "))),
        Fact("How far I can travel", or_not_written(person.distance)),
        Fact("Who travels with me", or_not_written(person.living)),
        Fact("Insurance", or_not_written(person.insurance)),
    )
