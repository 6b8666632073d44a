"""What the packet costs beside the floor: the same rows written straight onto ReportLab's canvas.

Run it as a script: ``python tests/benchmarks/bench_packet.py``. It prints both times and their
ratio for 1,000 rows of a whole log, then 10,000 rows, then the sample person's usual packet, and
ends with exit code 1 if a bound is broken. The floor
draws the very cells of the composed log with the same fonts, breaks the long column with
ReportLab's own ``simpleSplit`` and starts a new page where one is full; it has no summary, no
escaping, no fallback for missing characters. Ours is everything from the record to the bytes, with
all caches emptied before each run.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING

from apptprep.jobs.sample import build
from apptprep.packet import ALL_SECTIONS, Choices, compose, pdf
from apptprep.packet.content import PAPERS, Table
from apptprep.packet.drawing import fonts
from apptprep.packet.drawing.styles import MARGIN_SIDE, MARGIN_TOP
from apptprep.records import Person, Snapshot, SymptomEntry, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from apptprep.packet import Packet

TODAY = dt.date(2026, 11, 22)
BOUND = 1.8
"""What 1,000 rows may cost, as a multiple of the floor."""
LINEAR = 13.0
"""What 10,000 rows may cost, as a multiple of 1,000 rows."""
USUAL = 0.5
"""What the sample person's packet may cost, in seconds."""
TERMS = ("pain", "tiredness", "nausea", "numb fingers", "poor sleep", "breathlessness")
NOTES = (
    "",
    "Worse on the stairs, better after a warm bath and an hour of lying down.",
    "Came back in the evening.",
    "Two tablets before bed; slept until four, then awake until the morning came.",
)


def snapshot(rows: int) -> Snapshot:
    """A record with so many symptom entries, four a day, with notes of changing length."""
    entries = [
        SymptomEntry(
            id=f"{n:06}",
            term=TERMS[n % len(TERMS)],
            when=When.of(TODAY - dt.timedelta(days=n // 4)),
            now=(n * 7) % 11,
            worst=10 if n % 9 == 0 else None,
            sites=("right-hip",) if n % 5 == 0 else (),
            done=f"lay down for {n % 50} minutes" if n % 3 == 0 else "",
            helped="little" if n % 3 == 0 else "",
            note=f"{NOTES[n % len(NOTES)]} ({n})" if n % 2 else NOTES[n % len(NOTES)],
        )
        for n in range(rows)
    ]
    return Snapshot([Person(name="Nguyễn Thị Phượng"), *entries])


def packet(record: Snapshot) -> Packet:
    """The packet of a record with the log as its only section after the summary."""
    choices = Choices(preset="routine", left_out=ALL_SECTIONS - {"log"}, whole_log=True)
    return compose(record, choices, TODAY)


def floor(rows: list[tuple[str, ...]]) -> bytes:
    """Draw rows of plain cells straight onto the canvas."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    fonts.load(fonts.REGULAR)
    target = BytesIO()
    width, height = PAPERS["A4"]
    canvas = Canvas(target, pagesize=(width, height), invariant=1)
    room = width - 2 * MARGIN_SIDE
    edges = [MARGIN_SIDE + room * share for share in (0.0, 0.21, 0.40, 0.47, 0.55)]
    y = height - MARGIN_TOP
    canvas.setFont(fonts.REGULAR, 8.5)
    for row in rows:
        lines = simpleSplit(row[-1], fonts.REGULAR, 8.5, room * 0.45 - 8) or [""]
        if y - 10.8 * len(lines) < 60:
            canvas.drawString(MARGIN_SIDE, 34, f"page {canvas.getPageNumber()}")
            canvas.showPage()
            canvas.setFont(fonts.REGULAR, 8.5)
            y = height - MARGIN_TOP
        for x, cell in zip(edges, row[:-1], strict=False):
            canvas.drawString(x + 4, y - 9, cell)
        for n, line in enumerate(lines):
            canvas.drawString(edges[-1] + 4, y - 9 - 10.8 * n, line)
        y -= 10.8 * len(lines) + 3.7
        canvas.line(MARGIN_SIDE, y, width - MARGIN_SIDE, y)
    canvas.save()
    return target.getvalue()


def cells(composed: Packet) -> list[tuple[str, ...]]:
    """The log's cells as plain text."""
    table = next(b for b in composed.sections[0].blocks if isinstance(b, Table))
    return [tuple(str(cell) for cell in row.cells) for row in table.rows]


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def main() -> int:
    """Measure, print, and return 1 if a bound is broken."""
    from apptprep.packet.drawing import text

    def fresh(record: Snapshot) -> Callable[[], object]:
        def work() -> object:
            for cache in (text.wrap_plain, fonts.width, fonts.runs):
                cache.cache_clear()
            return pdf.draw(packet(record))

        return work

    plain = cells(packet(snapshot(1000)))
    low = best(lambda: floor(plain))
    ours, ten = best(fresh(snapshot(1000))), best(fresh(snapshot(10_000)), 2)
    sample = Snapshot(build(TODAY).records)
    usual = best(lambda: pdf.draw(compose(sample, Choices(), TODAY)))
    kept = ours <= BOUND * low and ten <= LINEAR * ours and usual <= USUAL
    bounds = f"{BOUND} and {LINEAR} times, {USUAL} s"
    verdict = "within the bounds" if kept else f"OUT OF BOUNDS ({bounds})"
    lines = (
        f"raw canvas, 1,000 rows (the floor):     {low:.3f} s",
        f"packet of 1,000 rows, composed, drawn:  {ours:.3f} s = {ours / low:.2f} times the floor",
        f"packet of 10,000 rows, composed, drawn: {ten:.3f} s = {ten / ours:.1f} times 1,000 rows",
        f"usual packet, composed, drawn:          {usual:.3f} s",
        verdict,
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
