"""The two-side summary: what a clinician reads first, in the order in which they read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import (
    Beside,
    Column,
    Fact,
    Facts,
    Paragraph,
    Part,
    Run,
    Table,
    TableRow,
    Text,
)
from apptprep.packet.dates import day
from apptprep.packet.groups import distinct, grouped, same
from apptprep.packet.medicine_sheet import code_of
from apptprep.packet.sections import contacts, history, medicines, questions, reports, symptoms
from apptprep.packet.sections.treatments import group_when, needs_reason, none_text
from apptprep.packet.trends import LATELY, measurement_series, spark, symptom_trends
from apptprep.packet.words import (
    NOT_WRITTEN,
    entry,
    ids,
    or_not_written,
    plain,
    row_of,
    sentence,
)
from apptprep.records import (
    Biomarker,
    Contact,
    Diagnosis,
    ImagingStudy,
    Medication,
    PathologyReport,
    PerformanceStatus,
    Spread,
    Treatment,
    fields_of,
    show_value,
)

if TYPE_CHECKING:
    from apptprep.packet.context import Context
    from apptprep.packet.trends import Trend
    from apptprep.records import Record

_MOST_REPORTS = 3
_MOST_MARKERS = 4
_COUNTED_FROM = 3
_CONTACT_ORDER = ("oncologist", "clinic", "nurse", "navigator", "surgeon", "family-doctor")


def parts(page: Context) -> tuple[Part, ...]:
    """All parts of the summary in reading order."""
    box, asked = questions.ask_first(page)
    more = max(asked - questions.MOST_FIRST, 0)
    first = Part("What I ask first", (box,), "questions", 0, more)
    return (
        Part("Why I am here", (_why(page),), "visits"),
        first,
        Part("The cancer", (_disease(page),), "disease", roomy=True),
        _treatments(page),
        _reports(page),
        _medicines(page),
        _symptoms(page),
        Part("What matters most to me", (_matters(page),)),
        Part("Contacts", (_with_code(page, _contacts(page)),), "contacts"),
    )


def _label(record: Record, name: str) -> str:
    field = next(f for f in fields_of(type(record)) if f.name == name)
    return show_value(field, getattr(record, name))


def _why(page: Context) -> Paragraph:
    wants = page.visit.wants if page.visit else ""
    return Paragraph(or_not_written(wants))


def _matters(page: Context) -> Paragraph:
    return Paragraph(or_not_written(page.snapshot.person.matters))


def _disease(page: Context) -> Facts:
    snapshot = page.snapshot
    told = snapshot.all(PerformanceStatus)
    rows = [
        _listed("Diagnosis", [_diagnosis(d) for d in snapshot.all(Diagnosis)], "\n"),
        _listed("Spread", [_spread(s) for s in snapshot.all(Spread)], "\n"),
        _listed("Biomarkers", [_marker(b) for b in _markers(page)], "; "),
    ]
    rows.append(Fact("Performance status", _status(told[0]) if told else (NOT_WRITTEN,)))
    if markers := _markers_and_weight(page):
        rows.append(Fact("Markers, weight", markers))
    rows.append(Fact("Other conditions", history.conditions_line(page)))
    return Facts(tuple(rows))


def _listed(label: str, texts: list[Text], by: str) -> Fact:
    """Several entries as one fact; the label says how many, as the sheet may cut the text."""
    name = f"{label} ({len(texts)})" if len(texts) >= _COUNTED_FROM else label
    return Fact(name, _joined(texts, by) or (NOT_WRITTEN,))


def _joined(texts: list[Text], by: str) -> Text:
    runs: list[Run] = []
    for text in texts:
        runs += [Run(by)] if runs else []
        runs += text
    return tuple(runs)


def _diagnosis(found: Diagnosis) -> Text:
    back = {
        "here": "came back where it began",
        "elsewhere": "came back elsewhere",
        "both": "came back",
    }
    parts = [
        found.detail(),
        f"found {day(found.found)}" if found.found else "",
        back.get(found.return_state, ""),
        f"confirmed: {_label(found, 'confirmed').lower()}" if found.confirmed else "",
    ]
    rest = ", ".join(part for part in parts if part)
    name = Run(found.headline(), "strong")
    return (name, *entry(found, f", {rest}")) if rest else (name, *entry(found, ""))


def _spread(place: Spread) -> Text:
    found = f"found {day(place.found)}" if place.found else ""
    how = (
        f"on {_label(place, 'found_by')}" if place.found_by not in ("", "unknown", "other") else ""
    )
    brain = _label(place, "brain_state").lower() if place.brain_state else ""
    sure = place.detail() or "how sure is not written down"
    text = ", ".join(p for p in (f"{found} {how}".strip(), sure, brain) if p)
    return (Run(place.headline(), "strong"), *entry(place, f", {text}"))


def _markers(page: Context) -> list[Biomarker]:
    """One of each marker, the newest first result; conflicting older ones are in the section."""
    return sorted(page.snapshot.all(Biomarker), key=lambda b: b.marker.casefold())


def _marker(marker: Biomarker) -> Text:
    taken = f" ({day(marker.taken)})" if marker.taken else ""
    value = f"{_label(marker, 'result').lower() or 'result not written down'}"
    value += f", {marker.value}" if marker.value else ""
    return (Run(marker.marker, "strong"), *entry(marker, f" {value}{taken}"))


def _status(told: PerformanceStatus) -> Text:
    by = f", said by {told.said_by}" if told.said_by else ""
    return entry(told, f"{told.value}{by}, {day(told.said) or 'no date'}")


def _markers_and_weight(page: Context) -> Text:
    """First and latest value of each tumor marker and of the weight: where it comes from."""
    texts = []
    for series in measurement_series(page.snapshot):
        if series.group == "tumor-marker" or series.what.casefold() == "weight":
            first, last = series.entries[0], series.entries[-1]
            value = f" {last.value} {series.unit}".rstrip() + f" ({day(last.when) or 'no date'})"
            if len(series.entries) > 1:
                value += f", first {first.value} ({day(first.when) or 'no date'})"
            texts.append((Run(series.what, "strong"), *entry(last, value)))
    return _joined(texts[:_MOST_MARKERS], "; ")


def _treatments(page: Context) -> Part:
    found = page.snapshot.all(Treatment)
    if not found:
        none = Paragraph(plain(none_text(page)))
        return Part("Treatment so far", (none,), "treatments")
    columns = (
        Column("Treatment", 30),
        Column("When", 26),
        Column("Best result", 14),
        Column("Changed or ended because", 30),
    )
    groups = grouped(found, lambda each: same(each.name))
    table = Table(columns, tuple(_treatment(group) for group in groups))
    return Part("Treatment so far, newest first", (table,), "treatments", 5)


def _treatment(group: tuple[Treatment, ...]) -> TableRow:
    first = group[0]
    name = (Run(sentence(first.name), "strong"), *entry(first, ""))
    kind = _label(first, "treatment_kind").lower()
    below = ", ".join(p for p in (first.line_of_therapy, kind, first.dose, first.site) if p)
    if below:
        name = (*name, Run(f"\n{below}", "quiet"))
    reasons = "; ".join(distinct(reason for each in group for reason in _reasons(each)))
    results = "; ".join(distinct(_label(each, "response") for each in group))
    cells = (name, entry(first, group_when(group)), results, plain(reasons))
    return TableRow(cells, entries=ids(group))


def _reasons(each: Treatment) -> list[str]:
    """Why doses were changed and why it ended."""
    changes = [f"{c.change}: {c.reason or 'reason not written down'}" for c in each.changes]
    ended = each.why_ended
    if not ended and needs_reason(each):
        ended = "why it ended is not written down"
    return [*changes, ended]


def _reports(page: Context) -> Part:
    found = reports.all_reports(page)
    if not found:
        nothing = Paragraph(plain("No reports are written down."))
        return Part("Scans, pathology, reports", (nothing,), "reports")
    table = reports.overview(_key_reports(found))
    return Part("Latest scans, pathology, reports", (table,), "reports", _MOST_REPORTS, len(found))


def _key_reports(newest_first: list[reports.Report]) -> list[reports.Report]:
    """The reports a clinician reaches for, newest first: scans and pathology before letters."""
    scans = [r for r in newest_first if isinstance(r, ImagingStudy)]
    tissue = [r for r in newest_first if isinstance(r, PathologyReport)]
    picked: list[reports.Report] = [*scans[:1], *tissue[:1], *scans[1:2]]
    known = {each.id for each in picked}
    wanted = [*picked, *(each for each in newest_first if each.id not in known)][:_MOST_REPORTS]
    shown = {each.id for each in wanted}
    return [each for each in newest_first if each.id in shown]


def _medicines(page: Context) -> Part:
    allergies = Fact(medicines.allergy_label(page), medicines.allergy_line(page))
    now = page.snapshot.current(Medication)
    if not now:
        state = medicines.state_text(page.snapshot.person.medications_state, "medicines")
        none = Fact("Medicines", plain(state))
        return Part("Medicines now", (Facts((allergies, none)),), "medicines")
    columns = (Column("Medicine", 33), Column("How I take it", 45), Column("What for", 22))
    groups = medicines.same_medicines(now)
    table = Table(columns, tuple(_medicine(group[0]) for group in groups))
    return Part("Medicines now", (Facts((allergies,)), table), "medicines", 10)


def _medicine(each: Medication) -> TableRow:
    name = (Run(each.headline(), "strong"), *entry(each, f" {each.strength}".rstrip()))
    taken: Text = or_not_written(medicines.how_taken(each))
    if each.taken_differently:
        taken = (*taken, Run(f"; in fact: {each.taken_differently}", "strong"))
    return row_of(each, name, taken, each.reason)


def _symptoms(page: Context) -> Part:
    trends = symptom_trends(page.snapshot, page.today)
    title = f"How I am: last {LATELY} days, 0 (none) to 10"
    if not trends:
        return Part(title, (Paragraph(plain("No symptoms are written down.")),), "symptoms")
    rows = tuple(symptoms.lately_row(trend, page.today) for trend in _lately(trends, page))
    if not rows:
        last = trends[0].last
        text = f"Nothing was logged in this time. Last entry: {last.headline()}, {last.aside()}."
        return Part(title, (Paragraph(plain(text)),), "symptoms", 0, len(trends))
    return Part(title, (Table(symptoms.COLUMNS, rows),), "symptoms", 4, len(trends))


def _lately(trends: tuple[Trend, ...], page: Context) -> list[Trend]:
    return [t for t in trends if spark(t, page.today).points]


def _with_code(page: Context, facts: Facts) -> Facts | Beside:
    """The medicine list as a code beside the contacts, where the packet has the medicines.

    In large print it stands behind the two sides, beside the contents.
    """
    code = code_of(page) if "medicines" in page.choices.sections else None
    return Beside(facts, code) if code else facts


def _contacts(page: Context) -> Facts:
    person = page.snapshot.person
    rows = [
        Fact("24-hour number", or_not_written(person.team_phone)),
        Fact("Call for me", or_not_written(person.emergency_contact)),
    ]
    proxy = person.proxy
    if proxy and person.proxy_copy:
        proxy += f" (copy of the paper: {_label(person, 'proxy_copy').lower()})"
    rows.append(Fact("Health-care proxy", or_not_written(proxy)))
    known = [c for c in page.snapshot.all(Contact) if c.role in _CONTACT_ORDER]
    known.sort(key=lambda c: (_CONTACT_ORDER.index(c.role), c.name.casefold()))
    # Two sides in large print have room for one of them only.
    for each in known[: 1 if page.choices.large else 3]:
        details = ", ".join(p for p in (each.name, each.place, contacts.phones_of(each)) if p)
        rows.append(Fact(contacts.role_of(each), entry(each, details)))
    return Facts(tuple(rows))
