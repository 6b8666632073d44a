"""From a statement to its entry, whatever kind it is."""

from __future__ import annotations

import pytest

from apptprep.records import Diagnosis, Measurement, Person, Record, SymptomEntry, Trial
from apptprep.ui.entries import open_entry
from apptprep.ui.window import Window


@pytest.mark.parametrize(
    ("record", "page"),
    [
        (Person(name="Maria"), "person"),
        (Diagnosis(site="Breast"), "cancer"),
        (SymptomEntry(term="Pain", now=4), "symptoms"),
        (Measurement(what="Weight", value="70", unit="kg"), "log"),
        (Trial(title="A made-up study"), "trials"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_each_kind_has_a_page_that_shows_it(window: Window, record: Record, page: str) -> None:
    window.session.save(record)
    open_entry(window.session, window, record.id)
    assert window.shown() == page


def test_an_entry_that_was_removed_leads_nowhere(window: Window) -> None:
    open_entry(window.session, window, "gone")
    assert window.shown() == "today"
