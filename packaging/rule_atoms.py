"""Small made-up records to try the question rules with; see :mod:`rule_table`.

An atom is one record, or a few that only together mean something (numbers that rise, two scans).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from apptprep.questions.model import Call, Rule
from apptprep.records import (
    KINDS,
    Allergy,
    Biomarker,
    Condition,
    Criterion,
    Custody,
    Cycle,
    Diagnosis,
    DoseChange,
    DoseTaken,
    Editor,
    FamilyHistory,
    Field,
    FileRef,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PastSurgery,
    PathologyReport,
    Person,
    Record,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
    When,
    Writer,
    fields_of,
)

Atom = tuple[Record, ...]
TODAY = dt.date(2026, 11, 22)
_TREATED = (
    "chemotherapy",
    "targeted",
    "hormone",
    "immune",
    "cell",
    "trial-drug",
    "radiation",
    "surgery",
    "bone",
    "draining",
    "complementary",
    "ablation",
    "other",
)
_AGES = (0, 2, 4, 10, 40, 100, 200, 400, 700, 1200)


def ago(days: int) -> When:
    """Return the day that many days before the table's day; negative ones are still to come."""
    return When.of(TODAY - dt.timedelta(days=days))


def words_of(what: Call | Rule) -> tuple[str, ...]:
    """Return the words written as arguments of a condition, or of all conditions of a rule."""
    calls = (what,) if isinstance(what, Call) else (*what.when, *what.not_when)
    found: list[str] = []
    for call in calls:
        for arg in call.args:
            found += (arg,) if isinstance(arg, str) else ()
            found += (
                [word for word in arg if isinstance(word, str)] if isinstance(arg, tuple) else ()
            )
    return tuple(dict.fromkeys(found))


def pool(words: tuple[str, ...]) -> list[Atom]:
    """Return the atoms with these words in them; without words, the general ones."""
    if not words:
        return [*_choices(), *_general()]
    return [atom for word in words for atom in _with(word)]


def _choices() -> Iterator[Atom]:
    """Yield a record for each answer of each choice, for each date, and for each filled text."""
    for kind in KINDS:
        required: dict[str, Any] = {f.name: _filled(f) for f in fields_of(kind) if f.required}
        yield (kind(**required),)
        for field in fields_of(kind):
            if field.editor is Editor.CHOICE:
                for option in field.options:
                    yield (kind(**{**required, field.name: option.key}),)
            elif field.editor is Editor.DAY:
                for days in (*_AGES, -5, 15_000, 25_000):
                    yield (kind(**{**required, field.name: ago(days)}),)
            elif field.editor in (Editor.LINE, Editor.PARAGRAPH):
                yield (kind(**{**required, field.name: "something"}),)


def _filled(field: Field) -> object:
    if field.editor is Editor.CHOICE:
        return field.options[0].key
    return "something"


def _general() -> Iterator[Atom]:
    yield from _treatments()
    for count in (2, 3, 5, 6):
        yield tuple(ImagingStudy(modality="CT", date=ago(30 * n)) for n in range(count))
        yield tuple(Spread(site="bone", where=f"place {n}") for n in range(count))
        yield tuple(Medication(name=f"medicine {n}") for n in range(count))
        yield tuple(
            Treatment(name=f"drug {n}", treatment_kind="chemotherapy", state="ended")
            for n in range(count)
        )
    yield (Person(writers=(Writer(name="Ann", role="caregiver"),)),)
    yield (Person(proxy="Tom", proxy_copy="no"),)
    yield (Person(proxy="Tom", proxy_copy="yes"),)
    for days in (600, 60):
        yield (PathologyReport(site="breast", procedure="resection", date=ago(days)),)
        yield (PathologyReport(site="breast", procedure="core", date=ago(days)),)
    for item in ("report", "images", "slides", "block"):
        row = (Custody(item=item, held="yes"),)
        yield (PathologyReport(site="breast", procedure="resection", custody=row),)
        yield (ImagingStudy(modality="CT", custody=row),)
    yield (PathologyReport(site="breast", procedure="resection", margins="clear"),)
    for met in ("met", "not-met", "unknown"):
        yield (Trial(title="A trial", criteria=(Criterion(text="ECOG 0", met=met),)),)
    for phase in ("1", "2", "3"):
        yield (Trial(title="A trial", phase=phase),)
    yield (
        Measurement(what="Weight", value="64", unit="kg", when=ago(2)),
        Measurement(what="Weight", value="75", unit="kg", when=ago(60)),
    )
    yield (Measurement(what="Temperature", value="38.6", unit="°C", when=ago(1)),)
    yield (Measurement(what="Calcium", value="3", reference="2.1 - 2.6", when=ago(5)),)
    yield (Spread(site="brain", brain_state="leptomeningeal"),)
    yield (Medication(name="Green tea", origin="herbal", seller="A shop"),)
    yield (
        OtherReport(
            title="genomic",
            report_kind="genomic",
            attached=(FileRef("0" * 64, "a.pdf", "application/pdf", 1),),
        ),
    )
    for specimen in ("tissue-primary", "tissue", "blood"):
        for result in ("positive", "negative"):
            yield (Biomarker(marker="X", result=result, specimen=specimen, taken=ago(700)),)
    yield (SymptomEntry(term="Pain", now=6, when=ago(2), hinders="much", done="rest", helped="no"),)


