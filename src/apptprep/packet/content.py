"""What a packet says, as frozen plain data: paragraphs, tables, charts, with styles named by role.

`compose` makes it from a snapshot; `pdf` draws it. Nothing here knows fonts, points or pages, and
nothing here knows records: so a packet can be compared, tested and drawn without either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from apptprep.packet.drawn import Chart, Code, Drawn

RunRole = Literal["", "strong", "quiet", "unsure", "copied", "struck"]
"""How a stretch of text differs from its surroundings.

"strong" stands out, "quiet" steps back, "unsure" is something the person is not sure of, "copied"
is wording taken from a report, "struck" is no longer true (a stopped medicine).
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one role. The text is data: no character in it has a meaning."""

    text: str
    role: RunRole = ""


Text = tuple[Run, ...]
"""A line or paragraph of text, as runs."""

ParagraphRole = Literal["body", "small", "note", "quote", "handover", "question", "item", "reason"]


Entries = tuple[str, ...]
"""Ids of the entries that a block tells, so that a link can lead to them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text.

    Attributes:
        text: What it says.
        role: "note" is a short text under an entry's name, "quote" text copied from a report,
            "handover" the line that asks the clinician to go through the questions together,
            "question" a question, "reason" what stands under it, "item" a list item.
        mark: What stands before it in the margin: a number or a bullet.
        keep: Keep on one page with what follows.
        entries: Ids of the entries it tells.
        leads_to: Ids of entries or sections it links to: the first that is on the paper.
    """

    text: Text
    role: ParagraphRole = "body"
    mark: str = ""
    keep: bool = False
    entries: Entries = ()
    leads_to: Entries = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's own title; level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values below each other.

    Attributes:
        rows: The facts in reading order.
        title: The name of what the facts are about; printed above them and kept with them.
        entries: Ids of the entries they tell.
    """

    rows: tuple[Fact, ...]
    title: Text = ()
    entries: Entries = ()


@dataclass(frozen=True, slots=True)
class Spark:
    """A small trend drawn inside a table cell.

    Attributes:
        points: (days since the start, value 0 to 10), sorted.
        days: How many days the width stands for.
    """

    points: tuple[tuple[float, float], ...]
    days: int


Cell = str | Text | Spark
"""A table cell: plain text, text with roles, or a small trend."""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column.

    Attributes:
        title: Heading.
        share: Relative width.
        align: Where the text stands.
    """

    title: str
    share: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table row.

    Attributes:
        cells: One cell for each column.
        role: "struck" is crossed out (over, stopped), "group" is a heading across the table (only
            its first cell is used).
        entries: Ids of the entries it tells.
    """

    cells: tuple[Cell, ...]
    role: Literal["", "struck", "group"] = ""
    entries: Entries = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its heading row is repeated on each page.

    Attributes:
        columns: Columns from left to right.
        rows: Rows from top to bottom.
        role: "log" is set smaller, for long lists.
    """

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    role: Literal["table", "log"] = "table"


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines to write an answer on."""

    lines: int = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A frame around what must be seen first."""

    blocks: tuple[Paragraph | Ruled, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts side by side, two in a row, so that a page shows many trends at once."""

    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Facts with a QR code at their right."""

    facts: Facts
    code: Code


Block = Paragraph | Heading | Facts | Table | Chart | Charts | Ruled | Box | Beside | Drawn
"""What sections are made of."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the two-side summary.

    Attributes:
        title: Its heading.
        blocks: What it says. Tables lose rows from their end, other texts are shortened, when the
            two sides are full.
        section: Id of the section that has it all; "" if there is none in this packet.
        least: How many rows of a table stay whatever happens.
        total: How many entries there are in all, if more than the table's rows; 0 if not.
        roomy: Its texts are shortened later than those of other parts.
    """

    title: str
    blocks: tuple[Block, ...]
    section: str = ""
    least: int = 3
    total: int = 0
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section after the summary.

    Attributes:
        id: Stable id, as in `Choices.sections`.
        title: Its heading, without the number.
        blocks: What it says.
        own_page: Start on a new page (a sheet that is handed over).
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False


Form = Literal["packet", "card", "sheet"]
"""What is made: a whole packet with its summary, a fold-up card, or one sheet."""


@dataclass(frozen=True, slots=True)
class Original:
    """A report's own file that follows behind our pages.

    Attributes:
        title: What it is: "CT chest, 3 March 2026".
        about: More about it, a line each: where from, its file's name.
        sizes: Width and height of each of its pages as shown, in points.
        sha256: Key of its bytes.
        entry: Id of the entry it is attached to.
    """

    title: str
    about: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]
    sha256: str
    entry: str


def original_name(number: int) -> str:
    """Our reference number of an original: "Original 2"."""
    return f"Original {number}"


CITED: Final = "What people on a treatment are told is general, and from:"
"""Stands before the sources of the emergency card."""

PAPERS: Final = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A whole packet.

    Attributes:
        name: The person's name as on ID, or what stands for it.
        born: "born 3 May 1961", or that it is not written down.
        about: Facts for the band at the top, below the name.
        title: What this packet is for ("For a second opinion").
        visit: When, with whom, where; one text a line.
        made: The day it was made.
        paper: "A4" or "Letter".
        summary: Parts of the two sides in reading order.
        sections: What follows, in order; numbered from 1.
        large: Large print.
        form: "packet" has the summary in front; "card" is folded up, its parts are the summary,
            its ``about`` label and value in turn for the front, its ``visit`` the sources; "sheet"
            is one section without summary.
        cover: Lines under the band at the top: what is new, what was left out by choice.
    """

    name: str
    born: str
    about: tuple[str, ...]
    title: str
    visit: tuple[str, ...]
    made: date
    paper: str = "A4"
    summary: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    large: bool = False
    form: Form = "packet"
    cover: tuple[str, ...] = ()
    originals: tuple[Original, ...] = ()

    def number_of(self, section: str) -> int:
        """Number of a section in this packet; 0 if it is not in it."""
        for number, each in enumerate(self.sections, 1):
            if each.id == section:
                return number
        return 0
