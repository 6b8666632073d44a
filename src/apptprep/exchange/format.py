"""What a reader of one format is to the frame: how it knows its files, and how it reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from apptprep.exchange.newest import MOST
from apptprep.exchange.progress import Progress, unheard
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.table_columns import TableChoice
from apptprep.exchange.walk import Root


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reading is asked for.

    Attributes:
        today: what dates without a year are counted from, and what "current" means.
        progress: told how far the reading is; raises to cancel it.
        tables: how the person wants the columns of a table read, by the place of the table
            (:attr:`Source.shown`).
        along: everything that was chosen together, e.g. a key file for the signature of a card.
        most: how many entries a reading keeps one by one; None keeps all of them.
    """

    today: dt.date
    progress: Progress = unheard
    tables: Mapping[str, TableChoice] = field(default_factory=dict)
    along: Sequence[Path] = ()
    most: int | None = MOST


def as_recognised(recognised: Sequence[Source], _root: Root) -> Sequence[Source]:
    """Claim the files that were recognised and no others."""
    return recognised


@dataclass(frozen=True, slots=True)
class Format:
    """One file format that can be brought in.

    Attributes:
        name: what it is called, in words a person knows.
        recognises: tells from a file's first bytes whether it is of this format. It is asked of
            every file, so it is quick and imports nothing heavy; it never looks at the name.
        read: reads the claimed files of one root, all at once.
        claims: out of the recognised files and the root, names the files to be read: more where
            files belong together (clinical records beside a health export), fewer where one is
            no use alone. It may return none.
    """

    name: str
    recognises: Callable[[bytes, Source], bool]
    read: Callable[[Sequence[Source], Root, Wanted], Reading]
    claims: Callable[[Sequence[Source], Root], Sequence[Source]] = as_recognised
