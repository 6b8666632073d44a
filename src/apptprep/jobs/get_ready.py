"""What pages and packets ask of a record first, worked out beforehand while nobody waits for it.

Rules, names of medicines and the drawing of pages are loaded on the way, too. The answers are kept
with the snapshot; nothing is shown or written.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from apptprep.exchange.progress import Progress, unheard

if TYPE_CHECKING:
    from apptprep.records import Snapshot


def get_ready(snapshot: Snapshot, today: dt.date, progress: Progress = unheard) -> None:
    """Work out what the pages of a record just opened will show.

    Args:
        snapshot: the record.
        today: the day everything is counted from.
        progress: called before each step; raises to end it.
    """
    from apptprep.questions import contradictions, matches, missing, suggest

    words = "Reading the record"
    visit = snapshot.next_appointment(today)
    purpose = visit.purpose if visit is not None and visit.purpose else "second-opinion"
    progress(0.0, words)
    matches(snapshot, today)
    progress(0.2, words)
    suggest(snapshot, purpose, today)
    missing(snapshot, purpose, today)
    progress(0.4, words)
    contradictions(snapshot, today)
    progress(0.6, words)
    from apptprep.jobs.make_packet import draw_front
    from apptprep.packet import PRESETS, Choices

    progress(0.8, words)
    draw_front(snapshot, Choices(preset=purpose) if purpose in PRESETS else Choices(), today)
