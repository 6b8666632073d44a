"""From a snapshot to a packet: pure, no clock, no files, no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.choices import SECTION_TITLES, Choices
from apptprep.packet.content import Packet, Section
from apptprep.packet.context import Context
from apptprep.packet.sections import BUILDERS, OWN_PAGE
from apptprep.packet.summary import parts
from apptprep.packet.words import sentence
from apptprep.records import fields_of, show_value

if TYPE_CHECKING:
    from datetime import date

    from apptprep.records import Person, Snapshot


def compose(snapshot: Snapshot, choices: Choices, today: date) -> Packet:
    """Compose a packet.

    Args:
        snapshot: All records at one moment.
        choices: Preset, paper, what is left out.
        today: The day it is made; printed on every page.

    Returns:
        Frozen plain data, the same for the same arguments.
    """
    page = Context.of(snapshot, choices, today)
    person = snapshot.person
    return Packet(
        name=person.name or person.called or "Name not written down",
        born=_born(person, today),
        about=_about(page),
        title=choices.plan.title,
        visit=_visit(page),
        made=today,
        paper=choices.paper,
        summary=parts(page) if choices.plan.form == "packet" else (),
        sections=_sections(page),
        large=choices.large,
        form=choices.plan.form,
    )


def _sections(page: Context) -> tuple[Section, ...]:
    sections = []
    for key in page.choices.sections:
        blocks = BUILDERS[key](page)
        if blocks:
            sections.append(Section(key, SECTION_TITLES[key], blocks, own_page=key in OWN_PAGE))
    return tuple(sections)


def _born(person: Person, today: date) -> str:
    if person.born is None:
        return "birth date not written down"
    # Late: the rules are not needed where only the list of sections is.
    from apptprep.questions.trial_sheet.person import age_text

    age = age_text(person.born, today)
    return f"born {person.born.day_only()}" + (f" (age {age})" if age else "")


def _about(page: Context) -> tuple[str, ...]:
    person = page.snapshot.person
    labels = {field.name: field for field in fields_of(type(person))}
    sex = show_value(labels["sex"], person.sex).lower() or "not written down"
    called = person.called if person.called != person.name else ""
    needed = {"yes": "interpreter needed", "no": "no interpreter needed"}
    languages = ", ".join(p for p in (person.languages, needed.get(person.interpreter, "")) if p)
    numbers = ", ".join(f"{n.hospital} {n.number}".strip() for n in person.hospital_numbers)
    named = (
        (("Sex as recorded: ", sex), ("likes to be called ", called)),
        (("Phone ", person.phone), ("speaks ", languages)),
        (("Record numbers: ", numbers),),
        (("Written by ", _writers(page)),),
    )
    lines = (" · ".join(f"{name}{text}" for name, text in parts if text) for parts in named)
    return tuple(sentence(line) for line in lines if line)


def _writers(page: Context) -> str:
    """Who writes in the record, caregivers marked; the one who wrote most is always among them."""
    writers = page.snapshot.person.writers
    names = [w.name + (" (caregiver)" if w.role == "caregiver" else "") for w in writers]
    if page.writer and page.writer not in {w.name for w in writers}:
        names.append(page.writer)
    return ", ".join(names)


def _visit(page: Context) -> tuple[str, ...]:
    visit = page.visit
    if visit is None:
        return ("Visit not written down",)
    lines = [f"With {visit.who}", visit.when.understood() if visit.when else "no date yet"]
    lines += [visit.place] if visit.place else []
    lines += [f"Comes along: {visit.companion}"] if visit.companion else []
    return tuple(lines)
