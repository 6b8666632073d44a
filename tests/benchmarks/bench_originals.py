"""What 200 scanned pages behind a packet cost, beside pikepdf's plain append.

Run it as a script: ``python tests/benchmarks/bench_originals.py``. It makes ten reports of twenty
scanned pages each (about 90 MB of JPEG in PDFs, every page another picture) and prints medians of
three rounds in one run: reading them from the encrypted record and looking into them, then drawing
and joining them our way (in a process of its own, cleaned, each page fitted into its frame under
our head and foot, listed and numbered). Beside it stand the same files appended to the same packet
by pikepdf in this process, with nothing checked and nothing stamped. It ends with exit code 1 if
the bound is broken.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image

from apptprep.jobs.make_packet import Drawn, draw
from apptprep.jobs.originals import Looks, Prepared, papers_of, prepare
from apptprep.packet import Choices
from apptprep.records import OtherReport, Person, When
from apptprep.store import Library, People

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = dt.date(2026, 11, 28)
ROUNDS = 3
REPORTS, PAGES = 10, 20
SCAN = (1240, 1754)
"""Pixels of one page: A4 at 150 dots an inch."""
NOISE, QUALITY = 14, 68
"""How grainy a page is and how it is packed: together about 450 KB."""
PAPER = (595, 842)
BOUND = 10.0
"""What reading, looking and joining our way may cost together, in seconds on two cores."""


def scan() -> bytes:
    """Return one scanned page as JPEG; each call makes another one."""
    out = BytesIO()
    page = Image.effect_noise(SCAN, NOISE).point([min(255, level + 90) for level in range(256)])
    page.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def report() -> bytes:
    """Return a PDF of scanned pages, as a copying machine writes it."""
    target = pikepdf.new()
    for _page in range(PAGES):
        stream = pikepdf.Stream(target, scan())
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height = SCAN
        stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        stream.Filter = pikepdf.Name.DCTDecode
        page = target.add_blank_page(page_size=PAPER)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        content = f"q {PAPER[0]} 0 0 {PAPER[1]} 0 0 cm /Im0 Do Q"
        page.obj.Contents = pikepdf.Stream(target, content.encode("ascii"))
    out = BytesIO()
    target.save(out)
    return out.getvalue()


def appended(first: bytes, files: list[bytes]) -> bytes:
    """Return the files' pages behind a packet, by pikepdf alone."""
    target = pikepdf.open(BytesIO(first))
    for data in files:
        with pikepdf.open(BytesIO(data)) as source:
            target.pages.extend(source.pages)
    out = BytesIO()
    target.save(out)
    return out.getvalue()


def median(work: Callable[[], object]) -> float:
    """Return the median of some rounds, in seconds of the clock: a second process works, too."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def fill(library: Library) -> list[bytes]:
    """Keep the reports in a record; return their files."""
    files = [report() for _report in range(REPORTS)]
    library.save(Person(name="Maria Santos"))
    for number, data in enumerate(files, 1):
        ref = library.add_file(data, f"report {number}.pdf")
        made = OtherReport(title=f"Report {number}", date=When.of(TODAY), attached=(ref,))
        library.save(made)
    return files


def measure(library: Library) -> bool:
    """Print the times; return whether the bound is broken."""
    files = fill(library)
    snapshot = library.snapshot()
    papers = papers_of(snapshot)
    choices = Choices(originals=tuple(paper.ref.sha256 for paper in papers))

    def look() -> Prepared:
        return prepare(library, papers, Looks())

    prepared = look()

    def ours() -> Drawn:
        return draw(snapshot, choices, TODAY, prepared=prepared)

    alone = draw(snapshot, Choices(), TODAY).rendered
    whole = ours().rendered
    say(f"{REPORTS * PAGES} scanned pages, {sum(map(len, files)) / 1e6:.0f} MB in all")
    say(f"our file: {whole.pages} pages, {len(whole.data) / 1e6:.0f} MB")
    plain = median(lambda: appended(alone.data, files))
    looking, joining = median(look), median(ours)
    say(f"pikepdf's plain append        {plain:6.2f} s")
    say(f"reading and looking into them {looking:6.2f} s  (a file is looked into once, then known)")
    say(f"drawing and joining           {joining:6.2f} s  {joining / plain:.1f} times the append")
    broken = looking + joining > BOUND
    verdict = "TOO SLOW" if broken else "ok"
    say(f"ours, all of it               {looking + joining:6.2f} s  at most {BOUND}  {verdict}")
    return broken


def main() -> int:
    """Measure in a record that is thrown away."""
    with tempfile.TemporaryDirectory() as folder, People(Path(folder)).create("Bench") as library:
        return int(measure(library))


if __name__ == "__main__":
    sys.exit(main())
