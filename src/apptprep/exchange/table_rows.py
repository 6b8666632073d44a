"""How the rows of one kind of table become entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from apptprep.exchange.table_columns import Columns
from apptprep.exchange.table_dates import DateReader
from apptprep.records import Record

Row = tuple[int, list[str]]
"""The number of a row's first line, and its cells."""


class NotUnderstood(ValueError):
    """A row that is left out; the words say why."""


@dataclass(frozen=True, slots=True)
class How:
    """How tables of one kind of entry are read.

    Attributes:
        known: returns field names by plain heading.
        is_usable: tells whether columns can be such a table at all.
        left_over: returns the headings of columns that hold nothing we know.
        reader: returns what makes the entries of one row, or raises :class:`NotUnderstood`.
        left_out: as in :meth:`apptprep.exchange.findings.Findings.add`.
    """

    known: Callable[[], dict[str, str]]
    is_usable: Callable[[Columns], bool]
    left_over: Callable[[Columns, Sequence[Row]], list[str]]
    reader: Callable[[Columns, Sequence[Row], DateReader], Callable[[list[str]], Iterator[Record]]]
    left_out: str | None = None
