"""Temperatures as people write them, in degrees Celsius, and from which one a team wants a call."""

from __future__ import annotations

import re
from decimal import Decimal

from apptprep.questions.words import normal
from apptprep.records import Measurement, Person

FEVER = Decimal("38.0")
"""Degrees Celsius from which the call-now card says to call."""
_OWN_LIMITS = (Decimal("37.0"), Decimal("41.0"))
_HUMAN = (Decimal(30), Decimal(45))
_FAHRENHEIT_FROM = 60
_DEGREES = re.compile(r"(\d{2,3}(?:[.,]\d{1,2})?)\s*(?:°|º|deg\w*)?\s*([cf])?(?![a-z\d])")


def degrees(text: str) -> tuple[Decimal, ...]:
    """Return the body temperatures a text names; above 60 it can only be Fahrenheit."""
    found = []
    for number, unit in _DEGREES.findall(normal(text)):
        value = Decimal(number.replace(",", "."))
        if unit == "f" or (not unit and value > _FAHRENHEIT_FROM):
            value = ((value - 32) * 5 / 9).quantize(Decimal("0.01"))
        if _HUMAN[0] <= value <= _HUMAN[1]:
            found.append(value)
    return tuple(found)


def measured(m: Measurement) -> Decimal | None:
    """Return a measured temperature, None where the value is none."""
    return next(iter(degrees(f"{m.value} {m.unit}")), None)


def limit(person: Person) -> Decimal:
    """Return the temperature from which the card opens.

    The team's own number counts where it is lower than 38.0; a higher one stands on the card
    beside the general line, and never keeps that line shut.
    """
    told = degrees(person.fever_threshold)
    own = [value for value in told if _OWN_LIMITS[0] <= value <= _OWN_LIMITS[1]]
    return min([FEVER, *own])
