"""How much memory bringing in exports of 3 GB takes; run by hand, it takes most of an hour.

    .venv/bin/python tests/benchmarks/bench_memory.py [--gigabytes 3] [--only apple,gz] [--again]

Writes made-up exports (:mod:`big_exports`) into a temporary folder, one after the other, and does
with each what the person does: look at the preview, take what is ticked, so that it is written. It
does so in a process of its own and prints the most memory that process had (VmHWM, the highest
water mark of what is resident), beside the bound. With ``--again`` the same file is brought in a
second time, which must add nothing. Ends with exit code 1 where a bound is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import big_exports  # type: ignore[import-not-found]  # beside this script

TODAY = big_exports.TODAY
GIGABYTE = 1000**3
MOST_MEMORY = 200
"""MiB that an import may take, however large the export is."""


def memory() -> float:
    """Return the most MiB this process had so far."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(path: Path, home: Path) -> None:
    """Bring a file in as the app does; print what came of it."""
    from apptprep import jobs
    from apptprep.store import People

    people = People(home)
    known = people.entries()
    start, steps = time.monotonic(), {"start": memory()}
    with people.open(known[0].id) if known else people.create("Bench") as library:
        preview = jobs.read(library, (path,), TODAY)
        steps["preview"], looked = memory(), time.monotonic()
        brought = jobs.apply(library, preview, preview.preselected())
        steps["written"] = memory()
        answer = {
            "found": preview.found,
            "listed": preview.listed,
            "added": brought.added,
            "files": brought.files,
            "left": len(preview.not_understood),
            "seconds": [looked - start, time.monotonic() - looked],
            "memory": steps,
        }
    sys.stdout.write(json.dumps(answer))


def bring_in(path: Path, home: Path) -> dict[str, Any]:
    """Return what :func:`child` said, from a process of its own."""
    command = [sys.executable, __file__, "--child", str(path), "--home", str(home)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def made(folder: Path, size: int) -> dict[str, tuple[str, Callable[[], Path]]]:
    """Return what can be measured: what it is, and how it is written."""
    make = big_exports

    def packed() -> Path:
        path: Path = make.zipped(folder / "z.zip", make.papers(folder / "in", size))
        return path

    return {
        "ndjson": ("FHIR, one resource a line", lambda: make.ndjson(folder / "a.ndjson", size)),
        "gz": ("the same, packed (.gz)", lambda: make.ndjson(folder / "a.ndjson.gz", size)),
        "bundle": ("one FHIR bundle", lambda: make.bundle(folder / "b.json", max(size // 3, 1))),
        "apple": ("Apple Health export.zip", lambda: make.apple(folder / "e.zip", size)),
        "papers": ("folder of C-CDA and scans", lambda: make.papers(folder / "disc", size)),
        "zip": ("zip of C-CDA and scans", packed),
    }


def measure(name: str, size: int, *, again: bool) -> bool:
    """Measure one export and print it; return whether it keeps the bound."""
    with tempfile.TemporaryDirectory(prefix="apptprep-bench-") as place:
        folder = Path(place)
        words, write = made(folder, size)[name]
        path = write()
        shutil.rmtree(folder / "in", ignore_errors=True)
        size_told = size // 3 if name == "bundle" else size
        sys.stdout.write(f"{words}, {size_told / GIGABYTE:.1f} GB\n")
        good = _told(bring_in(path, folder / "home"))
        if again:
            second = bring_in(path, folder / "home")
            good = _told(second) and not second["added"] and good
    return good


def _told(answer: dict[str, Any]) -> bool:
    most: float = answer["memory"]["written"]
    verdict = "ok" if most <= MOST_MEMORY else "TOO MUCH"
    steps = ", ".join(f"{step} {value:.0f}" for step, value in answer["memory"].items())
    look, write = answer["seconds"]
    sys.stdout.write(
        f"  {most:4.0f} MiB of {MOST_MEMORY}  {verdict}   ({steps})\n"
        f"  {answer['found']:,} entries found, {answer['listed']:,} listed, "
        f"{answer['added']:,} added, {answer['files']:,} files; "
        f"{look:.0f} s to the preview, {write:.0f} s to write\n"
    )
    sys.stdout.flush()
    return most <= MOST_MEMORY


def main() -> int:
    """Measure all, or what is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=3.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--child", type=Path)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    if options.child is not None:
        child(options.child, options.home)
        return 0
    size = int(options.gigabytes * GIGABYTE)
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < size * 2.5:
        sys.stderr.write(f"{free / GIGABYTE:.0f} GB free in {tempfile.gettempdir()}: too little\n")
        return 2
    names = options.only.split(",") if options.only else list(made(Path(os.curdir), size))
    kept = [measure(name, size, again=options.again) for name in names]
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
