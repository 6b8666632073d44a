"""How far the cancer has gone: the diagnosis against the places of spread."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from apptprep.questions.conditions.disease import site_name
from apptprep.questions.contradictions.model import Contradiction, pair
from apptprep.questions.facts import dated
from apptprep.questions.model import Evidence
from apptprep.records import Diagnosis, Snapshot, Spread

_WORDS = {
    "local": "only where it began",
    "regional": "near where it began",
    "feared": "feared, not confirmed",
}
_FAR = re.compile(r"\b(?:stage\s*)?(?:iv|4)\b(?!\s*\w*-)|\bp?c?m1[a-d]?\b", re.IGNORECASE)
_ASK_EXTENT = "Has the cancer spread, and is that sure?"
_ASK_STAGE = "Which stage is it, and how far has the cancer gone?"


def extents(snapshot: Snapshot, today: dt.date) -> Iterator[Contradiction]:  # noqa: ARG001
    """Find a cancer that is said not to have spread, or only feared to, beside confirmed spread.

    With several diagnoses a place of spread may belong to any, so all of them must say so. Lymph
    nodes may be near where it began. "Spread" without any place is something missing, not this.
    """
    diagnoses = snapshot.all(Diagnosis)
    confirmed = [s for s in snapshot.all(Spread) if s.certainty == "confirmed"]
    if diagnoses and all(d.extent in _WORDS for d in diagnoses):
        for d in diagnoses:
            near = ("lymph-nodes",) if d.extent == "regional" else ()
            for s in [s for s in confirmed if s.site not in near][:1]:
                one = Evidence(f"the diagnosis says: {_WORDS[d.extent]}", d.found, d.id)
                text = f"spread is written down as confirmed: {site_name(s)}"
                two = Evidence(dated(text, s.found), s.found, s.id)
                what = "How far the cancer has gone is written down in two ways."
                yield pair("extent", what, _ASK_EXTENT, (one, two))
    for d in diagnoses:
        if d.extent == "local" and _FAR.search(d.stage):
            one = Evidence(dated(f"the stage is written down as {d.stage}", d.found), d.found, d.id)
            two = Evidence(f"how far it is now: {_WORDS['local']}", d.found, d.id)
            what = "The stage and how far the cancer has gone do not fit together."
            yield pair("stage", what, _ASK_STAGE, (one, two))
