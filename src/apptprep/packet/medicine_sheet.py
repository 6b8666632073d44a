"""The medicine list on a sheet of its own: what is taken when, and what is not tolerated.

Made for the pharmacy, the ward round and the kitchen door. No medicine is ever left out of it: a
list that is longer than a sheet goes on to the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from apptprep.packet.content import Column, Heading, Run, Table, TableRow
from apptprep.packet.dates import day
from apptprep.packet.drawn import Code, Wallet
from apptprep.packet.medicine_text import medicine_text
from apptprep.packet.sections import medicines
from apptprep.packet.words import NOT_WRITTEN, body, entry, ids, is_unsure, plain, row_of
from apptprep.records import Allergy, Medication, fields_of

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Cell, Text
    from apptprep.packet.context import Context

TIMES: Final = ("morning", "noon", "evening", "bedtime")
DOT: Final = "●"
"""Stands in a column where the time is known and the dose is not."""
COLUMNS: Final = (
    Column("Medicine", 22),
    Column("Morning", 10),
    Column("Noon", 10),
    Column("Evening", 10),
    Column("Bedtime", 10),
    Column("How else, and notes", 19),
    Column("What for", 14),
    Column("Since", 9),
)
LARGE_COLUMNS: Final = (
    Column("Medicine", 34),
    Column("When and how", 42),
    Column("What for", 24),
)
"""In large print there is no room for a column for each time of day."""
_GROUPS: Final = (
    ("", "Every day, or at set times"),
    ("cycle", "On some days only"),
    ("when-needed", "Only when needed"),
)
WALLET_TITLE: Final = "To cut out and fold in the middle: it fits where a bank card does."


def build(page: Context) -> tuple[Block, ...]:
    """Allergies, the table of times, stopped medicines, the code and the piece to cut out."""
    now = page.snapshot.current(Medication)
    blocks: list[Block] = [Heading("Allergies and what is not tolerated"), *_allergies(page)]
    blocks.append(Heading("Medicines now"))
    if now:
        columns = LARGE_COLUMNS if page.choices.large else COLUMNS
        blocks.append(Table(columns, tuple(_grouped(now, large=page.choices.large))))
    else:
        blocks.append(
            body(medicines.state_text(page.snapshot.person.medications_state, "medicines"))
        )
    stopped = tuple(m for m in page.snapshot.all(Medication) if not m.is_current())
    if stopped:
        columns = (
            Column("Medicine", 34),
            Column("Stopped, and why", 46),
            Column("Taken since", 20),
        )
        rows = tuple(_stopped(group) for group in medicines.same_medicines(stopped))
        blocks += [Heading("Stopped"), Table(columns, rows)]
    code = code_of(page)
    if code:
        blocks.append(code)
    return (*blocks, _wallet(page))


def code_of(page: Context) -> Code | None:
    """The QR code of the list; None where no medicine is written down now."""
    text, count, total = medicine_text(page)
    if not text:
        return None
    caption = (
        "The list as plain text. A phone's camera reads it, without the internet: a helper has it "
        "without typing."
    )
    if count < total:
        left = total - count
        caption += f" It is too long for one code: {left} of {total} medicines are not in it."
    title = "Medicines as a QR code" if count == total else f"QR code: {count} of {total} medicines"
    return Code(text, title, caption)


def _allergies(page: Context) -> list[Block]:
    found = page.snapshot.all(Allergy)
    if not found:
        return [body(medicines.state_text(page.snapshot.person.allergies_state, "allergies"))]
    columns = (Column("To what", 30), Column("What happened", 46), Column("How bad", 24))
    field = next(f for f in fields_of(Allergy) if f.name == "severity")
    rows = tuple(
        row_of(
            each,
            (Run(each.substance, "strong"), *entry(each, "")),
            plain(each.reaction) if each.reaction else (NOT_WRITTEN,),
            field.label_of(each.severity).lower() if each.severity else "",
        )
        for each in found
    )
    return [Table(columns, rows)]


def _grouped(now: tuple[Medication, ...], *, large: bool) -> list[TableRow]:
    """The medicines by how often they are taken; a heading only where there are several groups."""
    groups = [(title, [m for m in now if _group(m) == key]) for key, title in _GROUPS]
    full = [(title, found) for title, found in groups if found]
    rows: list[TableRow] = []
    for title, found in full:
        if len(full) > 1:
            rows.append(TableRow((plain(title),), "group"))
        rows += [_row(group, large=large) for group in medicines.same_medicines(tuple(found))]
    return rows


def _group(medicine: Medication) -> str:
    return medicine.schedule if medicine.schedule in ("cycle", "when-needed") else ""


def _row(group: tuple[Medication, ...], *, large: bool) -> TableRow:
    each = group[0]
    strength = " ".join(part for part in (each.strength, each.form) if part)
    name: Text = (Run(each.headline(), "strong"), *entry(each, f"\n{strength}".rstrip()))
    cells: tuple[Cell, ...] = (name, *_times(each), _how(each), each.reason, day(each.started))
    if large:
        cells = (name, (*_times_in_words(each), *_how(each)), each.reason)
    return TableRow(cells, entries=ids(group))


def _times(each: Medication) -> list[str]:
    """The dose in the column of each time of day that is written down."""
    return [(each.dose or DOT) if time in each.times else "" for time in TIMES]


def _times_in_words(each: Medication) -> Text:
    """Dose and times of day, on a line of their own."""
    times = [time for time in TIMES if time in each.times]
    words = ", ".join(part for part in (each.dose, *times) if part)
    return (Run(f"{words}\n"),) if times else ()


def _how(each: Medication) -> Text:
    """Everything about taking it that no column says."""
    parts = [] if each.times else [each.dose]
    parts += [each.clock, each.cycle, each.route]
    parts.append(f"at most {each.most_a_day} a day" if each.most_a_day else "")
    food = {"with": "with food", "without": "without food"}.get(each.food, "")
    text = ", ".join(part for part in (*parts, food) if part)
    runs: list[Run] = [Run(text)] if text else []
    if not (text or each.times):
        runs.append(NOT_WRITTEN)
    if each.taken_differently:
        runs.append(Run(f"{'; ' if runs else ''}in fact: {each.taken_differently}", "strong"))
    if each.note:
        runs.append(Run(f"{'; ' if runs else ''}{each.note}", "quiet"))
    return tuple(runs)


def _stopped(group: tuple[Medication, ...]) -> TableRow:
    """Crossed out, with the reason left readable."""
    each = group[0]
    name = " ".join(part for part in (each.headline(), each.strength) if part)
    when = day(each.stopped) or "date not written down"
    why = f"{when}: {each.why_stopped or 'reason not written down'}"
    cells = (name, (Run(why, "quiet"),), (Run(day(each.started), "quiet"),))
    return TableRow(cells, "struck", ids(group))


def _wallet(page: Context) -> Wallet:
    person = page.snapshot.person
    allergies = "".join(run.text for run in medicines.allergy_line(page))
    made = page.today
    front = [
        f"born {person.born.day_only()}" if person.born else "birth date not written down",
        f"Allergies: {allergies}",
        f"Team's 24-hour number: {person.team_phone or 'not written down'}",
        f"Call for me: {person.emergency_contact or 'not written down'}",
        f"Written by the person, {made.day} {made:%B %Y}",
    ]
    now = page.snapshot.current(Medication)
    back = [_short(group[0]) for group in medicines.same_medicines(now)]
    if not back:
        back = [medicines.state_text(person.medications_state, "medicines")]
    name = person.name or person.called or "Name not written down"
    return Wallet(WALLET_TITLE, name, tuple(front), "Medicines", tuple(back))


def _short(each: Medication) -> str:
    name = " ".join(part for part in (each.headline(), each.strength) if part)
    unsure = " (unsure)" if is_unsure(each) else ""
    taken = medicines.how_taken(each) or "how it is taken is not written down"
    differently = f"; in fact: {each.taken_differently}" if each.taken_differently else ""
    return f"{name}{unsure}: {taken}{differently}"
