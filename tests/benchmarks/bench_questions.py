"""What the question engine costs on a large record.

Run it as a script: ``python tests/benchmarks/bench_questions.py``. It prints the times of the
suggestions, of what is missing, of the card, of the lines it opens at, of contradictions and of
the trial sheet for 10,000 symptom entries and 300 other entries, and ends with exit code 1 where
all of them together take longer than the bound. Rule files are read
before; that takes place once in the life of the program and is printed too.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable

from apptprep.questions import card, contradictions, matches, missing, suggest, trial_sheet
from apptprep.records import (
    Allergy,
    Biomarker,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    PathologyReport,
    Record,
    Snapshot,
    Spread,
    SymptomEntry,
    Treatment,
    When,
)

TODAY = dt.date(2026, 11, 22)
BOUND = 0.050
"""Seconds all of them together may take."""
ROUNDS = 5
TERMS = ("pain", "back pain", "tiredness", "nausea", "cough", "numb fingers", "poor sleep", "rash")


def records() -> list[Record]:
    """Return 10,000 symptom entries and 300 others."""
    log = [
        SymptomEntry(
            term=TERMS[n % len(TERMS)],
            now=(n * 7) % 11,
            when=When.of(TODAY - dt.timedelta(days=n // 12)),
        )
        for n in range(10_000)
    ]
    others: list[Record] = [Diagnosis(site="left breast", extent="spread")]
    others += [Spread(site="bone", where=f"place {n}") for n in range(9)]
    others += [Biomarker(marker=f"gene {n}", result="negative") for n in range(40)]
    others += [Treatment(name=f"drug {n}", treatment_kind="targeted") for n in range(20)]
    others += [Medication(name=f"medicine {n}") for n in range(30)]
    others += [ImagingStudy(modality="CT", region=f"region {n}") for n in range(50)]
    others += [PathologyReport(site=f"site {n}") for n in range(20)]
    others += [
        Measurement(what="weight", value=str(60 + n % 7), when=When.of(TODAY)) for n in range(130)
    ]
    return [*log, *others]


def timed(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_round(everything: list[Record]) -> dict[str, float]:
    """Return the time of each part on a snapshot nobody has looked at yet."""
    record = Snapshot(everything)
    parts: dict[str, Callable[[], object]] = {
        "suggestions": lambda: suggest(record, "second-opinion", TODAY),
        "missing": lambda: missing(record, "second-opinion", TODAY),
        "card": lambda: card(record, TODAY),
        "lines it opens at": lambda: matches(record, TODAY),
        "contradictions": lambda: contradictions(record, TODAY),
        "trial sheet": lambda: trial_sheet(record, TODAY),
    }
    return {name: timed(work) for name, work in parts.items()}


def main() -> int:
    """Measure, print, and return 1 when the bound is broken."""
    start = time.perf_counter()
    suggest(Snapshot(), "routine", TODAY)
    missing(Snapshot(), "routine", TODAY)
    card(Snapshot(), TODAY)
    contradictions(Snapshot([Allergy(substance="x"), Biomarker(marker="y", result="z")]), TODAY)
    loading = time.perf_counter() - start
    everything = records()
    rounds = [one_round(everything) for _ in range(ROUNDS)]
    times = min(rounds, key=lambda found: sum(found.values()))
    total = sum(times.values())
    sys.stdout.write(f"reading the rules, once: {loading * 1000:.0f} ms\n")
    for name, seconds in times.items():
        sys.stdout.write(f"{name}: {seconds * 1000:.1f} ms\n")
    sys.stdout.write(f"together: {total * 1000:.1f} ms, bound {BOUND * 1000:.0f} ms\n")
    return 1 if total > BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
