"""What a packet draws rather than writes: the timeline, charts of cycles, small multiples.

Plain frozen data like `content`; each has a sentence that says in words what the drawing shows and
is its alternative text. Nothing here knows points, fonts or records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mark:
    """A day marked under a chart: a treatment day, or the start of a treatment.

    Attributes:
        day: The day.
        label: Short text beside it, may be empty.
        until: Last day of a stretch; None for a single day.
    """

    day: date
    label: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A trend over time.

    Attributes:
        title: What is measured, with its unit.
        sentence: What the chart shows, in words; it stands above the drawing and is its
            alternative text.
        points: (day, value), sorted by day.
        start: First day of the time axis.
        end: Last day of the time axis.
        scale: "words" is 0 to 10 with None, Mild, Moderate, Severe; "number" takes its ends from
            the values.
        reference: Reference range of a laboratory, either end may be None.
        marks: Treatment days.
        gap: The line is dashed where more days than this lie between two values; 0 for never.
        limits: Places in ``points`` of values that are only limits ("<3"): they stand hollow.
    """

    title: str
    sentence: str
    points: tuple[tuple[date, float], ...]
    start: date
    end: date
    scale: Literal["words", "number"] = "words"
    reference: tuple[float | None, float | None] | None = None
    marks: tuple[Mark, ...] = ()
    gap: int = 0
    limits: tuple[int, ...] = ()


Shape = Literal["dot", "square", "diamond", "triangle", "bar"]
"""What marks a row of the timeline: a sign, a scan, tissue, an operation, a treatment."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days a partial date can mean.

    Attributes:
        first: First of them.
        last: Last of them; the same for a day that is known.
        about: "about" was said: it may lie outside them, too.
    """

    first: date
    last: date
    about: bool = False


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One row of the timeline: what, when in words, and where on the time axis.

    Attributes:
        label: What it was.
        when: Its date in words, as exact as it is known.
        shape: How it is marked.
        start: When it was, or began.
        end: When a bar ended; None for a single event or where no end is known.
        beyond: How a bar without an end goes on: "now" it is going on, "unknown" nobody wrote
            down when it ended, "planned" it has not begun.
        unsure: The person is not sure of it.
    """

    label: str
    when: str
    shape: Shape
    start: Span
    end: Span | None = None
    beyond: Literal["", "now", "unknown", "planned"] = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows of one kind below each other."""

    title: str
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawn timeline, one page at most.

    Attributes:
        sentence: What it shows, in words.
        lanes: Findings, treatments, scans.
        start: First day of the axis.
        end: Last day of the axis, today or later.
        today: Where "now" stands.
    """

    sentence: str
    lanes: tuple[Lane, ...]
    start: date
    end: date
    today: date


@dataclass(frozen=True, slots=True)
class CycleRow:
    """One cycle: its name ("Cycle 3, 14 Jan"), and the highest number of each day, from day 1 on.

    None is a day without a number; the row ends where the cycle did.
    """

    label: str
    days: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class CycleGrid:
    """One symptom by day of the treatment cycle, the cycles below each other.

    Attributes:
        title: Symptom and treatment.
        sentence: What it shows, in words.
        rows: The cycles, the oldest first.
        length: Days of the longest cycle.
    """

    title: str
    sentence: str
    rows: tuple[CycleRow, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Multiples:
    """Many small charts on one page, all on the same time axis."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Questions with ruled columns for the answers of two clinicians, side by side.

    Attributes:
        columns: What stands over the columns.
        questions: The questions, in their order.
        lines: Lines to write on below each.
    """

    columns: tuple[str, ...]
    questions: tuple[str, ...]
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code, with what it is beside it.

    Attributes:
        text: What a phone reads.
        title: What it is.
        caption: How it is used and what it holds; with the title it is the alternative text.
    """

    text: str
    title: str
    caption: str


@dataclass(frozen=True, slots=True)
class Wallet:
    """A piece to cut out and fold once, the size of a bank card.

    Attributes:
        title: What stands above it, outside.
        name: Whose it is.
        front: Lines of the front.
        back_title: What stands on top of the back.
        back: Lines of the back, as many as fit; the rest is counted.
    """

    title: str
    name: str
    front: tuple[str, ...]
    back_title: str
    back: tuple[str, ...]


Drawn = Timeline | CycleGrid | Multiples | Answers | Code | Wallet
"""Blocks that are drawn."""
