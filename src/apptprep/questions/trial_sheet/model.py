"""One row of the trial sheet."""

from __future__ import annotations

from dataclasses import dataclass

from apptprep.questions.model import Evidence, Source
from apptprep.questions.rules import bundled_rules
from apptprep.records import When

GROUPS = {
    "person": "Who",
    "disease": "The cancer",
    "treatment": "Treatment so far, and days since",
    "body": "Blood values and heart, latest written down",
    "health": "Other health and medicines",
    "life": "Everyday life",
    "trial": "This trial",
}
"""Groups of rows in their order, with their headings."""
UNKNOWN = "not known"


@dataclass(frozen=True, slots=True, repr=False)
class TrialRow:
    """Something a trial office asks, and what the record holds about it.

    Attributes:
        id: stable name, with the entry's id behind it where there is a row for each entry.
        group: key of :data:`GROUPS`.
        label: what is asked for.
        known: whether the record answers it.
        text: the answer; :data:`UNKNOWN` when it is not known.
        as_of: the date the answer is from, None where it has none.
        days: days from that date to today at the least, None without a date.
        evidence: the entries it stands in.
        ask: for something not known, the question to a clinician it becomes, else ``""``.
        request: for something not known, the rule of the gap whose letter asks for it (see
            :mod:`apptprep.questions.letters`), else ``""``.
        write: for something not known that the person can write down, the field's name in
            :class:`Person`, else ``""``.
        source: why trial offices ask for it, None where it speaks for itself.
    """

    id: str
    group: str
    label: str
    known: bool
    text: str
    as_of: When | None = None
    days: int | None = None
    evidence: tuple[Evidence, ...] = ()
    ask: str = ""
    request: str = ""
    write: str = ""
    source: Source | None = None


def source_of(id_: str) -> Source | None:
    """Return a bundled source, None where it is not there (it is reported elsewhere)."""
    return bundled_rules().sources.get(id_)


def unknown(  # noqa: PLR0913 - a row's own fields
    id_: str,
    group: str,
    label: str,
    *,
    ask: str = "",
    request: str = "",
    write: str = "",
    evidence: tuple[Evidence, ...] = (),
    source: str = "",
) -> TrialRow:
    """Return a row for something that is not known, and what it becomes."""
    return TrialRow(
        id_,
        group,
        label,
        known=False,
        text=UNKNOWN,
        evidence=evidence,
        ask=ask,
        request=request,
        write=write,
        source=source_of(source),
    )
