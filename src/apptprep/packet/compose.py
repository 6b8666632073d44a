"""From a snapshot to a packet: pure, no clock, no files, no window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apptprep.packet import card, medicine_sheet
from apptprep.packet.choices import SECTION_TITLES, Choices
from apptprep.packet.content import Packet, Section
from apptprep.packet.context import Context
from apptprep.packet.printed import printed, printed_kinds
from apptprep.packet.sections import BUILDERS, OWN_PAGE, changes
from apptprep.packet.summary import parts
from apptprep.packet.words import counted, listed, record_numbers, sentence
from apptprep.records import Appointment, Record, fields_of, show_value
from apptprep.records.when import day_text

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.changes import Changes
    from apptprep.packet.context import Earlier
    from apptprep.records import Person, Snapshot


@dataclass(frozen=True, slots=True, repr=False)
class Composed:
    """A packet, and what it prints as data.

    Attributes:
        packet: What it says.
        records: The entries it prints; what travels with it, see `printed`.
        left_out: What was left out by choice, as the first page says it; "" for nothing.
        visit: The visit it is for; None where none is written down.
    """

    packet: Packet
    records: tuple[Record, ...]
    left_out: str
    visit: Appointment | None


def compose(
    snapshot: Snapshot, choices: Choices, today: date, earlier: Earlier | None = None
) -> Packet:
    """Compose a packet.

    Args:
        snapshot: All records at one moment.
        choices: Preset, paper, what is left out.
        today: The day it is made; printed on every page.
        earlier: The packet that went to the same recipient before, to say what is new.

    Returns:
        Frozen plain data, the same for the same arguments.
    """
    page = Context.of(snapshot, choices, today, earlier)
    told = changes.found(page)
    return _packet(page, _sections(page, told), told, left_out(page, snapshot))


def compose_with_data(
    snapshot: Snapshot, choices: Choices, today: date, earlier: Earlier | None = None
) -> Composed:
    """Compose a packet and tell which entries it prints; arguments as for `compose`."""
    page = Context.of(snapshot, choices, today, earlier)
    told, words = changes.found(page), left_out(page, snapshot)
    packet = _packet(page, _sections(page, told), told, words)
    return Composed(packet, printed(page), words, page.visit)


def compose_front(
    snapshot: Snapshot, choices: Choices, today: date, earlier: Earlier | None = None
) -> Packet:
    """Compose what stands before the sections only: quick, for a first look at page one.

    Where there is no summary, it is the whole.
    """
    page = Context.of(snapshot, choices, today, earlier)
    told = changes.found(page)
    sections = _sections(page, told) if choices.plan.form != "packet" else ()
    return _packet(page, sections, told, left_out(page, snapshot))


def _packet(
    page: Context, sections: tuple[Section, ...], told: Changes | None, words: str
) -> Packet:
    choices, person = page.choices, page.snapshot.person
    if choices.plan.form == "card":
        return _card(page, words)
    return Packet(
        name=person.name or person.called or "Name not written down",
        born=_born(person, page.today),
        about=_about(page),
        title=choices.plan.title,
        visit=_visit(page) if choices.plan.form == "packet" else (f"As of {day_text(page.today)}",),
        made=page.today,
        paper=choices.paper,
        summary=parts(page) if choices.plan.form == "packet" else (),
        sections=sections,
        large=choices.large,
        form=choices.plan.form,
        cover=tuple(line for line in (changes.line(told) if told else "", words) if line),
    )


def _card(page: Context, words: str) -> Packet:
    """The fold-up card: no sections, its parts are the summary. In large print it is a sheet."""
    person = page.snapshot.person
    if page.choices.large:
        title = page.choices.plan.title
        return Packet(
            name=person.name or person.called or "Name not written down",
            born=_born(person, page.today),
            about=_about(page),
            title=title,
            visit=(f"As of {day_text(page.today)}",),
            made=page.today,
            paper=page.choices.paper,
            sections=(Section("emergency", title, card.in_large_print(page)),),
            large=True,
            form="sheet",
            cover=(words,) if words else (),
        )
    return Packet(
        name=person.name or person.called or "Name not written down",
        born=_born(person, page.today),
        about=card.cover(page),
        title=page.choices.plan.title,
        visit=card.sources(page),
        made=page.today,
        paper=page.choices.paper,
        summary=card.parts(page),
        form="card",
        cover=(words,) if words else (),
    )


def left_out(page: Context, snapshot: Snapshot) -> str:
    """What was left out by choice, in a line that does not say what the entries are.

    Args:
        page: The record without what is hidden.
        snapshot: The whole record.
    """
    found = (snapshot.get(record_id) for record_id in page.choices.hidden)
    hidden = [record for record in found if record is not None and record.KIND.prints]
    if page.choices.plan.form != "packet":
        # A sheet of medicines lacks nothing where a visit is hidden: that says nothing there.
        kinds = printed_kinds(page)
        hidden = [record for record in hidden if type(record) in kinds]
    entries = len(hidden)
    names = [
        SECTION_TITLES[key]
        for key in page.choices.plan.sections
        if key in page.choices.left_out and BUILDERS[key](page)
    ]
    parts = [counted(entries, "entry", "entries")] if entries else []
    if names:
        parts.append(f"the {'section' if len(names) == 1 else 'sections'} {listed(names)}")
    return f"Left out by choice: {'; '.join(parts)}." if parts else ""


def _sections(page: Context, told: Changes | None) -> tuple[Section, ...]:
    if page.choices.plan.form == "card":
        return ()
    if page.choices.plan.form == "sheet":
        if "medicines" not in page.choices.sections:
            return ()
        blocks = medicine_sheet.build(page)
        return (Section("medicines", SECTION_TITLES["medicines"], blocks),)
    sections = []
    if told and (blocks := changes.build(told)):
        sections.append(Section("changes", changes.title(told), blocks))
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
    numbers = record_numbers(person, ", ")
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
