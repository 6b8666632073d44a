"""Fitting the summary on two sides of one sheet, however full the record is.

Everything is laid out generously first. If that takes more than two sides, long texts are shortened
and tables start from the fewest rows that make sense. Then, as long as the sheet holds it, texts
get lines back and tables get rows back, one part after the other. What is left out is counted, and
the section that has it is named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Box, Paragraph, Ruled, Run, Table
from apptprep.packet.drawing import blocks, facts, qr, tables
from apptprep.packet.drawing.flow import Flow, lay_out
from apptprep.packet.drawing.sheet import is_narrow
from apptprep.packet.drawing.stacked import Stacked, stacked
from apptprep.packet.drawing.structure import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apptprep.packet.content import Block, Packet, Part, Text
    from apptprep.packet.drawing.blocks import Laid

SIDES: Final = 2
_MOST_ROWS: Final = 24
"""No table of the summary has more rows, even on an empty sheet."""

_LONG: Final = 5
"""Parts that are to have so many rows matter most."""
_FEWEST: Final = 2
"""Rows of each table on a sheet that is fuller than full."""


@dataclass(frozen=True, slots=True)
class Tightness:
    """How many lines a text and a table cell may take, and whether there are lines to write on.

    The question sheet has lines to write on in any case.
    """

    text: int
    cell: int
    ruled: bool = False


GENEROUS: Final = Tightness(12, 6, ruled=True)
TIGHTER: Final = (Tightness(6, 3, ruled=True), Tightness(4, 3), Tightness(3, 2), Tightness(2, 2))
TIGHTEST: Final = Tightness(1, 1)
_BETWEEN: Final = (Tightness(8, 4), Tightness(10, 5))
"""Steps on the way back to generous: a dose cut off for want of one line is read wrongly."""
_SCRAP: Final = 0.15
"""A second side that holds less than this share of it is avoided where that costs no words."""


Setting = tuple[tuple[Tightness, int], ...]
"""For each part how tight it is set and how many rows its table has."""


class _Sheet:
    """The summary of one packet on one paper, laid out as tight as asked for.

    A table is wrapped once for each tightness, however its rows vary.

    Attributes:
        kept: Only so many parts stand on it, the others are named; None for all.
        all_rows: How many rows each part's table has at most; none in large print.
        has_names: Which parts have a table.
        wanted: How many rows it is to have at least.
        least_rows: The same, no more than there are.
        names: For parts whose table has no row, on how many lines the names alone stand.
    """

    def __init__(
        self, packet: Packet, size: tuple[float, float], top: Sequence[Laid], end: Sequence[Laid]
    ) -> None:
        self._packet = packet
        self._width, self._height = size
        self._top, self._end = top, end
        self.kept: int | None = None
        self.names: dict[int, int] = {}
        self._laid: dict[tuple[int, Tightness], list[Laid | Stacked]] = {}
        self._parts: dict[tuple[int, Tightness, int, int | None], tuple[Laid, ...]] = {}
        # In large print a row takes as many lines as all names together: there are no rows.
        most = 0 if is_narrow(self._width) else _MOST_ROWS
        self.all_rows = tuple(min(_row_count(part), most) for part in packet.summary)
        self.has_names = tuple(_row_count(part) > 0 for part in packet.summary)
        self.wanted = tuple(part.least for part in packet.summary)
        self.least_rows = tuple(
            min(part.least, rows) for part, rows in zip(packet.summary, self.all_rows, strict=True)
        )

    @property
    def is_narrow(self) -> bool:
        """Whether it is in large print."""
        return is_narrow(self._width)

    def of_section(self, section: str) -> list[int]:
        """Which parts stand for a section."""
        return [at for at, part in enumerate(self._packet.summary) if part.section == section]

    def flow(self, setting: Setting) -> Flow:
        """The summary with each part as tight, and its table as long, as asked for.

        One that has no room on two sides ends early, on the third.
        """
        flow = Flow(self._height)
        flow.put(self._top)
        for at in range(len(self._packet.summary[: self.kept])):
            key = (at, *setting[at], self.names.get(at))
            if key not in self._parts:
                self._parts[key] = tuple(self._part(at, *setting[at]))
            flow.put(self._parts[key], Element("Sect"))
            if len(flow.pages) > SIDES:
                return flow
        if self.kept is not None:
            flow.put([self._named(self._packet.summary[self.kept :])])
        flow.put(self._end)
        return flow

    def _named(self, parts: Sequence[Part]) -> Laid:
        numbers = [(part.title, self._packet.number_of(part.section)) for part in parts]
        names = [f"{title} (section {n})" if n else f"{title} (no section)" for title, n in numbers]
        text = Run(f"Not on these two sides: {', '.join(names)}.", "strong")
        return blocks.paragraph(Paragraph((text,), "small"), self._width)

    def _part(self, at: int, tight: Tightness, rows: int) -> Iterator[Laid]:
        part = self._packet.summary[at]
        if (at, tight) not in self._laid:
            self._laid[at, tight] = self._lay_out(part, tight)
        left_out = max(part.total, _row_count(part)) - rows
        number = self._packet.number_of(part.section)
        aside = (
            _more(left_out, number, some=rows > 0 or not _row_count(part)) if left_out > 0 else ""
        )
        where = part.section if self._packet.number_of(part.section) else ""
        yield blocks.title(part.title, "part", self._width, aside=aside, leads_to=where)
        for laid in self._laid[at, tight]:
            if not rows and at in self.names and isinstance(laid, Stacked | tables.TableLaid):
                text = Paragraph(_names_of(part))
                yield blocks.paragraph(text, self._width).clamped(self.names[at], self._width)
            elif isinstance(laid, Stacked):
                yield from laid.first(rows)
            elif not isinstance(laid, tables.TableLaid):
                yield laid
            elif rows:
                yield laid.with_rows(rows)

    def _lay_out(self, part: Part, tight: Tightness) -> list[Laid | Stacked]:
        laids: list[Laid | Stacked] = []
        for block in part.blocks:
            laids.extend(_squeezed(block, tight, self._width))
        return laids


def fit(
    packet: Packet, size: tuple[float, float], top: Sequence[Laid], end: Sequence[Laid]
) -> Flow:
    """Lay out the summary on at most two pages.

    Args:
        packet: What to print.
        size: Width and height of the text area.
        top: Blocks that stand above the parts (the band with the name).
        end: Blocks that stand below them (the contents).

    Returns:
        A flow of one or two pages.
    """
    sheet = _Sheet(packet, size, top, end)
    few = tuple(min(rows, _FEWEST) for rows in sheet.least_rows)
    none = tuple(0 for _ in few)
    steps = [(GENEROUS, sheet.all_rows), *((tight, sheet.least_rows) for tight in TIGHTER)]
    steps += [(TIGHTER[-1], few), (TIGHTEST, none)]
    flow = Flow(size[1])
    setting: Setting = ()
    for tight, rows in steps:
        setting = tuple(
            (_wider(tight) if part.roomy else tight, count)
            for part, count in zip(packet.summary, rows, strict=True)
        )
        flow = sheet.flow(setting)
        scrap = len(flow.pages) == SIDES and flow.used < _SCRAP * flow.height
        if tight is GENEROUS and scrap and _stays_alone(packet):
            one = sheet.flow(tuple((replace(each, ruled=False), n) for each, n in setting))
            if len(one.pages) == 1:
                return one
        if len(flow.pages) <= SIDES:
            return _grown(sheet, setting, flow)
    # One line for each text and no table rows: on usual sheets that fits for any packet that
    # compose makes. In large print the last parts may have no room; they are named.
    for kept in range(len(setting) - 1, -1, -1):
        sheet.kept = kept
        flow = sheet.flow(setting)
        if len(flow.pages) <= SIDES:
            return _grown(sheet, setting, flow)
    del flow.pages[SIDES:]
    return flow


def _stays_alone(packet: Packet) -> bool:
    """Whether no section follows on the second side."""
    return not packet.sections or packet.sections[0].own_page


def _grown(sheet: _Sheet, setting: Setting, flow: Flow) -> Flow:
    """Give texts lines back, then lines to write on, then tables rows, as long as the sheet holds.

    A place of spread that is cut off tells less than a symptom that is counted.
    """
    setting, flow = _with_least(sheet, setting, flow)
    flow = _with_names(sheet, setting, flow, _LONG, (1,))
    if sheet.is_narrow:
        setting, flow = _with_cancer(sheet, setting, flow)
        flow = _with_names(sheet, setting, flow, _LONG)
    most = [0 if at in sheet.names else rows for at, rows in enumerate(sheet.all_rows)]
    for wider in (_looser_to_read, _with_lines, _one_row_more, _one_step_looser):
        growing = list(range(len(setting)))
        while growing:
            at = growing.pop(0)
            part = wider(setting[at], most[at])
            if part is None:
                continue
            tried = (*setting[:at], part, *setting[at + 1 :])
            wider_flow = sheet.flow(tried)
            if len(wider_flow.pages) <= SIDES:
                setting, flow = tried, wider_flow
                growing.append(at)
    return _with_names(sheet, setting, flow, 0)


def _with_cancer(sheet: _Sheet, setting: Setting, flow: Flow) -> tuple[Setting, Flow]:
    """A second line for stage, spread and markers, before all others, where there is room."""
    for at in sheet.of_section("disease"):
        part = _looser_to_read(setting[at], 0)
        if part:
            tried = (*setting[:at], part, *setting[at + 1 :])
            wider = sheet.flow(tried)
            if len(wider.pages) <= SIDES:
                setting, flow = tried, wider
    return setting, flow


def _with_least(sheet: _Sheet, setting: Setting, flow: Flow) -> tuple[Setting, Flow]:
    """Give each table the rows it needs at least, the one that needs most (medicines) first."""
    for at in sorted(range(len(setting)), key=lambda n: -sheet.least_rows[n]):
        while setting[at][1] < sheet.least_rows[at]:
            part = (setting[at][0], setting[at][1] + 1)
            tried = (*setting[:at], part, *setting[at + 1 :])
            wider = sheet.flow(tried)
            if len(wider.pages) > SIDES:
                break
            setting, flow = tried, wider
    return setting, flow


def _with_names(
    sheet: _Sheet, setting: Setting, flow: Flow, long: int, most: tuple[int, ...] = (1, 2)
) -> Flow:
    """Where there is no room for a single row (large print), the names at least: a line, then two.

    Seven medicines named tell more than one in full.

    Args:
        sheet: Where the names are noted.
        setting: How it is set.
        flow: The same, laid out.
        long: Only for parts that are to have so many rows at least: treatments and medicines.
        most: How many lines are tried, one after the other.
    """
    bare = [at for at, part in enumerate(setting) if sheet.has_names[at] and not part[1]]
    bare = [at for at in bare if sheet.wanted[at] >= long]
    bare.sort(key=lambda at: -sheet.wanted[at])
    for lines in most:
        for at in bare:
            before = sheet.names.get(at)
            if before not in (None, lines - 1):
                continue
            sheet.names[at] = lines
            wider = sheet.flow(setting)
            if len(wider.pages) <= SIDES:
                flow = wider
            elif before is None:
                del sheet.names[at]
            else:
                sheet.names[at] = before
    return flow


def _names_of(part: Part) -> Text:
    """What the rows of a table are about, one after the other: what stands bold in them."""
    runs: list[Run] = []
    for block in part.blocks:
        for row in block.rows if isinstance(block, Table) else ():
            texts = [cell for cell in row.cells if isinstance(cell, tuple)]
            bold = (cell for cell in texts if any(run.role == "strong" for run in cell))
            # A table of reports has nothing bold; it begins with the date.
            told = next(bold, None) or next((cell for cell in texts[1:] if cell), None)
            if told:
                runs += [Run("; ")] if runs else []
                runs.append(next((run for run in told if run.role == "strong"), told[0]))
                if runs[-1].role == "strong" and any(run.role == "unsure" for run in told):
                    runs.append(Run(" (unsure)", "unsure"))
    return tuple(runs)


def _one_row_more(part: tuple[Tightness, int], most: int) -> tuple[Tightness, int] | None:
    return (part[0], part[1] + 1) if part[1] < most else None


def _with_lines(part: tuple[Tightness, int], _most: int) -> tuple[Tightness, int] | None:
    return None if part[0].ruled else (replace(part[0], ruled=True), part[1])


def _looser_to_read(part: tuple[Tightness, int], most: int) -> tuple[Tightness, int] | None:
    """One step looser, up to what nearly every text needs."""
    return _one_step_looser(part, most) if part[0].text < TIGHTER[0].text else None


def _wider(tight: Tightness) -> Tightness:
    """Two steps looser, but for the tightest of all."""
    if tight not in TIGHTER:
        return tight
    return TIGHTER[max(TIGHTER.index(tight) - 2, 0)]


def _one_step_looser(part: tuple[Tightness, int], _most: int) -> tuple[Tightness, int] | None:
    """The next more generous setting for texts and cells; lines to write on stay as they are."""
    tight = part[0]
    steps = (TIGHTEST, *TIGHTER[::-1], *_BETWEEN, GENEROUS)
    looser = next((step for step in steps if step.text > tight.text), None)
    return (replace(looser, ruled=tight.ruled), part[1]) if looser else None


def _row_count(part: Part) -> int:
    return max((len(b.rows) for b in part.blocks if isinstance(b, Table)), default=0)


def _squeezed(block: Block, tight: Tightness, width: float) -> list[Laid | Stacked]:
    if isinstance(block, Box):
        kept_blocks = tuple(b for b in block.blocks if tight.ruled or not isinstance(b, Ruled))
        kept_box = replace(block, blocks=kept_blocks)
        # A question cut after a few words asks nothing; a line of large print holds no more.
        least = 2 if is_narrow(width) else 1
        return [blocks.box(kept_box, width, clamp_to=max(min(tight.text, 4), least))]
    if isinstance(block, Table):
        kept = replace(block, rows=block.rows[:_MOST_ROWS])
        if not tables.fits(kept, width):
            return [stacked(kept, width).clamped(tight.cell, width)]
        return [tables.table(kept, width).clamped(tight.cell, width)]
    return [
        laid.clamped(tight.text, width)
        if isinstance(laid, blocks.Lines | facts.FactLines | qr.BesideLaid)
        else laid
        for laid in lay_out(block, width)
    ]


def _more(count: int, section: int, *, some: bool) -> str:
    """What is left out, and where it is; ``some`` of it stands below."""
    words = f"{count} more" if some else f"{count}"
    return f"{words} in section {section}" if section else f"{words} not printed"
