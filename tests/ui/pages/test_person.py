"""About me: one form, saved by itself, one record."""

from __future__ import annotations

import pytest
from tests.ui.desk import write

from apptprep.records import Person
from apptprep.store import Library
from apptprep.ui.pages.person import PersonPage
from apptprep.ui.window import Window


@pytest.fixture
def page(window: Window) -> PersonPage:
    """The page, shown."""
    window.navigate("person")
    found = window.page()
    assert isinstance(found, PersonPage)
    return found


def test_written_saved_changed_undone(page: PersonPage, library: Library) -> None:
    form = page.pane.form()
    assert form is not None
    write(form.editor("name"), "Maria Novak")
    page.flush()
    write(form.editor("called"), "Maria")
    page.flush()
    (person,) = library.snapshot().all(Person)
    assert (person.name, person.called) == ("Maria Novak", "Maria")
    library.undo()
    assert form.editor("called").value() == ""
    library.undo()
    assert library.snapshot().all(Person) == ()
    assert form.editor("name").value() == ""
    write(form.editor("name"), "Maria")
    page.flush()
    assert [p.name for p in library.snapshot().all(Person)] == ["Maria"]


def test_what_is_known_is_shown_and_cannot_be_removed(window: Window, library: Library) -> None:
    library.save(Person(name="Maria Novak"))
    window.navigate("person")
    page = window.page()
    assert isinstance(page, PersonPage)
    form = page.pane.form()
    assert form is not None
    assert form.editor("name").value() == "Maria Novak"
    texts = [item.widget() for item in page.pane._flows[Person].items]
    assert texts == []


def test_another_page_saves_what_was_typed(
    page: PersonPage, window: Window, library: Library
) -> None:
    form = page.pane.form()
    assert form is not None
    write(form.editor("phone"), "555 0100")
    window.navigate("today")
    assert library.snapshot().person.phone == "555 0100"
