"""Nearly nothing is written down: a cancer of unknown primary, sex and stage not told."""

from __future__ import annotations

from tests.questions.people.making import made_up, make

from apptprep.records import Appointment, Diagnosis, Person, Spread

PERSON = made_up(
    "unknown_primary",
    "Nearly empty. Unknown primary, spread to liver and lymph nodes; sex and age not written.",
    "second-opinion",
    make(Person, called="Kim", talk_prognosis="no"),
    make(Diagnosis, site="not known", primary="unknown-primary"),
    make(Spread, site="liver"),
    make(Spread, site="lymph-nodes"),
    make(Appointment, who="University clinic", when="December 2026", purpose="second-opinion"),
)
