"""The clock of the sample person: every date is told in days before today.

The same day always gives the same record, entry for entry and id for id, and the next visit is
always about a week ahead.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from typing import Any, TypeVar

from apptprep.records import FileRef, Record, When
from apptprep.records.when import MONTHS, day_text

R = TypeVar("R", bound=Record)

PATIENT = "Ruth Hallowick"
HUSBAND = "Daniel Hallowick"
_SATURDAY, _SUNDAY = 5, 6
_EVENING = dt.time(19, 30)


class Story:
    """Makes the sample's dates and entries.

    Attributes:
        today: the day the sample is made on.
        files: bytes of the attached files, by SHA-256.
    """

    def __init__(self, today: dt.date) -> None:
        """Start the story so that it ends today."""
        self.today = today
        self.files: dict[str, bytes] = {}

    def date(self, days: int) -> dt.date:
        """Return the day ``days`` before today (negative: ahead)."""
        return self.today - dt.timedelta(days=days)

    def workday(self, days: int) -> dt.date:
        """Return that day, moved off a weekend by one day: clinics are closed then."""
        date = self.date(days)
        move = {_SATURDAY: -1, _SUNDAY: 1}.get(date.weekday(), 0)
        return date + dt.timedelta(days=move)

    def on(self, days: int, time: str = "") -> When:
        """Return a workday that is known exactly, with a time of day where there was one."""
        date = self.workday(days)
        words = day_text(date)
        return When(f"{words} {time}" if time else words, date, date, time=time)

    def month(self, days: int, about: str = "") -> When:
        """Return the month of that day, as somebody remembers it."""
        date = self.date(days)
        return When.parse(f"{about} {MONTHS[date.month - 1]} {date.year}".strip(), self.today)

    def words(self, text: str) -> When:
        """Return a date as it was typed."""
        return When.parse(text, self.today)

    def say(self, days: int) -> str:
        """Return a workday in words, for use inside a sentence."""
        return day_text(self.workday(days))

    def id(self, name: str) -> str:
        """Return the lasting id of an entry by its name in the story."""
        digest = hashlib.sha256(f"apptprep sample: {name}".encode()).digest()
        return str(uuid.UUID(bytes=digest[:16], version=4))

    def make(
        self,
        kind: type[R],
        name: str,
        days: int,
        /,
        *,
        by: str = PATIENT,
        source: str = "",
        note_of_source: str = "",
        **fields: Any,  # noqa: ANN401 - the fields of any kind
    ) -> R:
        """Return an entry.

        Args:
            kind: its class.
            name: its name in the story, which gives its id.
            days: how long ago it was written down.
            by: who wrote it.
            source: where the statement comes from.
            note_of_source: which report, who said it.
            fields: the fields of the kind.
        """
        moment = dt.datetime.combine(self.date(max(days, 1)), _EVENING, dt.UTC)
        return kind(
            id=self.id(f"{kind.KIND.name} {name}"),
            created=moment,
            changed=moment,
            written_by=by,
            source=source,
            source_note=note_of_source,
            **fields,
        )

    def attach(self, data: bytes, name: str) -> FileRef:
        """Keep a PDF's bytes and return the reference to them."""
        sha256 = hashlib.sha256(data).hexdigest()
        self.files[sha256] = data
        return FileRef(sha256, name, "application/pdf", len(data))
