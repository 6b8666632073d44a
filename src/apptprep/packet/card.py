"""The emergency card: what staff who do not know the person need in the first minutes.

Only what is written down, and what is not is said to be so. What stands there about a class of
treatment is general, with its sources; nobody is told what they have or what to do.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from apptprep.packet.content import (
    CITED,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Run,
    Table,
    TableRow,
)
from apptprep.packet.dates import day
from apptprep.packet.sections import contacts, history, medicines
from apptprep.packet.sections.treatments import none_text
from apptprep.packet.words import (
    NOT_WRITTEN,
    counted,
    entry,
    ids,
    in_a_row,
    or_not_written,
    plain,
    record_numbers,
    row_of,
    sentence,
)
from apptprep.records import (
    Condition,
    Contact,
    Diagnosis,
    Medication,
    PastSurgery,
    Record,
    Spread,
    Treatment,
    When,
    fields_of,
    show_value,
)

if TYPE_CHECKING:
    from datetime import date

    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.questions.emergency import OnCard
    from apptprep.questions.model import Source

GOOD_FOR: Final = 30
"""Days after which a card is out of date at the latest."""
DEVICES: Final = (
    "port",
    "port a cath*",
    "picc",
    "catheter*",
    "pacemaker*",
    "defibrillator*",
    "icd",
    "stent*",
    "shunt*",
    "pump*",
    "implant*",
    "prosthe*",
    "valve*",
    "stoma",
    "drain",
)
"""Words, or beginnings of words, that name something left in the body."""
_ORDER: Final = ("oncologist", "clinic", "nurse", "family-doctor")
_MOST_CONTACTS: Final = 2
_COUNTED: Final = 2
"""More places than that are counted beside the label, as the card may cut the text."""


def good_until(page: Context) -> tuple[date, str]:
    """The last day the card counts for, and the rule it was chosen by.

    30 days after it was made, or the day of the next visit if that is known and sooner: a visit
    may change the treatment.
    """
    last = page.today + timedelta(days=GOOD_FOR)
    visit = page.snapshot.next_appointment(page.today)
    when = visit.when if visit else None
    if when and when.is_exact and when.earliest and page.today <= when.earliest < last:
        return when.earliest, "the day of the next visit"
    return last, f"{GOOD_FOR} days after it was made"


def cover(page: Context) -> tuple[str, ...]:
    """What stands on the front below name and birth date, label and value in turn."""
    person = page.snapshot.person
    until, rule = good_until(page)
    field = next(f for f in fields_of(type(person)) if f.name == "interpreter")
    needs = show_value(field, person.interpreter).lower()
    speaks = person.languages or "not written down"
    return (
        "Team's 24-hour number",
        person.team_phone or "not written down",
        "Call for me",
        person.emergency_contact or "not written down",
        "Speaks",
        f"{speaks}; interpreter needed: {needs}" if needs else speaks,
        "Out of date after",
        f"{day(When.of(until))} ({rule}), or when a medicine changes",
    )


def parts(page: Context) -> tuple[Part, ...]:
    """What stands inside, the most urgent first; a section that is left out is not there."""
    kept = page.choices.sections
    found: list[Part] = []
    if "medicines" in kept:
        found += _medicines(page)
    if "treatments" in kept:
        found.append(_treatments(page))
    if "history" in kept:
        found.append(_devices(page))
    if "treatments" in kept:
        found.append(_told(page))
    if "disease" in kept:
        found.append(_disease(page))
    if "history" in kept:
        count = len(page.snapshot.current(Condition))
        label = f"Other illness ({count})" if count > _COUNTED else "Other illness"
        other = Facts((Fact(label, history.conditions_line(page)),))
        found.append(Part("", (other,)))
    if "contacts" in kept:
        found.append(_people(page))
    return tuple(found)


def in_large_print(page: Context) -> tuple[Block, ...]:
    """The same below each other on a sheet: in large print nothing that is folded has room."""
    front = cover(page)
    pairs = zip(front[::2], front[1::2], strict=True)
    blocks: list[Block] = [Facts(tuple(Fact(label, plain(value)) for label, value in pairs))]
    for part in parts(page):
        blocks += [Heading(part.title)] if part.title else []
        blocks += part.blocks
    cited = sources(page)
    if cited:
        blocks.append(Paragraph(plain(f"{CITED} {'; '.join(cited)}."), "small"))
    return tuple(blocks)


def _medicines(page: Context) -> list[Part]:
    # Late: the rules are not needed where only the list of sections is.
    from apptprep.questions.emergency import THINNERS, thinners_first
    from apptprep.questions.medicine_classes import names_of
    from apptprep.questions.words import any_contains

    allergies = Part(medicines.allergy_label(page), (Paragraph(medicines.allergy_line(page)),))
    now = page.snapshot.current(Medication)
    if not now:
        state = medicines.state_text(page.snapshot.person.medications_state, "medicines")
        return [allergies, Part("Medicines now", (Paragraph(plain(state)),))]
    names = names_of(THINNERS)
    ordered = medicines.same_medicines(thinners_first(now))
    has = any(any_contains((m.name, m.brand), names) for m in now)
    title = "Medicines now, blood thinners first" if has else "Medicines now"
    rows = tuple(_medicine(each) for each in ordered)
    table = Table((Column("", 46), Column("", 54)), rows)
    return [allergies, Part(title, (table,), "", 6)]


def _medicine(group: tuple[Medication, ...]) -> TableRow:
    each = group[0]
    name = (Run(each.headline(), "strong"), *entry(each, f" {each.strength}".rstrip()))
    taken: Text = or_not_written(medicines.how_taken(each))
    if each.taken_differently:
        taken = (*taken, Run(f"; in fact: {each.taken_differently}", "strong"))
    return TableRow((name, taken), entries=ids(group))


def _treatments(page: Context) -> Part:
    """Treatments that go on, then those that ended, with the last dose that is written down."""
    from apptprep.questions.emergency import last_given
    from apptprep.questions.facts import is_going_on

    title = "Cancer treatment, last cycle or dose"
    found = [t for t in page.snapshot.all(Treatment) if t.state != "planned"]
    if not found:
        return Part(title, (Paragraph(plain(none_text(page))),))
    found.sort(key=lambda t: not is_going_on(t))
    rows = []
    for each in found:
        last = last_given(each, page.today)
        going = is_going_on(each)
        given = last is not None and last is not each.ended
        words = f"last {day(last)}" if given else "last dose not written down"
        ended = f"ended {day(each.ended)}" if each.ended else ""
        state = "paused" if each.state == "paused" else "going on" if going else ""
        since = f"since {day(each.started)}" if going and each.started else ""
        shown = ended if ended and not given else words
        text = ", ".join(p for p in (shown, ended if given else "", state, since) if p)
        name = (Run(sentence(each.name), "strong"), *entry(each, ""))
        rows.append(row_of(each, name, plain(text)))
    return Part(title, (Table((Column("", 46), Column("", 54)), tuple(rows)),), "", 3)


def _devices(page: Context) -> Part:
    from apptprep.questions.words import normal, says

    found: list[Text] = []
    for surgery in page.snapshot.all(PastSurgery):
        if surgery.implant or says(normal(f"{surgery.name}. {surgery.note}"), DEVICES):
            text = surgery.implant or surgery.name
            since = f" ({day(surgery.date)})" if surgery.date else ""
            found.append(entry(surgery, f"{sentence(text)}{since}"))
    named: tuple[Treatment | Condition, ...] = (
        *page.snapshot.all(Treatment),
        *page.snapshot.all(Condition),
    )
    found += [entry(n, sentence(n.name)) for n in named if says(normal(n.name), DEVICES)]
    runs: list[Run] = []
    for each in found:
        runs += [Run("; ")] if runs else []
        runs += each
    return Part("Port, implants, devices", (Paragraph(tuple(runs) or (NOT_WRITTEN,)),))


def _told(page: Context) -> Part:
    """What people on such treatments are told; in general, with numbers of the sources."""
    from apptprep.questions.emergency import on_card

    title = "People on such treatment are told (general)"
    found = on_card(page.snapshot, page.today)
    if not found:
        none = "No treatment or medicine of these classes is written down."
        return Part(title, (Paragraph(plain(none), "small"),))
    numbers = _numbers(found)
    rows = tuple(_class(each, numbers, page) for each in found)
    return Part(title, (Table((Column("", 1),), rows),), "", 3)


def _class(each: OnCard, numbers: dict[str, int], page: Context) -> TableRow:
    names = "; ".join(fact.text for fact in each.evidence[:2])
    runs = [Run(f"{each.about.title}: ", "strong"), Run(f"{names}. ", "quiet")]
    runs += [Run(f"{told.text} [{numbers[told.source.id]}] ") for told in each.about.told]
    calls = [(line, line.text.rpartition(": ")[2].removesuffix(".")) for line in each.about.lines]
    words = "; ".join(
        f"{text[:1].lower()}{text[1:]} [{numbers[line.source.id]}]" for line, text in calls
    )
    if words:
        runs.append(Run(f"Reasons to call at once: {words}."))
    limit = page.snapshot.person.fever_threshold
    if limit and any(line.id == "fever" for line, _ in calls):
        runs.append(Run(f" This person's team wants a call from {limit}."))
    return TableRow((tuple(runs),))


def _numbers(found: tuple[OnCard, ...]) -> dict[str, int]:
    cited = [source.id for each in found for source in _sources_of(each)]
    return {key: n for n, key in enumerate(dict.fromkeys(cited), 1)}


def _sources_of(each: OnCard) -> list[Source]:
    return [told.source for told in each.about.told] + [line.source for line in each.about.lines]


def sources(page: Context) -> tuple[str, ...]:
    """The sources of what is told, each with its number and the day it was read."""
    from apptprep.questions.emergency import on_card

    if "treatments" not in page.choices.sections:
        return ()
    found = on_card(page.snapshot, page.today)
    numbers = _numbers(found)
    known = {source.id: source for each in found for source in _sources_of(each)}
    return tuple(
        f"[{number}] {known[key].publisher}, read {day(When.of(known[key].checked))}"
        for key, number in numbers.items()
    )


def _disease(page: Context) -> Part:
    rows = []
    for name, kind in (("Cancer", Diagnosis), ("Spread", Spread)):
        found: tuple[Record, ...] = page.snapshot.all(kind)
        runs: list[Run] = []
        for each in found:
            detail = each.detail() or ("how sure: not written down" if kind is Spread else "")
            text = f"{each.headline()} ({detail})" if detail else each.headline()
            runs += [Run("; ")] if runs else []
            runs += entry(each, text)
        label = f"{name} ({len(found)})" if len(found) > _COUNTED else name
        rows.append(Fact(label, tuple(runs) or (NOT_WRITTEN,)))
    return Part("The cancer", (Facts(tuple(rows)),))


def _people(page: Context) -> Part:
    person = page.snapshot.person
    fields = {field.name: field for field in fields_of(type(person))}
    directive = show_value(fields["directive"], person.directive)
    rows = [
        Fact("Decides for me", or_not_written(person.proxy)),
        Fact("Advance directive", or_not_written(directive)),
    ]
    known = [c for c in page.snapshot.all(Contact) if c.role in _ORDER]
    known.sort(key=lambda c: (_ORDER.index(c.role), c.name.casefold()))
    for each in known[:_MOST_CONTACTS]:
        details = in_a_row((each.name, each.place, contacts.phones_of(each)))
        rows.append(Fact(contacts.role_of(each), entry(each, details)))
    numbers = record_numbers(person, "; ")
    rows += [Fact("Record numbers", plain(numbers))] if numbers else []
    left = len(known) - _MOST_CONTACTS
    words = f"{counted(left, 'more contact', 'more contacts')} in the record."
    note = (Paragraph(plain(words), "small"),) if left > 0 else ()
    return Part("Who speaks for me", (Facts(tuple(rows)), *note))
