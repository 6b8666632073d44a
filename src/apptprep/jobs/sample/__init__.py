"""The sample person: a fully made-up woman with breast cancer that has spread to bone.

She exists so that a person can look around before writing down anything of their own. All names,
places and numbers are invented; phone numbers are of the range kept for stories (555-01xx).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from apptprep.jobs.sample import disease, log, medicines, person, reports, treatments, visits
from apptprep.jobs.sample.story import Story
from apptprep.records import Record

LABEL = "Sample person (made up)"


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample's entries and attached files.

    Attributes:
        records: all entries.
        files: bytes of the attached files, by SHA-256.
    """

    records: tuple[Record, ...]
    files: dict[str, bytes]


def build(today: dt.date) -> Sample:
    """Return the sample as of a day; the same day gives the same sample."""
    story = Story(today)
    chapters = (person, disease, treatments, medicines, reports, visits, log)
    records = tuple(record for chapter in chapters for record in chapter.entries(story))
    return Sample(records, story.files)
