"""Writing the sample person."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from apptprep.exchange.progress import Progress, unheard
from apptprep.exchange.record_zip import files_of
from apptprep.jobs import sample

if TYPE_CHECKING:
    from apptprep.store import Library, People


def make_demo(people: People, today: dt.date, progress: Progress = unheard) -> Library:
    """Make a record with the sample person and return it open.

    Every call makes another one; what is in one of them can be changed freely.

    Args:
        people: the folder of all records.
        today: the day the story ends on; the next visit is about a week later.
        progress: told how far it is.

    Raises:
        CannotWrite: it cannot be made; nothing is left behind.
        SaveFailed: likewise.
    """
    progress(0.0, "Writing the sample person")
    made = sample.build(today)
    names = {file.sha256: file.name for record in made.records for file in files_of(record)}
    library = people.create(sample.LABEL, is_sample=True)
    try:
        for sha256, data in made.files.items():
            library.add_file(data, names[sha256])
        progress(0.5, "Writing the sample person")
        library.import_as_is(made.records, "writing the sample person")
    except BaseException:
        library.close()
        people.erase(library.person_id)
        raise
    return library
