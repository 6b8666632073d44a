"""Finding records by what is written in them: case, accents and order of words do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from apptprep.records.base import PROVENANCE, Lookup, Record, show_value
from apptprep.records.fields import fields_of

_AT_ONCE = 500
_SPECIAL = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "\u0131": "i"}
)


def fold(text: str) -> str:
    """Return text for comparing: no case, no accents (``"Żółć"`` is ``"zolc"``)."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def search_text(record: Record, lookup: Lookup | None = None) -> str:
    """Return everything written in a record as folded text: headline, detail and all fields."""
    parts = [record.headline(), record.detail(), record.aside()]
    for declared in (*fields_of(type(record)), *PROVENANCE):
        value = getattr(record, declared.name)
        if value != declared.empty:
            parts.append(show_value(declared, value, lookup))
    return fold("\n".join(parts))


class Finder:
    """Finds records by words; what it has read once it keeps until the record changes."""

    def __init__(self) -> None:
        """Start without having read anything."""
        self._read: dict[str, tuple[Record, str]] = {}

    def find(
        self,
        records: tuple[Record, ...],
        typed: str,
        lookup: Lookup,
        heard: Callable[[], object] = lambda: None,
    ) -> tuple[Record, ...]:
        """Return the records that hold every word typed, in their order.

        Args:
            records: where to look.
            typed: the words.
            lookup: finds linked records.
            heard: called now and then; raises to end a search nobody waits for any more.
        """
        words = fold(typed).split()
        if not words:
            return records
        found: list[Record] = []
        for start in range(0, len(records), _AT_ONCE):
            heard()
            found += (
                record
                for record in records[start : start + _AT_ONCE]
                if all(word in self._text(record, lookup) for word in words)
            )
        return tuple(found)

    def _text(self, record: Record, lookup: Lookup) -> str:
        known = self._read.get(record.id)
        if known is None or known[0] is not record:
            known = self._read[record.id] = (record, search_text(record, lookup))
        return known[1]