def _treatments() -> Iterator[Atom]:
    for kind in _TREATED:
        for state in ("ongoing", "ended", "planned"):
            yield (Treatment(name=kind, treatment_kind=kind, state=state),)
        for days in (5, 60, 200, 400, 2000):
            yield (Treatment(name=kind, treatment_kind=kind, state="ended", ended=ago(days)),)
            yield (Treatment(name=kind, treatment_kind=kind, state="ongoing", started=ago(days)),)
        for days in range(0, 30, 2):
            row = (Cycle(day_given=ago(days)),)
            yield (Treatment(name=kind, treatment_kind=kind, state="ongoing", cycles=row),)
    for line in ("1st", "2nd", "3rd"):
        yield (Treatment(name="drug", treatment_kind="chemotherapy", line_of_therapy=line),)
    for result in ("complete", "partial", "stable", "progression", "too-early"):
        yield (Treatment(name="drug", treatment_kind="hormone", state="ongoing", response=result),)
        yield (
            Treatment(
                name="drug",
                treatment_kind="hormone",
                state="ended",
                response=result,
                ended=ago(30),
                started=ago(90),
            ),
        )
    for aim in ("cure", "control", "relief", "not-told"):
        yield (Treatment(name="drug", treatment_kind="hormone", state="ongoing", aim=aim),)
    yield (
        Treatment(
            name="drug",
            treatment_kind="hormone",
            state="ongoing",
            changes=(DoseChange(change="75 %"),),
        ),
    )
    yield (
        Treatment(
            name="drug",
            treatment_kind="hormone",
            state="ended",
            why_ended="cancer grew",
            ended=ago(20),
        ),
    )
    yield (
        Treatment(name="drug", treatment_kind="hormone", started=ago(20)),
        Biomarker(marker="X", result="positive", taken=ago(400)),
    )


def _with(word: str) -> Iterator[Atom]:
    """Yield what has a word where conditions look for it."""
    for now in (5, 0):
        yield (SymptomEntry(term=word, now=now, when=ago(3)),)
    yield (SymptomEntry(term=word, now=6, when=ago(3), hinders="fully", helped="no", done="rest"),)
    yield (SymptomEntry(term=word, now=4, when=ago(3), told="nurse"),)
    numbers = ((16, 2), (12, 2), (8, 2), (6, 6), (2, 7))
    yield tuple(SymptomEntry(term=word, now=n, when=ago(days)) for days, n in numbers)
    yield tuple(SymptomEntry(term=word, now=5, when=ago(days)) for days in range(8))
    yield tuple(SymptomEntry(term=word, now=5, when=ago(days)) for days in range(60))
    places = [key for key in _body() if word in key.replace("-", " ")]
    for place in places:
        for term in ("pain", word):
            yield (SymptomEntry(term=term, now=5, when=ago(3), sites=(place,)),)
    yield (Diagnosis(site=word),)
    yield (Diagnosis(site="breast", histology=word),)
    yield (Diagnosis(site="breast", stage=word),)
    yield (Spread(site="other", where=word),)
    yield (Spread(site=word, certainty="confirmed", biopsied="no"),)
    yield (Spread(site=word, certainty="feared"),)
    for state in ("none", "treated-stable", "active", "leptomeningeal"):
        if word == state:
            yield (Spread(site="brain", certainty="confirmed", brain_state=state),)
    for result in ("positive", "negative", "not-tested"):
        yield (Biomarker(marker=word, result=result),)
    yield (Medication(name=word),)
    yield (Medication(name=word, schedule="when-needed", taken_lately="9"),)
    yield (Medication(name=word, origin="herbal", helps="no", side_effects=word, reason=word),)
    yield (Medication(name=word, stopped=ago(5)),)
    yield from _of_class(word)
    for state in ("ongoing", "ended", "planned"):
        yield (Treatment(name=word, treatment_kind="chemotherapy", state=state),)
        for kind in ("surgery", "radiation"):
            yield (Treatment(name=kind, treatment_kind=kind, state=state, site=word),)
    yield (Treatment(name="drug", treatment_kind="chemotherapy", state="ended", why_ended=word),)
    yield (Treatment(name=word, treatment_kind="chemotherapy", started=ago(20), state="ongoing"),)
    yield (PastSurgery(name=word),)
    yield (Condition(name=word),)
    yield (FamilyHistory(relative="sister", illness=word, gene=word),)
    yield (Allergy(substance=word),)
    yield (Measurement(what=word, value="5", when=ago(5)),)
    yield (Measurement(what=word, value="5", when=ago(5), reference="1 - 2"),)
    yield (
        Measurement(what=word, value="2", when=ago(90)),
        Measurement(what=word, value="5", when=ago(5)),
    )
    yield (ImagingStudy(modality="CT", region=word, date=ago(200), impression=word),)
    yield (PathologyReport(site=word, diagnosis_line=word),)
    for name in ("living", "distance", "languages", "insurance", "matters"):
        yield (Person(**{name: word}),)  # type: ignore[arg-type]
    yield from _cycled(word)


def _of_class(word: str) -> Iterator[Atom]:
    from apptprep.questions.medicine_classes import classes

    for name in classes().get(word, ())[:1]:
        medicine = Medication(name=name, schedule="when-needed", taken_lately="9")
        yield (Medication(name=name),)
        doses = (DoseTaken(medication=medicine.id, when=ago(n)) for n in range(7))
        yield (medicine, *doses)


def _cycled(word: str) -> Iterator[Atom]:
    starts = (44, 23, 2)
    cycles = tuple(Cycle(day_given=ago(days)) for days in starts)
    for kind in ("chemotherapy", "immune"):
        drug = Treatment(name="drug", treatment_kind=kind, state="ongoing", cycles=cycles)
        for after in (1, 3, 8):
            log = [SymptomEntry(term=word, now=6, when=ago(days - after)) for days in starts[:2]]
            yield (drug, *log)


def _body() -> tuple[str, ...]:
    from apptprep.records import BODY_SITES

    return tuple(key for key, _ in BODY_SITES)
