"""What bringing in costs beside the plain libraries that do the same reading.

Run it as a script: ``python tests/benchmarks/bench_bring_in.py``. It makes a disc of 3,000 scan
files and a log of 100,000 lines in a temporary folder, reads each with the app and with pydicom or
csv alone, and prints times and the most memory used. It ends with exit code 1 where the disc takes
more than 1.5 times what pydicom takes, or more than 200 MiB were used.
"""

from __future__ import annotations

import csv
import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian

from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted

TODAY = dt.date(2026, 6, 1)
FILES = 3000
LINES = 100_000
MOST_TIMES = 1.5
MOST_MEMORY = 200
ROUNDS = 5


def make_disc(folder: Path) -> Path:
    """Write a disc of :data:`FILES` files in 30 series of three studies."""
    for number in range(FILES):
        meta = FileMetaDataset()
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        meta.MediaStorageSOPInstanceUID = UID(f"1.2.3.{number}")
        data = FileDataset("x", {}, file_meta=meta, preamble=b"\0" * 128)
        data.SOPInstanceUID = f"1.2.3.{number}"
        data.StudyDate, data.Modality, data.PatientName = "20260312", "CT", "Santos^Anna"
        data.StudyInstanceUID = f"1.2.{number % 3}"
        data.SeriesInstanceUID = f"1.2.3.{number % 30}"
        data.Rows = data.Columns = 64
        data.BitsAllocated, data.SamplesPerPixel = 8, 1
        data.add_new("PixelData", "OB", b"\0" * 4096)
        path = folder / f"S{number % 30}" / f"I{number}"
        path.parent.mkdir(parents=True, exist_ok=True)
        data.save_as(path, enforce_file_format=False)
    return folder


def make_log(path: Path) -> Path:
    """Write a symptom log."""
    lines = [
        f"2026-0{n % 5 + 1}-{n % 28 + 1:02} {n % 24:02}:{n % 60:02},pain,{n % 11}"
        for n in range(LINES)
    ]
    path.write_text("date,symptom,score\n" + "\n".join(lines))
    return path


def best(*works: Callable[[], object]) -> list[float]:
    """Return the least processor time of each of some works that take turns, in seconds."""
    times: list[list[float]] = [[] for _work in works]
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            start = time.process_time()
            work()
            times[place].append(time.process_time() - start)
    return [min(each) for each in times]


def plain_headers(disc: Path) -> None:
    """Read all headers with pydicom alone."""
    for path in disc.rglob("I*"):
        pydicom.dcmread(path, stop_before_pixels=True).get("StudyInstanceUID")


def plain_rows(path: Path) -> int:
    """Read all rows with csv alone."""
    with path.open(newline="") as stream:
        return sum(1 for _ in csv.reader(stream))


def main() -> int:
    """Measure, print, and tell whether the bounds hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        disc, log = make_disc(folder / "disc"), make_log(folder / "log.csv")
        plain, ours = best(lambda: plain_headers(disc), lambda: recognise.read(disc, Wanted(TODAY)))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"disc of {FILES} files: {ours:.2f} s; pydicom alone {plain:.2f} s")  # noqa: T201
        print(f"  {ours / plain:.2f} times, {memory} MiB at most")  # noqa: T201
        rows, table = best(lambda: plain_rows(log), lambda: recognise.read(log, Wanted(TODAY)))
        print(f"log of {LINES} lines: {table:.2f} s; csv alone {rows:.2f} s")  # noqa: T201
    return int(ours > MOST_TIMES * plain or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
