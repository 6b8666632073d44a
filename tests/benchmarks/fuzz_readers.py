"""Feeds the readers of files that were damaged on purpose, many of them; run by hand.

``python tests/benchmarks/fuzz_readers.py [--count 100000] [--seed 1] [--folder DIR]``

Takes files of a folder (the sample files beside this checkout, if any), flips, cuts, doubles
and mixes bytes, and reads each as a person would bring it in. Every input must end in entries or in
one of our sentences, within 5 seconds, with nothing written beside it; else the exit code is 1.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from apptprep.errors import UnreadableFile
from apptprep.exchange import recognise
from apptprep.exchange.format import Wanted

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
TODAY = dt.date(2026, 11, 28)
SLOWEST = 5.0
LARGEST = 60_000
"""Bytes of a file that is taken as a beginning; a larger one only takes time."""

SIGNS = (b"\0", b"\xff", b"<", b">", b"{", b"}", b"[", b'"', b"\n", b"&", b"9" * 400, b"<a>" * 300)


def beginnings(folder: Path) -> list[bytes]:
    """Return the files to damage; some words of our own where the folder is not there."""
    found = [
        path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and 0 < path.stat().st_size <= LARGEST
    ]
    return found or [b'{"resourceType": "Patient"}', b"NCT Number,Study Title\n", b"%PDF-1.7\n"]


def damaged(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """Return bytes with one to six damages."""
    whole = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(whole) + 1)
        match dice.randrange(6):
            case 0:
                whole[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del whole[at : at + dice.randint(1, 200)]
            case 2:
                whole[at:at] = dice.choice(SIGNS)
            case 3:
                whole[at:at] = whole[at : at + dice.randint(1, 500)]
            case 4:
                del whole[at:]
            case _:
                other = dice.choice(others)
                start = dice.randrange(len(other))
                whole[at:at] = other[start : start + dice.randint(1, 500)]
    return bytes(whole)


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


def read(path: Path) -> tuple[str, float]:
    """Read a file as a person would bring it in; return how it ended and the seconds it took."""
    begun = time.perf_counter()
    try:
        for reading in recognise.read(path, Wanted(TODAY)):
            reading.close()
        end = "entries"
    except UnreadableFile:
        end = "a sentence"
    return end, time.perf_counter() - begun


def main() -> int:
    """Run, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=SAMPLES)
    options = parser.parse_args()
    dice = random.Random(options.seed)  # noqa: S311 - the same damages each time
    start = beginnings(options.folder)
    ends: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        for number in range(options.count):
            path.write_bytes(damaged(dice.choice(start), start, dice))
            try:
                end, took = read(path)
                if took > SLOWEST:
                    # A machine that did something else for a while is no fault of a reader.
                    end, took = read(path)
            except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
                say(f"input {number} of seed {options.seed} broke a reader:")
                say(traceback.format_exc())
                return 1
            ends[end] += 1
            slowest = max(slowest, took)
            if took > SLOWEST or [each.name for each in Path(folder).iterdir()] != ["file"]:
                say(f"input {number} of seed {options.seed}: {took:.1f} s, or wrote beside it")
                return 1
    told = ", ".join(f"{count:,} in {end}" for end, count in ends.items())
    say(f"{options.count:,} inputs from {len(start)} files: {told}; slowest {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
