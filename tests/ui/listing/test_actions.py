"""What can be done with a whole record: asked about, stopped."""

from __future__ import annotations

import pytest
from tests.ui.desk import TODAY

from apptprep.records import (
    KINDS,
    Allergy,
    Biomarker,
    ImagingStudy,
    Medication,
    Question,
    Record,
    SymptomEntry,
    When,
)
from apptprep.ui.editors import Desk
from apptprep.ui.form.form import RecordForm
from apptprep.ui.listing.actions import ASKABLE, actions_for, ask, question_about, wording


def texts(record: Record, desk: Desk) -> list[str]:
    """Return what is offered for a record."""
    return [action.text for action in actions_for(record, RecordForm(desk), desk)]


def test_offers_what_fits(desk: Desk) -> None:
    assert texts(Medication(name="A"), desk) == ["I stopped taking this…", "Ask about this"]
    assert texts(Medication(name="A", why_stopped="rash"), desk) == ["Ask about this"]
    assert texts(Biomarker(marker="HER2"), desk) == ["Ask about this"]
    assert texts(Biomarker(), desk) == []
    assert texts(Allergy(substance="Latex"), desk) == []


def test_every_kind_that_can_be_asked_about_exists() -> None:
    assert set(ASKABLE) <= {kind.KIND.name for kind in KINDS}


def test_a_dropped_question_can_be_asked_again(desk: Desk) -> None:
    record = Medication(name="A")
    desk.session.save(record, Question(text="old", about=record.id, state="dropped"))
    assert question_about(record, desk) is None
    ask(record, desk)
    found = question_about(record, desk)
    assert found is not None
    assert found.state == "chosen"


@pytest.mark.parametrize(
    ("record", "question"),
    [
        (Medication(name="Ondansetron"), "What do I need to know about Ondansetron?"),
        (
            ImagingStudy(modality="CT", region="chest", date=When.parse("2 May 2026", TODAY)),
            "What do I need to know about CT chest of 2 May 2026?",
        ),
        (
            SymptomEntry(term="Pain", now=4, when=When.parse("2 May 2026 8:05", TODAY)),
            "What do I need to know about my pain of 2 May 2026?",
        ),
    ],
)
def test_words_of_a_question(record: Record, question: str) -> None:
    assert wording(record) == question
