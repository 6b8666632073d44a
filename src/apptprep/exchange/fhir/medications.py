"""Medicines by all their paths: statements, prescriptions, doses given, what a pharmacy gave out.

What the status of each means (FHIR R4, value sets medication-statement-status,
medicationrequest-status, medication-admin-status): only "stopped", "completed" and "not taken" of
the medicine itself end it; that one dose was given and done ends nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.conditions import reasons
from apptprep.exchange.fhir.dates import day, end_in, is_past, moment_in, when_in
from apptprep.exchange.fhir.dosage import amount, dosage
from apptprep.exchange.fhir.values import Json, first, is_true, joined, notes, objects, word
from apptprep.exchange.fhir.view import Item, Result, Unmapped, View
from apptprep.records import Medication, Record, When
from apptprep.records.medication import DoseHistory

_NONE_KNOWN = re.compile(
    r"^no (?:known |current |active )*(?:medications?|medicines?|drugs?)(?: history)?$",
    re.IGNORECASE,
)
_NONE_CODES = frozenset({"no-known-medications", "787481004", "1234391000"})
_NO_INFORMATION = frozenset({"no-medication-info", "no-information-available"})
_ENDED = {
    "stopped": "marked as stopped in the file",
    "completed": "marked as completed in the file",
    "not-taken": "marked as not taken in the file",
    "cancelled": "marked as cancelled in the file",
    "ended": "marked as ended in the file",
}
_PLANNED = frozenset({"draft", "intended", "proposal", "plan", "option"})
DOSE = ("dose given",)
"""Marks the entry of one dose, to be joined with the others of the medicine."""

_GIVEN_ONCE = "doses given at a clinic, not lately"
_LATELY = 90
"""Days within which a dose given at a clinic is part of what is taken now."""

_NEVER = "planned, not prescribed yet"


def statements(resource: Json, view: View) -> Iterator[Result]:
    """Yield the medicine of a MedicationStatement (R5: also called MedicationUsage)."""
    status = word(resource, "status")
    taken = word(resource, "taken") or concept(first(resource, "adherence").get("code")).any_code()
    if is_true(resource, "wasNotTaken") or taken in ("n", "not-taking"):
        status = "not-taken"
    started = when_in(resource, "effectiveDateTime", "effectivePeriod", "effective")
    ended = end_in(resource, "effectivePeriod", "effective")
    yield from _medicine(resource, view, status, (started, ended))


def requests(resource: Json, view: View) -> Iterator[Result]:
    """Yield the medicine of a prescription: MedicationRequest, MedicationOrder (DSTU2)."""
    if is_true(resource, "doNotPerform"):
        yield Unmapped("says that a medicine is not to be taken", named=True)
        return
    status, intent = word(resource, "status"), word(resource, "intent")
    if intent in _PLANNED and status not in ("entered-in-error", *_ENDED):
        status = intent
    started = when_in(resource, "dateWritten", "authoredOn")
    bounds = _bounds(resource)
    ended = when_in(resource, "dateEnded")
    yield from _medicine(
        resource,
        view,
        status,
        (bounds or started, ended),
        prescriber=view.names(resource, "requester", "prescriber"),
        origin="prescription",
    )


def given(resource: Json, view: View) -> Iterator[Result]:
    """Yield the medicine of one dose that was given; the dose is a line of its changes."""
    status = word(resource, "status")
    if status in ("not-done", "stopped") and not first(resource, "dosage"):
        status = "not-done"
    if status == "not-done" or is_true(resource, "wasNotGiven"):
        yield Unmapped("doses that were not given")
        return
    moment = moment_in(
        resource,
        "effectiveDateTime",
        "effectivePeriod",
        "effectiveTimeDateTime",
        "effectiveTimePeriod",
        "occurenceDateTime",
        "occurencePeriod",
        "occurrenceDateTime",
        "occurrencePeriod",
    )
    told = first(resource, "dosage")
    dose = joined(amount(first(told, "dose", "quantity")), word(told, "text"))
    row = DoseHistory(changed_on=moment, change=joined("dose given", dose, by=": "))
    for result in _medicine(resource, view, status.replace("completed", ""), (None, None)):
        if isinstance(result, Item) and isinstance(result.record, Medication):
            record = _with(result.record, dose="", changes=(row,), started=day(moment))
            yield Item(record, day(moment), result.written_as, keys=(DOSE,))
        else:
            yield result


def all_doses(item: Item, given_rows: list[DoseHistory], today: dt.date) -> Item:
    """Join the single doses of one medicine: one entry with a line for each dose.

    It is ticked at first where the last dose was given lately.

    Args:
        item: the entry of one of them.
        given_rows: the lines of all of them.
        today: what "lately" is counted from.
    """
    rows = sorted(given_rows, key=lambda row: row.changed_on or When(""))
    days = [row.changed_on for row in rows if row.changed_on is not None]
    record: Record = item.record
    if isinstance(record, Medication):
        record = _with(record, changes=tuple(rows), started=day(days[0]) if days else None)
    old = not days or (days[-1].days_before(today) or 0) > _LATELY
    return Item(record, day(days[-1]) if days else None, left_out=_GIVEN_ONCE if old else None)


def handed_out(resource: Json, view: View) -> Iterator[Result]:
    """Yield the medicine that a pharmacy gave out (MedicationDispense)."""
    status = word(resource, "status")
    if status in ("cancelled", "declined", "stopped"):
        yield Unmapped("medicines that were not handed out")
        return
    when = when_in(resource, "whenHandedOver", "whenPrepared", "recorded")
    pharmacy = view.names({"performer": _actors(resource)}, "performer")
    for result in _medicine(resource, view, "", (None, None)):
        if isinstance(result, Item) and isinstance(result.record, Medication):
            out = f"Handed out {when.day_only()}" if when else "Handed out"
            note = joined(result.record.note, joined(out, _supply(resource), by=": "), by="\n")
            record = _with(result.record, note=note, pharmacy=pharmacy)
            old = is_past(when, view.today) and when is not None and _days(when, view) > _RECENT
            yield Item(record, when, result.written_as, "handed out long ago" if old else None)
        else:
            yield result


_RECENT = 183
"""Days after which what a pharmacy gave out says little about what is taken now."""


def _days(when: When, view: View) -> int:
    return when.days_before(view.today) or 0


def _supply(resource: Json) -> str:
    days = amount(first(resource, "daysSupply"))
    return joined(amount(first(resource, "quantity")), days and f"for {days}")


def _actors(resource: Json) -> list[Json]:
    found = [first(each, "actor") for each in objects(resource, "performer")]
    return [each for each in found if each]


def _bounds(resource: Json) -> When | None:
    """Return the first day of taking, where the instruction names it."""
    for each in objects(resource, "dosageInstruction", "dosage"):
        found = when_in(first(first(each, "timing"), "repeat"), "boundsPeriod")
        if found is not None:
            return found
    return None


def medicine_of(resource: Json, view: View) -> tuple[Concept, Json]:
    """Return which medicine is meant, and the Medication resource behind it (``{}`` for none)."""
    direct = concept(resource.get("medicationCodeableConcept"))
    reference = first(resource, "medicationReference")
    either = first(resource, "medication")
    if not direct and either:
        direct = concept(either.get("concept")) if "concept" in either else concept(either)
        reference = reference or (either if "reference" in either else {})
    found = view.find(reference, resource) if reference else {}
    if direct.text:
        return direct, found
    behind = concept(found.get("code"))
    text = behind.text or word(reference, "display") or _ingredients(found)
    return Concept(text, (*direct.codes, *behind.codes)), found


def _ingredients(medication: Json) -> str:
    told = []
    for each in objects(first(medication, "product") or medication, "ingredient"):
        item = concept(each.get("itemCodeableConcept") or each.get("item"))
        told.append(item.text)
    return joined(*told, by=" / ")


def _medicine(
    resource: Json,
    view: View,
    status: str,
    span: tuple[When | None, When | None],
    prescriber: str = "",
    origin: str = "",
) -> Iterator[Result]:
    """Yield one medicine, the statement that there are none, or why it cannot be taken."""
    if status == "entered-in-error":
        yield Unmapped(status)
        return
    drug, found = medicine_of(resource, view)
    codes = {each.code for each in drug.codes}
    if codes & _NO_INFORMATION:
        yield Unmapped()
        return
    if codes & _NONE_CODES or _NONE_KNOWN.match(drug.text):
        yield Unmapped(state=("medications_state", "none"))
        return
    if not drug:
        yield Unmapped("is a medicine whose name is not in the download", named=True)
        return
    how = dosage(resource)
    started, ended = span
    stopped = ended if ended and (status in _ENDED or is_past(ended, view.today)) else None
    held = "Paused (on hold), as the file says." if status == "on-hold" else ""
    record = Medication(
        source="report",
        name=drug.name(),
        reason=joined(*(each.text for each in reasons(resource, view))),
        strength=_strength(found),
        form=concept(found.get("form") or found.get("doseForm")).text,
        dose=how.dose,
        route=how.route,
        schedule=how.schedule,
        times=how.times,
        clock=how.clock,
        most_a_day=how.most_a_day,
        started=started,
        stopped=stopped,
        why_stopped=_why(resource, status),
        prescriber=prescriber,
        origin=origin,
        codes=drug.codes,
        note="\n".join(part for part in (held, how.note, notes(resource)) if part),
    )
    dated = when_in(resource, "dateAsserted", "authoredOn", "dateWritten")
    yield Item(record, dated, left_out=_NEVER if status in _PLANNED else None)


def _why(resource: Json, status: str) -> str:
    """Return why it ended: the reason of the file with its word for it, ``""`` while it goes on."""
    ended = _ENDED.get(status, "")
    reason = concept(resource.get("statusReason")).text
    return joined(reason, ended, by=", ") if ended else ""


def _strength(medication: Json) -> str:
    """Return the strength of a medicine with a single ingredient."""
    parts = objects(medication, "ingredient")
    if len(parts) != 1:
        return ""
    ratio = first(parts[0], "strength", "strengthRatio")
    over, under = first(ratio, "numerator"), first(ratio, "denominator")
    if word(under, "value") in ("", "1"):
        return amount(over)
    return joined(amount(over), amount(under), by=" in ")


def _with(record: Medication, **changes: object) -> Medication:
    from dataclasses import replace

    return replace(record, **changes)  # type: ignore[arg-type]
