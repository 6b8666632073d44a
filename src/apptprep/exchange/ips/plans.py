"""What is to come: visits and questions in a CarePlan; how active the person is.

FHIR lets an Appointment be "booked" only with a start and an end to the minute (R4, app-2, app-3);
nobody knows the end, so visits stand as "proposed" with the day as it is known.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from apptprep.exchange import own_marks
from apptprep.exchange.ips.elements import Json, clean, date, filled, note_lines, notes
from apptprep.exchange.ips.making import Making
from apptprep.records import Appointment, Question

_STATES = {"": "unknown", "chosen": "active", "answered": "completed"}


def care_plan(making: Making, today: dt.date, also: list[Json]) -> Json:
    """Add the plan with all visits to come and questions; return the reference, ``{}`` for none.

    Args:
        making: the bundle.
        today: visits before this day are told in words only.
        also: the team.
    """
    snapshot = making.snapshot
    coming = [visit for visit in snapshot.all(Appointment) if visit.is_upcoming(today)]
    asked = [question for question in snapshot.all(Question) if question.state != "dropped"]
    asked.sort(key=lambda question: (*question.place(), question.id))
    references = [
        *(_visit(visit, making) for visit in coming),
        *(_question(question, making) for question in asked),
    ]
    if not references and not also:
        return {}
    elements: dict[str, Any] = filled(
        status="active",
        intent="plan",
        title="Visits to come and questions for them",
        subject=making.patient,
        careTeam=also,
        activity=[{"reference": reference} for reference in references],
    )
    return making.put("CarePlan", making.own_id("care-plan"), elements)


def _visit(record: Appointment, making: Making) -> Json:
    held = {"who", "when", "place"}
    lines = note_lines(record, held, making.snapshot)
    comment = "\n".join([*([clean(record.note)] if record.note else []), *lines])
    place = {"type": "Location", "display": clean(record.place)}
    people = [{"actor": {"display": clean(record.who)}, "status": "tentative"}]
    if record.place:
        people.append({"actor": place, "status": "tentative"})
    people.append({"actor": {**making.patient, "type": "Patient"}, "status": "tentative"})
    elements: dict[str, Any] = filled(
        status="proposed",
        comment=comment,
        participant=people,
        requestedPeriod=[date("start", record.when)] if record.when else [],
    )
    return making.add("Appointment", record, elements)


def _question(record: Question, making: Making) -> Json:
    held = {"text", "rule_id", "order", "state", "because"}
    first = record.ask_first == "yes"
    elements: dict[str, Any] = filled(
        status=_STATES[record.state],
        category=[{"text": own_marks.QUESTION}],
        priority="urgent" if first else "",
        subject=making.patient,
        payload=[{"contentString": clean(record.text)}],
        requester=making.patient,
        reasonCode=[{"text": clean(record.because)}] if record.because else [],
        note=notes(record, {*held, *(["ask_first"] if first else [])}, making.snapshot),
    )
    return making.add("CommunicationRequest", record, elements)


def assessment(seen: list[Json], making: Making) -> Json:
    """Add what clinicians said about how active the person is; return the reference to it."""
    elements: dict[str, Any] = {
        "status": "completed",
        "description": "How active the person is, as clinicians said",
        "subject": making.patient,
        "investigation": [{"code": {"text": "Performance status"}, "item": seen}],
    }
    return making.put("ClinicalImpression", making.own_id("functional-status"), elements)
