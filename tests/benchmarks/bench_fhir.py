"""What reading a FHIR download of 11 MB costs beside plain ``json.loads`` of the same bytes.

Run it as a script: ``python tests/benchmarks/bench_fhir.py [FILE]``. It prints the time of
``json.loads``, of turning the bytes into resources, and of the whole reading (recognising,
unpacking attachments, mapping), each with its multiple of the floor, and the memory
the reading takes at its peak. Exit code 1 if a bound is broken.

The floor makes dictionaries; the reading makes from them thousands of entries with names, dates,
codes and places. Without FILE the made-up download of the tests is read.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from apptprep.exchange import recognise
from apptprep.exchange.fhir.loading import flatten, parse
from apptprep.exchange.format import Wanted

TODAY = dt.date(2026, 6, 1)
ROUNDS = 5
PARSING = 1.5
"""What turning bytes into resources may cost, as a multiple of ``json.loads``."""
READING = 6.0
"""What everything may cost, as a multiple of ``json.loads``."""


def best(work: Callable[[], object]) -> float:
    """Return the shortest processor time of several runs, in seconds."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def made_up() -> object:
    """Return the made-up download of the tests."""
    place = Path(__file__).parents[1] / "exchange" / "fhir" / "lots.py"
    found = importlib.util.spec_from_file_location("lots", place)
    if found is None or found.loader is None:
        message = f"{place} is not there"
        raise RuntimeError(message)
    lots = importlib.util.module_from_spec(found)
    found.loader.exec_module(lots)
    return lots.record()


def measure(path: Path) -> int:
    """Print the times for a file; return how many bounds are broken."""
    raw = path.read_bytes()
    floor = best(lambda: json.loads(raw))
    parsing = best(lambda: sum(1 for _entry in flatten(parse(raw, path.name, []))))
    reading = best(lambda: recognise.read(path, Wanted(TODAY)))
    tracemalloc.start()
    found = recognise.read(path, Wanted(TODAY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    count = sum(len(each.found) for each in found)
    sys.stdout.write(f"{len(raw) / 1e6:.1f} MB, {count:,} entries, peak {peak / 1e6:.0f} MB\n")
    sys.stdout.write(f"json.loads          {floor * 1000:7.0f} ms\n")
    broken = 0
    for name, value, bound in (("parsing", parsing, PARSING), ("whole reading", reading, READING)):
        ratio = value / floor
        broken += ratio > bound
        verdict = "TOO SLOW" if ratio > bound else "ok"
        sys.stdout.write(f"{name:<19} {value * 1000:7.0f} ms  {ratio:.1f} times, at most {bound}")
        sys.stdout.write(f"  {verdict}\n")
    return broken


def main() -> int:
    """Measure the file that was named, or the made-up download."""
    if len(sys.argv) > 1:
        return measure(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.json"
        path.write_bytes(json.dumps(made_up()).encode())
        return measure(path)


if __name__ == "__main__":
    sys.exit(main() > 0)
