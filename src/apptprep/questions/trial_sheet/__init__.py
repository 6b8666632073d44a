"""What a trial office asks: known, with its date and entry, or not known, and what then to do.

Facts only. Nothing here says or works out whether somebody fits a trial; that is for the trial's
own team. Whatever is not written down is "not known", never "no".
"""

from __future__ import annotations

import datetime as dt

from apptprep.questions.facts import Facts
from apptprep.questions.trial_sheet.body import body
from apptprep.questions.trial_sheet.criteria import criteria
from apptprep.questions.trial_sheet.disease import disease
from apptprep.questions.trial_sheet.life import health, life
from apptprep.questions.trial_sheet.model import GROUPS, TrialRow
from apptprep.questions.trial_sheet.person import person
from apptprep.questions.trial_sheet.treatment import treatment
from apptprep.records import Snapshot, Trial

_PARTS = (person, disease, treatment, body, health, life)


def trial_sheet(
    snapshot: Snapshot, today: dt.date, trial: Trial | None = None
) -> tuple[TrialRow, ...]:
    """Return the rows of the sheet, group by group.

    Args:
        snapshot: all records at one moment.
        today: the day that days since a treatment are counted to.
        trial: a trial whose own facts and conditions for joining come last.
    """
    facts = Facts(snapshot, today)
    rows = [row for part in _PARTS for row in part(facts)]
    return (*rows, *(criteria(trial, facts) if trial else ()))


__all__ = ["GROUPS", "TrialRow", "trial_sheet"]
