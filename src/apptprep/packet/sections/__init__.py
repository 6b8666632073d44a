"""The sections after the summary: one module each, from a context to blocks of content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from apptprep.packet.content import Block
from apptprep.packet.context import Context
from apptprep.packet.sections import (
    checks,
    contacts,
    disease,
    history,
    log,
    measurements,
    medicines,
    missing,
    other,
    questions,
    reports,
    symptoms,
    timeline,
    treatments,
    trials,
    visits,
)

BUILDERS: Final[dict[str, Callable[[Context], tuple[Block, ...]]]] = {
    "timeline": timeline.build,
    "disease": disease.build,
    "treatments": treatments.build,
    "medicines": medicines.build,
    "symptoms": symptoms.build,
    "measurements": measurements.build,
    "reports": reports.build,
    "history": history.build,
    "trials": trials.build,
    "questions": questions.build,
    "missing": missing.build,
    "checks": checks.build,
    "contacts": contacts.build,
    "visits": visits.build,
    "log": log.build,
    "other": other.build,
}
"""What composes each section; an empty result means the section does not print."""

OWN_PAGE: Final = frozenset({"questions"})
"""Sections that begin on a page of their own: the sheet that is handed over."""
