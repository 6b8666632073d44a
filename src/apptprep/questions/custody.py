"""Whether a report copy, images, slides or a tissue block are held or on their way."""

from __future__ import annotations

from apptprep.records import Custody, ImagingStudy, OtherReport, PathologyReport

Holder = ImagingStudy | PathologyReport | OtherReport
"""The kinds that say who holds what."""

NAMES = {
    "report": ("the report", "was", "has"),
    "images": ("the images", "were", "have"),
    "slides": ("the slides", "were", "have"),
    "block": ("the tissue block", "was", "has"),
}
_HELD = ("yes", "partly")


def rows_of(study: Holder, item: str) -> tuple[Custody, ...]:
    """Return what is written down about one item of a report."""
    return tuple(row for row in study.custody if row.item == item)


def is_held(study: Holder, item: str) -> bool:
    """Tell whether the person has it, or it has reached the one it was sent to.

    A file attached to the entry counts as a copy of the report.
    """
    if item == "report" and study.attached:
        return True
    return any(row.held in _HELD or row.received for row in rows_of(study, item))


def state_of(study: Holder, item: str) -> str:
    """Return in words why it is not held, e.g. ``"you do not have the slides"``."""
    name, was, has = NAMES[item]
    rows = rows_of(study, item)
    for row in rows:
        if row.sent and not row.received:
            to = f" to {row.sent_to}" if row.sent_to else ""
            return f"{name} went out{to} on {row.sent.day_only()}, no arrival written down"
        if row.asked:
            return f"{name} {was} asked for on {row.asked.day_only()} and {has} not come"
    if any(row.held == "no" for row in rows):
        return f"you do not have {name}"
    if any(row.held == "unknown" for row in rows):
        return f"whether you have {name} is not known"
    return f"that you have {name} is not written down"
