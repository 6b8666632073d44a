"""What the packet costs beside the floor and beside other engines, and whether it stays linear.

Run it as a script: ``python tests/benchmarks/bench_packet.py`` (``--long`` adds 100,000 rows). It
prints seconds for 1,000 and 10,000 rows of a whole log: ours, the very cells drawn straight onto
ReportLab's canvas (the floor: no summary, no escaping, no other script, no tags), then Typst, fpdf2
and WeasyPrint where they are installed; then the sample person's usual packet. It ends with exit
code 1 if a bound is broken. Ours is everything from the record to the bytes, tagged, with all
caches emptied before each run.
"""

from __future__ import annotations

import datetime as dt
import functools
import html
import importlib.util
import itertools
import json
import sys
import tempfile
import time
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apptprep.jobs.make_packet import draw, draw_front
from apptprep.jobs.sample import build
from apptprep.packet import ALL_SECTIONS, Choices, compose
from apptprep.packet.content import PAPERS, Table
from apptprep.packet.drawing import fonts, text
from apptprep.packet.drawing.styles import MARGIN_SIDE, MARGIN_TOP
from apptprep.packet.sections.log import COLUMNS
from apptprep.records import Person, Snapshot, SymptomEntry, When

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from apptprep.packet import Packet

TODAY = dt.date(2026, 11, 22)
BOUND = 1.8
"""What a log may cost, as a multiple of the floor."""
LITTLE = 1000
LINEAR = 13.0
"""What ten times the rows may cost, as a multiple."""
USUAL = 0.5
"""What a packet of 40 pages may cost, in seconds on two cores."""
FIRST_LOOK = 0.15
"""What the first look at page one may cost, in seconds; the window asks for it after a change."""
LOG = Choices(preset="routine", left_out=ALL_SECTIONS - {"log"}, whole_log=True)
WHOLE = Choices(whole_log=True)
TERMS = ("pain", "tiredness", "nausea", "numb fingers", "poor sleep", "breathlessness")
NOTES = (
    "",
    "Worse on the stairs, better after a warm bath and an hour of lying down.",
    "Came back in the evening.",
    "Two tablets before bed; slept until four, then awake until the morning came.",
)
Rows = list[tuple[str, ...]]
SHARES = (0.15, 0.20, 0.06, 0.08, 0.51)
"""Widths of the columns."""
SIZE = 8.5
LEADING = 10.8
INSTALL = ".venv/bin/python -m pip install --require-hashes --no-deps -r {}".format(
    "packaging/requirements-bench.txt"
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
    return compose(record, LOG, TODAY)


def cells(composed: Packet) -> list[tuple[str, ...]]:
    """The log's cells as plain text."""
    table = next(b for b in composed.sections[0].blocks if isinstance(b, Table))
    return [tuple(str(cell) for cell in row.cells) for row in table.rows]


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds of the processor: others may use it, too."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def raw_canvas(head: Sequence[str], rows: Rows) -> bytes:
    """ReportLab's canvas with no layout of ours: the floor."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    fonts.load(fonts.REGULAR)
    target = BytesIO()
    width, height = PAPERS["A4"]
    canvas = Canvas(target, pagesize=(width, height), invariant=1)
    room = width - 2 * MARGIN_SIDE
    edges = [MARGIN_SIDE]
    for share in SHARES[:-1]:
        edges.append(edges[-1] + room * share)

    def top() -> float:
        canvas.setFont(fonts.REGULAR, SIZE)
        for x, title in zip(edges, head, strict=True):
            canvas.drawString(x + 4, height - MARGIN_TOP - 9, title)
        return height - MARGIN_TOP - 14

    y = top()
    for row in rows:
        lines = simpleSplit(row[-1], fonts.REGULAR, SIZE, room * SHARES[-1] - 8) or [""]
        if y - LEADING * len(lines) < 60:
            canvas.drawString(MARGIN_SIDE, 34, f"page {canvas.getPageNumber()}")
            canvas.showPage()
            y = top()
        for x, cell in zip(edges, row[:-1], strict=False):
            canvas.drawString(x + 4, y - 9, cell)
        for n, line in enumerate(lines):
            canvas.drawString(edges[-1] + 4, y - 9 - LEADING * n, line)
        y -= LEADING * len(lines) + 3.7
        canvas.line(MARGIN_SIDE, y, width - MARGIN_SIDE, y)
    canvas.save()
    return target.getvalue()


def typst(head: Sequence[str], rows: Rows) -> bytes:
    """Typst: the cells as JSON, so that no text is read as markup."""
    import typst as engine

    columns = ", ".join(f"{share:.2f}fr" for share in SHARES)
    source = (
        f'#set page(paper: "a4", margin: (x: {MARGIN_SIDE}pt, y: {MARGIN_TOP}pt), '
        'numbering: "1 of 1")\n'
        f'#set text(font: "Noto Sans", size: {SIZE}pt, hyphenate: false)\n'
        '#let all = json("rows.json")\n'
        f"#table(columns: ({columns}), stroke: (bottom: 0.5pt), inset: 3pt, "
        "table.header(..all.head), ..all.rows.flatten())\n"
    )
    with tempfile.TemporaryDirectory() as folder, as_file(_fonts()) as faces:
        (Path(folder) / "main.typ").write_text(source, encoding="utf-8")
        cells = json.dumps({"head": list(head), "rows": rows})
        (Path(folder) / "rows.json").write_text(cells, encoding="utf-8")
        made: Any = engine.compile(
            Path(folder) / "main.typ", font_paths=[faces], ignore_system_fonts=True
        )
    return bytes(made)


def fpdf2(head: Sequence[str], rows: Rows) -> bytes:
    """fpdf2 with its own tables."""
    from fpdf import FPDF

    class Paged(FPDF):  # type: ignore[misc,unused-ignore]
        def footer(self) -> None:
            self.set_y(-40)
            self.cell(0, 10, f"page {self.page_no()} of {{nb}}")

    document = Paged(unit="pt", format="A4")
    document.set_margins(MARGIN_SIDE, MARGIN_TOP, MARGIN_SIDE)
    with as_file(_fonts()) as faces:
        document.add_font("Noto", "", faces / f"{fonts.REGULAR}.ttf")
        document.add_font("Noto", "B", faces / f"{fonts.BOLD}.ttf")
    document.set_font("Noto", size=SIZE)
    document.add_page()
    widths = tuple(round(share * 100) for share in SHARES)
    with document.table(col_widths=widths, line_height=LEADING) as table:
        table.row(list(head))
        for row in rows:
            table.row(list(row))
    return bytes(document.output())


def weasyprint(head: Sequence[str], rows: Rows) -> bytes:
    """WeasyPrint: the rows as an HTML table."""
    from weasyprint import HTML

    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in cells) + "</tr>"

    columns = "".join(f"<col style='width:{share:.0%}'>" for share in SHARES)
    with as_file(_fonts()) as faces:
        style = (
            f"@font-face {{font-family: N; src: url({(faces / fonts.REGULAR).as_uri()}.ttf)}}"
            f"@page {{size: A4; margin: {MARGIN_TOP}pt {MARGIN_SIDE}pt; "
            "@bottom-left {content: counter(page)}}"
            f"table {{font: {SIZE}pt/{LEADING}pt N; border-collapse: collapse; width: 100%; "
            "table-layout: fixed} td {border-bottom: 0.5pt solid; vertical-align: top}"
        )
        body = "".join(line(row, "td") for row in rows)
        page = (
            f"<style>{style}</style><table>{columns}<thead>{line(head, 'th')}</thead>"
            f"<tbody>{body}</tbody></table>"
        )
        return bytes(HTML(string=page).write_pdf())


ENGINES: dict[str, tuple[str, Callable[[Sequence[str], Rows], bytes], int]] = {
    "Typst": ("typst", typst, 10_000),
    "fpdf2": ("fpdf", fpdf2, 10_000),
    "WeasyPrint": ("weasyprint", weasyprint, 1_000),
}
"""Name: its module, how it is called, and the most rows it is asked for."""


def is_there(module: str) -> bool:
    """Whether an engine is installed."""
    return importlib.util.find_spec(module) is not None


def _fonts() -> Any:
    return files("apptprep.resources") / "fonts"


def fresh(record: Snapshot, choices: Choices) -> Callable[[], object]:
    """Compose, draw and tag, as for a record just opened."""

    def work() -> object:
        for cache in (text.wrap, text.wrap_plain, fonts.width, fonts.runs):
            cache.cache_clear()
        return draw(record, choices, TODAY)

    return work


def usual() -> Snapshot:
    """The sample person with some more days in her log: a packet of about 40 pages."""
    return Snapshot([*build(TODAY).records, *snapshot(500).all(SymptomEntry)])


def compare(plain: list[tuple[str, ...]], rows: int, times: int) -> float:
    """Print what each engine takes for so many rows; return the floor's seconds."""
    head = [column.title for column in COLUMNS]
    low = best(lambda: raw_canvas(head, plain), times)
    say(f"raw canvas, {rows:,} rows (the floor)", low, 1.0)
    for name, (module, engine, most) in ENGINES.items():
        if not is_there(module):
            print_line(f"{name} is not installed; to compare: {INSTALL}")
        elif rows <= most:
            # Once only: Typst keeps what it has set, and a second run would cost nothing.
            took = best(functools.partial(engine, head, plain), 1)
            say(f"{name}, {rows:,} rows", took, took / low)
        else:
            print_line(f"{name}, {rows:,} rows: left out, too slow")
    return low


def say(what: str, seconds: float, ratio: float) -> None:
    """Print one measurement with its multiple of the floor."""
    print_line(f"{what + ':':<44}{seconds:8.3f} s  {ratio:5.2f} times the floor")


def print_line(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(words: list[str]) -> int:
    """Measure, print, and return 1 if a bound is broken."""
    broken: list[str] = []
    # First: what the long logs leave in memory would be counted against it.
    record = usual()
    pages = draw(record, WHOLE, TODAY).rendered.pages
    took = best(fresh(record, WHOLE))
    print_line(f"usual packet, {pages} pages, from the record to the bytes: {took:.3f} s")
    if took > USUAL:
        broken.append(f"the usual packet takes more than {USUAL} s")
    hidden = Choices(hidden=frozenset({record.all(SymptomEntry)[0].id}))
    for what, choices in (("", Choices()), (", an entry left out", hidden)):
        took = best(functools.partial(draw_front, record, choices, TODAY))
        print_line(f"a first look at page one{what}: {took:.3f} s")
        if took > FIRST_LOOK:
            broken.append(f"the first look takes more than {FIRST_LOOK} s")
    found = []
    for rows, times in ((LITTLE, 5), (10 * LITTLE, 2)):
        record = snapshot(rows)
        ours = best(fresh(record, LOG), times)
        low = compare(cells(packet(record)), rows, times)
        say(f"apptprep, {rows:,} rows, tagged, with its data", ours, ours / low)
        found.append(ours)
        if ours > BOUND * low:
            broken.append(f"more than {BOUND} times the floor")
    if "--long" in words:
        found.append(best(fresh(snapshot(100 * LITTLE), LOG), 1))
        print_line(f"apptprep, {100 * LITTLE:,} rows: {found[-1]:.1f} s")
    if any(long > LINEAR * short for short, long in itertools.pairwise(found)):
        broken.append(f"ten times the rows cost more than {LINEAR} times")
    print_line(f"OUT OF BOUNDS: {'; '.join(broken)}" if broken else "within the bounds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
