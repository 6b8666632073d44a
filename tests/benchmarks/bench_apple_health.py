"""How long an Apple Health export of 100 MB takes, beside plain iterparse; run by hand.

    .venv/bin/python tests/benchmarks/bench_apple_health.py [MEGABYTES]

Prints seconds of work of both (what other programs do does not count), their
ratio (at most 1.5 is the aim) and the most memory each took (at most 200 MB is the aim, whatever
the size). Each runs in a process of its own, so that neither warms
the other up; the files are read once before.
"""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LARGEST_RATIO = 1.5
MOST_MEMORY = 200
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    "<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n"
    '<HealthData locale="en_US">\n <ExportDate value="2026-05-01 10:00:00 -0400"/>\n'
)
_RECORD = (
    ' <Record type="{}" sourceName="Watch" sourceVersion="17.4" device="&lt;&lt;HKDevice: 0x2&gt;, '
    'name:Watch&gt;" unit="{}" creationDate="{}" startDate="{}" endDate="{}" value="{}"/>\n'
)
_KINDS = (
    ("HKQuantityTypeIdentifierHeartRate", "count/min", "67"),
    ("HKQuantityTypeIdentifierStepCount", "count", "559"),
    ("HKQuantityTypeIdentifierActiveEnergyBurned", "kcal", "0.5"),
)
_SELDOM = (
    ("HKQuantityTypeIdentifierBodyMass", "lb", "154.1"),
    ("HKCategoryTypeIdentifierNausea", "", "HKCategoryValueSeverityMild"),
)


def write_export(path: Path, megabytes: int) -> int:
    """Write an export of about so many megabytes; return how many entries it has."""
    start = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
    written, count, largest = 0, 0, megabytes * 1024 * 1024
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD)
        while written < largest:
            kind, unit, value = _SELDOM[count // 400 % 2] if count % 400 == 0 else _KINDS[count % 3]
            at = (start + dt.timedelta(minutes=count)).strftime("%Y-%m-%d %H:%M:%S +0000")
            written += stream.write(_RECORD.format(kind, unit, at, at, at, value))
            count += 1
        stream.write("</HealthData>\n")
    return count


def ours(path: Path) -> None:
    """Read it as the app does, up to the entries of the preview."""
    from apptprep.exchange import recognise
    from apptprep.exchange.format import Wanted

    recognise.read(path, Wanted(dt.date(2026, 6, 1)))


def plain(path: Path) -> None:
    """Go through it with iterparse, clearing the root, and do nothing else."""
    from xml.etree.ElementTree import iterparse

    events = iterparse(path, events=("start", "end"))  # noqa: S314 - a file of our own
    _event, root = next(events)
    for event, element in events:
        if event == "end" and element is not root:
            root.clear()


def measured(which: str, path: Path) -> tuple[float, float]:
    """Return seconds and megabytes of one of both, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, which, str(path)], check=True, capture_output=True, text=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def main() -> int:
    """Run both, or the one that is asked for in a process of its own."""
    if len(sys.argv) == 3:
        before = time.process_time()
        {"ours": ours, "plain": plain}[sys.argv[1]](Path(sys.argv[2]))
        taken = time.process_time() - before
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(f"{taken} {memory}\n")
        return 0
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        write_export(path, megabytes)
        with path.open("rb") as stream:  # once, so that both find it in memory
            while stream.read(1 << 20):
                pass
        rounds = [{which: measured(which, path) for which in ("plain", "ours")} for _ in range(5)]
    best = {which: min(each[which] for each in rounds) for which in ("plain", "ours")}
    ratio = best["ours"][0] / best["plain"][0]
    for which, (taken, memory) in best.items():
        sys.stdout.write(f"{which:<6} {taken:6.2f} s  {memory:5.0f} MB at most\n")
    sys.stdout.write(f"{ratio:.2f} times, at most {LARGEST_RATIO}\n")
    return int(ratio > LARGEST_RATIO or best["ours"][1] > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
