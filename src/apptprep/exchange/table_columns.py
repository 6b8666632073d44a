"""Which column of a table holds what: by its heading, or as the person says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from apptprep.records import Record, fields_of

IGNORED = frozenset(
    {"id", "created", "changed", "draft", "medication", "treatment", "photos", "told_when"}
    | {"origins", "codes", "changes", "attached"}
)
"""Columns of our own tables that are told elsewhere, by their stable names."""

NOTHING = "-"
"""What the person chooses for a column that holds nothing to bring in."""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """How the person wants a table read.

    Attributes:
        kind: name of the kind its rows are; ``""`` leaves that to the headings.
        columns: field name by heading; :data:`NOTHING` for a column to leave out. A heading that
            is not among them goes by its own words.
        day_first: 3/4/2026 is the third of April (True) or the fourth of March (False); None goes
            by the other dates of the column.
    """

    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None


@dataclass(frozen=True, slots=True, repr=False)
class TableSeen:
    """A table as it was read, for the person to look at and to change.

    Attributes:
        place: which table it is (:attr:`~apptprep.exchange.source.Source.shown`).
        kind: the kind its rows were taken for, ``""`` for none.
        columns: heading and field name of each column, ``""`` for one that is not known.
        rows: the first rows as they stand, for looking at.
        choice: what was chosen for it.
    """

    place: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    choice: TableChoice


def plain(heading: str) -> str:
    """Return a heading without case, brackets and signs: ``"Score (0-10)"`` is ``"score"``."""
    text = re.sub(r"\(.*?\)|\[.*?\]|\b0\s*(?:-|to|–)\s*10\b", " ", heading.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def headings_of(kind: type[Record], words: Mapping[str, str]) -> dict[str, str]:
    """Return field names by every heading we know.

    Args:
        kind: whose fields' own names and labels are known too.
        words: more headings of each field, joined by ``", "``.
    """
    known = {each.name: each for each in fields_of(kind)}
    found: dict[str, str] = {}
    for name, more in words.items():
        for heading in (*more.split(", "), name.replace("_", " ")):
            found.setdefault(heading, name)
        if name in known:
            found.setdefault(plain(known[name].label), name)
    return found


class Columns:
    """Which column holds what."""

    def __init__(
        self, headings: list[str], known: Mapping[str, str], chosen: Mapping[str, str]
    ) -> None:
        """Look at the first row.

        Args:
            headings: its cells.
            known: field names by plain heading.
            chosen: field names by heading as it stands, before what is known.
        """
        self.headings = headings
        self.by_field: dict[str, int] = {}
        self.others: list[int] = []
        for place, heading in enumerate(headings):
            name = chosen.get(heading) or known.get(plain(heading))
            if name == NOTHING:
                continue
            if name and name not in self.by_field:
                self.by_field[name] = place
            elif heading.strip() and plain(heading).replace(" ", "_") not in IGNORED:
                self.others.append(place)

    def cell(self, row: list[str], name: str) -> str:
        """Return a row's text in a column, ``""`` where there is none."""
        place = self.by_field.get(name, len(row))
        return row[place] if place < len(row) else ""

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return each heading with the field it holds, ``""`` for none."""
        names = {place: name for name, place in self.by_field.items()}
        return tuple((text, names.get(at, "")) for at, text in enumerate(self.headings))
