"""The named conditions rule files may use.

A condition is a pure function of the facts and of the arguments written in the rule. It returns
the evidence that makes it hold, or None. There is no expression language: a rule lists names, and
what a name means is here in code, with a docstring and a test.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import TypeVar

from apptprep.questions.facts import Facts
from apptprep.questions.model import Call, Evidence
from apptprep.records import Snapshot

Condition = Callable[..., Evidence | None]
Listing = Callable[..., tuple[Evidence, ...]]
C = TypeVar("C", bound=Condition)
L = TypeVar("L", bound=Listing)

CONDITIONS: dict[str, Condition] = {}
"""All conditions by name."""
LISTINGS: dict[str, Listing] = {}
"""What a rule about something missing may count up entry by entry."""

SILENT = Evidence("")
"""Lets a rule through without anything to print."""


def condition(function: C) -> C:
    """Register a condition under its own name."""
    CONDITIONS[function.__name__] = function
    return function


def listing(function: L) -> L:
    """Register a listing, and a condition of the same name that takes its first entry."""

    def first(facts: Facts, *args: object) -> Evidence | None:
        return next(iter(function(facts, *args)), None)

    first.__name__, first.__doc__ = function.__name__, function.__doc__
    first.__signature__ = inspect.signature(function)  # type: ignore[attr-defined]
    CONDITIONS[function.__name__] = first
    LISTINGS[function.__name__] = function
    return function


def evaluate(facts: Facts, call: Call) -> Evidence | None:
    """Return the evidence for a condition of a checked rule, worked out once for these facts."""
    if call not in facts.memo:
        facts.memo[call] = CONDITIONS[call.name](facts, *call.args)
    return facts.memo[call]


def check_call(call: Call) -> str:
    """Return what is wrong with a condition of a rule file, ``""`` when nothing is."""
    return _fault(call, CONDITIONS, "condition")


def check_listing(call: Call) -> str:
    """Return what is wrong with a listing of a file of missing things, ``""`` when nothing is."""
    return _fault(call, LISTINGS, "listing")


def _fault(call: Call, known: dict[str, Condition] | dict[str, Listing], what: str) -> str:
    function = known.get(call.name)
    if function is None:
        return f"there is no {what} {call.name}"
    nobody = _nobody()
    try:
        inspect.signature(function).bind(nobody, *call.args)
        function(nobody, *call.args)
    except (TypeError, ValueError) as error:
        return f"{call.name} cannot take {list(call.args)}: {error}"
    return ""


@cache
def _nobody() -> Facts:
    return Facts(Snapshot(), dt.date(2000, 1, 1))


def keys(value: str | Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Return one key or a list of keys as a tuple.

    Raises:
        TypeError: something else than text stands there.
        ValueError: a key is not among the known ones.
    """
    found = (value,) if isinstance(value, str) else tuple(value)
    wrong = [key for key in found if key not in known]
    if wrong or not found:
        raise ValueError(f"{wrong or 'nothing'} is not among {', '.join(sorted(known))}")
    return found


def number(value: float, least: float = 0) -> float:
    """Return a number of a rule file.

    Raises:
        TypeError: it is no number.
        ValueError: it is too small.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if value < least:
        raise ValueError(f"{value} is less than {least}")
    return value
