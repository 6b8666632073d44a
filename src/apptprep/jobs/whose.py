"""Whose file it is: the record's person, or somebody else, never guessed silently."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from apptprep.exchange.reading import Who
from apptprep.jobs.preview import OtherPerson
from apptprep.records import Person, When

NO_NAME = "no name written down"
"""What stands for the person of a record that does not say yet who that is."""


class Whose:
    """Tells the people that files name apart, and who of them is the record's own person."""

    def __init__(self, told: Iterable[tuple[str, Who | None]], mine: Person) -> None:
        """Look at everybody the files name.

        Args:
            told: file name and person of each entry.
            mine: the person of the record.
        """
        groups: list[tuple[Who, list[Who], list[str]]] = []
        for file, who in dict.fromkeys((file, who) for file, who in told if who and who.is_known()):
            group = next((each for each in groups if not differ(each[0], who)), None)
            if group is None:
                groups.append((who, [who], [file]))
            else:
                group[1].append(who)
                group[2].append(file)
        own = Who(mine.name, (), mine.born)
        strangers = groups
        # Without a name and a birth date of one's own, a single person can only be oneself.
        if own.is_known() or len(groups) == 1:
            strangers = [group for group in groups if differ(group[0], own)]
        words = Who(mine.name or mine.called, (), mine.born).words() or NO_NAME
        self.others: tuple[OtherPerson, ...] = ()
        self._by_who: dict[Who, OtherPerson] = {}
        for first, members, files in strangers:
            other = OtherPerson(", ".join(dict.fromkeys(files)), first.words(), words)
            self.others += (other,)
            self._by_who.update(dict.fromkeys(members, other))

    def other(self, who: Who | None) -> OtherPerson | None:
        """Return the stranger an entry is about; None where it is about the record's person."""
        return self._by_who.get(who) if who is not None else None


def differ(one: Who, other: Who) -> bool:
    """Tell whether two descriptions cannot be the same person; silence says nothing."""
    first, second = _names(one), _names(other)
    names = bool(first and second) and all(_names_differ(a, b) for a in first for b in second)
    return names or _births_differ(one.born, other.born)


def _names(who: Who) -> list[str]:
    return [name for name in (who.name, *who.also) if name]


def _names_differ(one: str, other: str) -> bool:
    """Tell whether two names have words that the other lacks; order and signs do not matter."""
    first, second = (set(_folded(name).split()) for name in (one, other))
    return bool(first and second) and not (first <= second or second <= first)


def _births_differ(one: When | None, other: When | None) -> bool:
    """Tell whether two birth dates cannot be the same day."""
    if one is None or other is None:
        return False
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return False
    first, second = sorted((one, other))
    return (
        first.latest is not None and second.earliest is not None and first.latest < second.earliest
    )


def _folded(text: str) -> str:
    """Return text without case, accents and signs."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())
