"""What a reader collects while it reads: it stamps every entry with the file it comes from."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apptprep.errors import UnreadableFile
from apptprep.exchange import relevance
from apptprep.exchange.newest import MOST, Newest
from apptprep.exchange.reading import Found, Key, ListStatement, Reading, Remark, Who
from apptprep.records import FileRef, Origin, Record, When, media_type, remade, utc_now

if TYPE_CHECKING:
    import datetime as dt

    from apptprep.exchange.source import Source
    from apptprep.exchange.table_columns import TableSeen
    from apptprep.exchange.walk import Root


@dataclass(slots=True, repr=False)
class Spot:
    """Where in a file an entry stands.

    Attributes:
        where: the place in the file, e.g. ``"Medications, row 3"``; ``""`` for the whole file.
        dated: the date the file gives for itself or for the entry.
        number: the identifier it has there (``"system|value"``), ``""`` for none.
        written_as: what it is called there, where the record's own name is another.
    """

    where: str = ""
    dated: When | None = None
    number: str = ""
    written_as: str = ""


_NOWHERE = Spot()
MOST_ALIKE = 1000
"""So many remarks of the same words are kept with their places; more are counted."""

_LASTING = 1 << 30


class Findings:
    """Collects what one reader finds in one root."""

    def __init__(
        self, format_name: str, root: Root, today: dt.date, most: int | None = MOST
    ) -> None:
        """Start without anything found.

        Args:
            format_name: what it is, in words: ``"FHIR"``.
            root: what is read.
            today: what "current" is counted from.
            most: how many entries are kept one by one (:mod:`apptprep.exchange.newest`).
        """
        self._format = format_name
        self._root = root
        self._today = today
        self._moment = utc_now()
        self._brought = When.of(today)
        self._at: tuple[Source | None, str, str] = (None, "", "")
        self._found = Newest(most, self._let_go)
        self._remarks: list[Remark] = []
        self._alike: Counter[str] = Counter()
        self._uses: Counter[str] = Counter()
        self._files: dict[str, Callable[[], bytes]] = {}
        self._statements: list[ListStatement] = []
        self._used: set[str] = set()
        self._tables: list[TableSeen] = []
        self._unsigned: dict[str, None] = {}

    def add(
        self,
        record: Record,
        source: Source,
        spot: Spot | None = None,
        *,
        who: Who | None = None,
        keys: tuple[Key, ...] = (),
        left_out: str | None = None,
        own: Mapping[str, Any] | None = None,
    ) -> None:
        """Take an entry in.

        Args:
            record: the entry; its origin is added here, and where it is from, if it does not say.
            source: the file.
            spot: where in the file, with its date and number there.
            who: the person it is about, as the file says.
            keys: what identifies it besides its own fields.
            left_out: why it is not ticked at first; ``""`` ticks it. None leaves that to
                :func:`apptprep.exchange.relevance.why_not`, which is the same for all formats.
            own: fields in which the entry is not as ``record``, which others are like.
        """
        spot = spot or _NOWHERE
        where = spot.where
        if self._at[0] is not source:
            self._at = (source, source.shown, self._place(source, ""))
        _source, shown, place = self._at
        origin = Origin(
            file=shown,
            place=where,
            dated=spot.dated,
            written_as=spot.written_as,
            number=spot.number,
            brought=self._brought,
        )
        changes = {
            "created": self._moment,
            "changed": self._moment,
            "source_note": record.source_note or (f"{shown}, {where}" if where else shown),
            "origins": (*record.origins, origin),
        }
        stamped = remade(record, changes if own is None else {**changes, **own})
        why = relevance.why_not(stamped, self._today) if left_out is None else left_out
        if where:
            place = where if self._root.is_single else f"{place}, {where}"
        for file in getattr(stamped, "attached", ()):
            self._uses[file.sha256] += 1
        self._found.add(Found(stamped, place, who=who, keys=keys, relevant=not why, why=why))

    def state(
        self, field: str, state: str, source: Source, spot: Spot, who: Who | None = None
    ) -> None:
        """Take in what the file says about a whole list; see :class:`ListStatement`."""
        place = self._place(source, spot.where)
        self._statements.append(ListStatement(field, state, place, who, spot.dated))

    def attach(
        self, data: bytes, name: str, again: Callable[[], bytes], *, lasting: bool = False
    ) -> FileRef:
        """Return the reference to a file that belongs to an entry.

        Args:
            data: its bytes, which are not kept.
            name: what it is called.
            again: reads the same bytes once more, when the entry is brought in.
            lasting: entries that are read later may point to it, too.
        """
        ref = FileRef(hashlib.sha256(data).hexdigest(), name, media_type(data), len(data))
        self._files.setdefault(ref.sha256, again)
        self._uses[ref.sha256] += _LASTING if lasting else 1
        return ref

    def attach_source(self, source: Source, name: str = "") -> FileRef:
        """Return the reference to a whole file; it is read piece by piece.

        Raises:
            UnreadableFile: it cannot be read.
        """
        digest, size, head = hashlib.sha256(), 0, b""
        with source.open() as stream:
            while piece := stream.read(1 << 20):
                head = head or piece[:4096]
                digest.update(piece)
                size += len(piece)
        self._files.setdefault(digest.hexdigest(), source.read)
        self._uses[digest.hexdigest()] += 1
        return FileRef(digest.hexdigest(), name or source.name, media_type(head), size)

    def use(self, source: Source) -> None:
        """Say that a file was read along, so that no other reader takes it."""
        self._used.add(source.place)

    def see(self, table: TableSeen) -> None:
        """Tell of a table whose columns the person may say more about."""
        self._tables.append(table)

    def unsigned(self, issuer: str) -> None:
        """Tell of a card whose signature was not checked, as no key was there for it."""
        self._unsigned[issuer] = None

    def remark(self, source: Source | None, text: str, where: str = "") -> None:
        """Name what was not understood.

        Args:
            source: the file.
            text: why, to go after its place and a colon; never the content itself.
            where: where in the file.
        """
        place = self._place(source, where) if source is not None else where
        self._alike[text] += 1
        if self._alike[text] <= MOST_ALIKE:
            self._remarks.append(Remark(place, text))

    @contextmanager
    def guarding(self, source: Source) -> Iterator[None]:
        """Turn the fault of one file among several into a remark."""
        try:
            yield
        except UnreadableFile as fault:
            self.use(source)
            self._remarks.append(Remark("", fault.sentence))

    def reading(self) -> Reading:
        """Return what was collected."""
        found, further = self._found.finish()
        more = [
            Remark(f"{number - MOST_ALIKE:,} more places", text)
            for text, number in self._alike.items()
            if number > MOST_ALIKE
        ]
        return Reading(
            self._root.name,
            self._format,
            found,
            (*self._remarks, *more),
            self._files,
            tuple(self._statements),
            frozenset(self._used),
            tuple(self._tables),
            self._root.close,
            further,
            tuple(self._unsigned),
        )

    def _let_go(self, found: Found) -> None:
        """Forget the files of an entry that is only counted, where no other entry has them.

        A file counts once for each time it was attached, and once for each entry that has it.
        """
        for each in getattr(found.record, "attached", ()):
            self._uses[each.sha256] -= 2
            if self._uses[each.sha256] <= 0:
                del self._uses[each.sha256]
                self._files.pop(each.sha256, None)

    def _place(self, source: Source, where: str) -> str:
        if self._root.is_single:
            return where or source.name
        return _joined(source.place, where)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
