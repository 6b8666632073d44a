"""Finding trials in the register: asked online, shown in the same preview as files.

Nothing is kept on disk: answers stay in memory until the preview is closed or taken.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Final

from apptprep.exchange.format import Wanted
from apptprep.exchange.progress import Progress, part_of, unheard
from apptprep.exchange.source import Source
from apptprep.exchange.trials_gov.search import BASE, Query, Register, SearchFailed, address
from apptprep.exchange.walk import Root
from apptprep.jobs.compare import compare
from apptprep.records import Diagnosis, Snapshot

if TYPE_CHECKING:
    from apptprep.jobs.preview import Preview
    from apptprep.store import Library

__all__ = ["Query", "SearchFailed", "base_address", "find", "first_query", "shown_address"]

BASE_VARIABLE: Final = "APPTPREP_TRIALS_API"
"""Environment variable with another address of the register's API, for tests and mirrors."""


def base_address() -> str:
    """Return where the register's API is."""
    return os.environ.get(BASE_VARIABLE, BASE).rstrip("/")


def first_query(snapshot: Snapshot) -> Query:
    """Return a question to begin with, from what is written down; it is shown, never sent."""
    diagnoses = snapshot.all(Diagnosis)
    words = (diagnoses[0].histology or diagnoses[0].site) if diagnoses else ""
    return Query(condition=words, country=snapshot.person.country)


def shown_address(query: Query) -> str:
    """Return the address that a search would call, to be shown before it is pressed."""
    return address(query, base_address())


def find(library: Library, query: Query, today: dt.date, progress: Progress = unheard) -> Preview:
    """Ask the register and compare what comes back with the record; nothing is written.

    Args:
        library: the open record.
        query: what the person saw and pressed Search for.
        today: the day of today.
        progress: told how far it is; raises to cancel.

    Raises:
        SearchFailed: there is no connection, no answer, or no trial in it.
    """
    from apptprep.exchange.trials_gov import reader

    register = Register(base_address())
    root = Root("ClinicalTrials.gov search")
    for number, data in enumerate(register.pages(query, part_of(progress, 0.0, 0.8)), 1):
        name = f"page {number}"
        root.sources.append(Source(name, (name,), len(data), root.name, partial(BytesIO, data)))
    reading = reader.read(root.sources, root, Wanted(today, part_of(progress, 0.8, 0.2)))
    if not reading.found:
        raise SearchFailed(
            "The register has no such trial. Nothing was changed. Try fewer or other words, or "
            "leave the country out."
        )
    return compare([reading], library.snapshot())
