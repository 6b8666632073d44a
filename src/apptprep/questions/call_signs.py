"""What in a record opens the call-now card at a line: the ``opens`` lists of ``callnow.toml``.

``opens`` is a list of ways; a way is a list of signs that must all be there. A sign is a table:

* ``words``: in the name of a symptom; ``anywhere``: in its name or note. A word counts whole, or
  as a beginning where it ends in ``*``; it does not count where "no", "not" or "without" stands
  before it.
* ``with``: one of these stands in the same entry too; ``unless``: none of these does.
* ``sites``: parts of the body; ``one_leg``: a leg on one side only; ``not_only``: not there alone.
* ``score``: not known to be weaker than that; ``strong``: known to be at least that strong.
* ``running``: on that many days one after the other; ``times``: that often on one day.
* ``new``: not logged in the weeks before.
* ``temperature``: a measured temperature from 38.0 °C, or the team's own limit, on.
* ``treatment`` (kinds) and ``classes`` (of medicines), given now or within ``days``.
* ``medicine``: a class of medicines taken now; ``stopped``: one that was stopped.
* ``days``: how lately, 7 when left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from apptprep.questions.conditions.treatments import KINDS
from apptprep.questions.medicine_classes import classes
from apptprep.questions.rules import RuleFault

_LISTS = (
    "words",
    "anywhere",
    "with",
    "unless",
    "sites",
    "not_only",
    "treatment",
    "classes",
    "medicine",
    "stopped",
)
_NUMBERS = ("score", "strong", "running", "times", "days")
_FLAGS = ("one_leg", "new", "temperature")
_STARTS = ("words", "anywhere", "temperature", "treatment", "medicine", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign of a way to open the card; the fields as in the file, ``with`` as ``beside``."""

    words: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    not_only: tuple[str, ...] = ()
    treatment: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    medicine: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    score: int = 0
    strong: int = 0
    running: int = 0
    times: int = 0
    days: int = 7
    one_leg: bool = False
    new: bool = False
    temperature: bool = False


Way = tuple[Sign, ...]


def read_ways(value: object, where: str) -> tuple[Way, ...]:
    """Read the ``opens`` of a line.

    Args:
        value: what stands in the file.
        where: begins the sentence of a fault.

    Raises:
        RuleFault: it is not of that form.
    """
    if not isinstance(value, list) or not value:
        raise RuleFault(f"{where}: opens is a list of ways, each a list of signs")
    return tuple(_way(way, where) for way in value)


def _way(value: object, where: str) -> Way:
    if not isinstance(value, list) or not value:
        raise RuleFault(f"{where}: a way to open is a list of signs")
    return tuple(_sign(sign, where) for sign in value)


def _sign(entry: object, where: str) -> Sign:
    if not isinstance(entry, dict) or sum(name in entry for name in _STARTS) != 1:
        raise RuleFault(f"{where}: a sign has one of {', '.join(_STARTS)}")
    found: dict[str, tuple[str, ...] | int | bool] = {}
    for name, value in entry.items():
        found["beside" if name == "with" else name] = _value(name, value, where)
    sign = Sign(**found)  # type: ignore[arg-type]
    for given, known in (
        (sign.treatment, tuple(KINDS)),
        (sign.classes + sign.medicine + sign.stopped, tuple(classes())),
    ):
        wrong = set(given) - set(known)
        if wrong:
            raise RuleFault(f"{where}: there is no {min(wrong)}")
    return sign


def _value(name: str, value: object, where: str) -> tuple[str, ...] | int | bool:
    if name in _LISTS and isinstance(value, list) and value:
        if all(isinstance(word, str) and word.strip("* ") for word in value):
            return tuple(value)
    elif name in _NUMBERS and type(value) is int and value > 0:
        return value
    elif name in _FLAGS and value is True:
        return True
    raise RuleFault(f"{where}: a sign cannot have {name} = {value!r}")
