"""Classes of medicines as lists of names, from ``resources/questions/medicine-classes.toml``.

A class only says which names belong together, so that a rule can be raised by any of them; it
says nothing about what they do in a person.
"""

from __future__ import annotations

import tomllib
from functools import cache

from apptprep import bundled

FILE = "questions/medicine-classes.toml"


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Return the names of each class, lower case.

    Raises:
        ValueError: the bundled file is broken; rules that name a class are then reported.
    """
    data = tomllib.loads(bundled.read_text(FILE))
    return {
        name: tuple(word.casefold() for word in entry["names"])
        for name, entry in data.get("class", {}).items()
    }


def names_of(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of all medicines of these classes.

    Raises:
        KeyError: there is no such class.
    """
    return tuple(name for key in wanted for name in classes()[key])
