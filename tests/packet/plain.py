"""A composed packet as readable text, so that a change of what it says is read line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import (
    Beside,
    Box,
    Charts,
    Facts,
    Heading,
    Paragraph,
    Ruled,
    Spark,
    Table,
)
from apptprep.packet.drawn import (
    Answers,
    Chart,
    Code,
    CycleGrid,
    Multiples,
    Timeline,
    TimeRow,
    Wallet,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apptprep.packet.content import Block, Cell, Packet, Text

MARKS = {"strong": "*", "quiet": "", "unsure": "~", "copied": "|", "struck": "-", "": ""}


def plain(packet: Packet) -> str:
    """All a packet says, in reading order; ids are left out, they are new in each run."""
    lines = [packet.name, packet.born, *packet.about, packet.title, *packet.visit, *packet.cover]
    for part in packet.summary:
        more = f"  [{part.total} in all]" if part.total else ""
        lines += ["", f"== {part.title}{more}"]
        lines += [line for block in part.blocks for line in _block(block)]
    for number, section in enumerate(packet.sections, 1):
        lines += ["", "", f"### {number} {section.title}"]
        lines += [line for block in section.blocks for line in _block(block)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _text(text: Text) -> str:
    """Runs with a sign around what stands out: *strong*, ~unsure~, |copied|, -struck-."""
    return "".join(f"{MARKS[r.role]}{r.text}{MARKS[r.role]}" for r in text).replace("\n", " / ")


def _cell(cell: Cell) -> str:
    if isinstance(cell, Spark):
        return f"({len(cell.points)} points)"
    return cell.replace("\n", " / ") if isinstance(cell, str) else _text(cell)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"\n{'=' * block.level} {block.text}"
        case Paragraph():
            yield f"{block.mark + ' ' if block.mark else ''}{_text(block.text)}  ({block.role})"
        case Facts():
            yield from ([f"\n{_text(block.title)}"] if block.title else [])
            yield from (f"  {row.label}: {_text(row.value)}" for row in block.rows)
        case Table():
            yield from _table(block)
        case Ruled():
            yield f"  [{block.lines} lines to write on]"
        case Box() | Beside() | Charts() | Multiples():
            yield from _inside(block)
        case _:
            yield from _drawn(block)


def _table(block: Table) -> Iterator[str]:
    yield "  " + " | ".join(column.title for column in block.columns)
    for row in block.rows:
        role = f"({row.role}) " if row.role else "- "
        yield "  " + role + " | ".join(_cell(cell) for cell in row.cells)


def _inside(block: Box | Beside | Charts | Multiples) -> Iterator[str]:
    inner: tuple[Block, ...]
    match block:
        case Box():
            yield f"[box] {block.title}"
            inner = block.blocks
        case Beside():
            inner = (block.facts, block.code)
        case _:
            inner = block.charts
    for each in inner:
        yield from _block(each)


def _drawn(block: Block) -> Iterator[str]:
    match block:
        case Chart():
            yield f"  [chart] {block.title}: {block.sentence}"
        case Timeline():
            yield f"[timeline] {block.sentence}"
            for lane in block.lanes:
                yield f"  {lane.title}"
                yield from (f"    {_row(row)}" for row in lane.rows)
        case CycleGrid():
            yield f"  [cycles] {block.title}: {block.sentence}"
            for row in block.rows:
                days = " ".join("." if day is None else str(day) for day in row.days)
                yield f"    {row.label}: {days}"
        case Answers():
            yield f"[answers] {' | '.join(block.columns)}"
            yield from (f"  {n} {text}" for n, text in enumerate(block.questions, 1))
        case Code():
            yield f"[code] {block.title}: {block.caption}"
            yield from (f"    {line}" for line in block.text.splitlines())
        case Wallet():
            yield f"[wallet] {block.title}"
            yield from (f"    {line}" for line in (block.name, *block.front))
            yield from (f"    {line}" for line in (block.back_title, *block.back))
        case _:
            message = f"no words for {type(block).__name__}"
            raise AssertionError(message)


def _row(row: TimeRow) -> str:
    span = f"{row.start.first}..{row.start.last}{' about' if row.start.about else ''}"
    if row.end:
        span += f" to {row.end.first}..{row.end.last}{' about' if row.end.about else ''}"
    more = f" [{row.beyond}]" if row.beyond else ""
    unsure = " (unsure)" if row.unsure else ""
    return f"{row.shape}: {row.label}{unsure}, {row.when} <{span}>{more}"
