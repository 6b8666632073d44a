"""What reading a FHIR download of 11 MB costs beside plain ``json.loads`` of the same bytes.

Run it as a script: ``python tests/benchmarks/bench_fhir.py [FILE…]``. For each file it prints the
time of ``json.loads``, of turning the bytes into resources, of the whole reading (recognising,
unpacking attachments, mapping), and of the preview after it (what is the same thing, what is there
already, laid beside an empty record), each with its multiple of the floor; then what the very
first reading took, with nothing loaded or looked up before, and the memory the reading takes at
its peak. Exit code 1 if a bound is broken.

The floor makes dictionaries; the reading makes from them thousands of entries with names, dates,
codes and places. Without FILE the made-up download of the tests is read. The times are processor
times, the shortest of several rounds in which floor and work take turns. The bound is for
downloads of that size and kind. One of 3 MB in which every second resource is an entry, and hardly
any a bill, comes to two to four times the floor and breaks it.
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
from apptprep.exchange.format import Wanted
from apptprep.exchange.source import Source
from apptprep.jobs.compare import compare
from apptprep.records import Snapshot

TODAY = dt.date(2026, 6, 1)
ROUNDS = 9
BOUNDS = {"resources": 1.0, "whole reading": 1.5, "preview": None}
"""What each may cost at most, as a multiple of ``json.loads``."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def resources(path: Path) -> int:
    """Turn a file into resources, as the reading does; return how many it is of use to keep."""
    from apptprep.exchange.fhir.gathering import WANTED
    from apptprep.exchange.fhir.loading import load, no_collecting

    source = Source(
        path.name, (path.name,), path.stat().st_size, path.name, lambda: path.open("rb")
    )
    with no_collecting():
        return sum(1 for _entry in load(source, WANTED).entries)


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
    first = seconds(lambda: recognise.read(path, Wanted(TODAY)))
    found = recognise.read(path, Wanted(TODAY))
    works: dict[str, Callable[[], object]] = {
        "json.loads": lambda: json.loads(raw),
        "resources": lambda: resources(path),
        "whole reading": lambda: recognise.read(path, Wanted(TODAY)),
        "preview": lambda: compare(found, Snapshot()),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(ROUNDS):
        for name, work in works.items():
            times[name].append(seconds(work))
    tracemalloc.start()
    recognise.read(path, Wanted(TODAY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    count = sum(len(each.found) for each in found)
    write = sys.stdout.write
    write(f"{path.name}: {len(raw) / 1e6:.1f} MB, {count:,} entries, peak {peak / 1e6:.0f} MB\n")
    floor = min(times.pop("json.loads"))
    write(f"json.loads          {floor * 1000:7.0f} ms\n")
    broken = 0
    for name, all_of in times.items():
        ratio, bound = min(all_of) / floor, BOUNDS[name]
        broken += bound is not None and ratio > bound
        write(f"{name:<19} {min(all_of) * 1000:7.0f} ms  {ratio:.2f} times")
        if bound is not None:
            write(f", at most {bound}  {'TOO SLOW' if ratio > bound else 'ok'}")
        write("\n")
    write(f"the first reading   {first * 1000:7.0f} ms\n")
    return broken


def main() -> int:
    """Measure the files that were named, or the made-up download."""
    if len(sys.argv) > 1:
        return sum(measure(Path(name)) for name in sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.json"
        path.write_bytes(json.dumps(made_up()).encode())
        return measure(path)


if __name__ == "__main__":
    sys.exit(main() > 0)
