"""What the ways out cost: seconds and memory of each, for the sample person and 10,000 rows.

    .venv/bin/python tests/benchmarks/bench_export.py [ROWS]

Makes the sample person's record, and the same with so many rows more (a symptom log, values,
doses, visits), and writes each export in a process of its own: the patient summary (FHIR), the
record as JSON, the tables (CSV), the calendar and the encrypted file. Prints the time of the export
alone (of the processor, so that others at work do not count), the size of what was written, and the
most memory of the whole process, beside that of one that only opens the record. Ends with exit
code 1 where an export takes longer than :data:`SECONDS` or more than :data:`MOST_MEMORY`.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TODAY = dt.date(2026, 6, 1)
NOW = dt.datetime(2026, 6, 1, 12, 0, tzinfo=dt.UTC)
ROWS = 10_000
SECONDS = 5.0
MOST_MEMORY = 200
WAYS = ("nothing", "ips", "json", "csv", "ics", "backup")


def memory() -> float:
    """Return the most MiB this process had so far."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rows(number: int) -> Iterator[Any]:
    """Yield so many entries of two years: six symptoms, three values, a dose or a visit of ten."""
    from apptprep.records import Appointment, DoseTaken, Measurement, SymptomEntry, When

    terms = ("Pain", "Tiredness", "Nausea", "Numbness in hands or feet")
    values = (("Weight", "kg"), ("Hemoglobin", "g/dL"), ("CA 15-3", "U/mL"))
    for place in range(number):
        day = When.of(TODAY - dt.timedelta(days=730 * (number - place) // number))
        kind = place % 10
        if kind < 6:
            note = "After lunch, went away by itself." if place % 4 == 0 else ""
            yield SymptomEntry(term=terms[place % 4], when=day, now=place % 11, note=note)
        elif kind < 9:
            what, unit = values[place % 3]
            yield Measurement(what=what, value=f"{60 + place % 40}", unit=unit, when=day)
        elif place % 20 == 9:
            yield DoseTaken(when=day)
        else:
            yield Appointment(who=f"Dr. Hale {place % 7}", when=day)


def make(home: Path, number: int) -> int:
    """Make a record in a folder; return how many entries it has."""
    from apptprep.jobs.make_demo import make_demo
    from apptprep.store import People

    with make_demo(People(home), TODAY) as library:
        if number:
            library.import_as_is(list(rows(number)), "rows")
        return len(library.snapshot().everything())


def child(way: str, home: Path, target: Path) -> None:
    """Write one export; print its seconds, bytes and the memory of this process."""
    from apptprep.jobs import export
    from apptprep.store import People

    people = People(home)
    with people.open(people.entries()[0].id) as library:
        library.snapshot()
        before = time.process_time()
        if way == "backup":
            library.backup(target)
        elif way != "nothing":
            export.write(library, way, target, NOW)
        seconds = time.process_time() - before
    files = [target] if target.is_file() else list(target.glob("*")) if target.exists() else []
    size = sum(each.stat().st_size for each in files)
    sys.stdout.write(json.dumps([seconds, size, memory()]))


def measured(way: str, home: Path, target: Path) -> tuple[float, int, float]:
    """Return what :func:`child` says, from a process of its own."""
    command = [sys.executable, __file__, way, str(home), str(target)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, size, most = json.loads(done.stdout)
    return seconds, size, most


def main() -> int:
    """Measure all, or write the one export that is asked for in a process of its own."""
    if len(sys.argv) == 4:
        child(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    broken = 0
    with tempfile.TemporaryDirectory() as name:
        for title, more in (("sample person", 0), (f"sample person and {number:,} rows", number)):
            home = Path(name) / str(more)
            sys.stdout.write(f"{title}: {make(home, more):,} entries\n")
            for way in WAYS:
                seconds, size, most = measured(way, home, Path(name) / f"{more}-{way}")
                bad = seconds > SECONDS or most > MOST_MEMORY
                broken += bad
                verdict = "TOO MUCH" if bad else "ok"
                told = f"  {way:<8} {seconds:6.2f} s  {size / 1e6:7.2f} MB  {most:4.0f} MiB"
                sys.stdout.write(f"{told}  {verdict}\n")
    sys.stdout.write(f"bounds: {SECONDS} s, {MOST_MEMORY} MiB\n")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
