"""Reading a TOML file and telling the line of what is wrong in it.

``tomllib`` gives plain data without places, so the line of a bad table is found by searching the
text for its heading, and that of a syntax error is taken from the message.
"""

from __future__ import annotations

import re
import tomllib

from apptprep.questions.model import Problem

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


def parse(file: str, text: str) -> tuple[dict[str, object], Problem | None]:
    """Return the file's content; an unreadable file is empty and comes with its problem."""
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        line = int(place[1]) if place and place[1] else len(text.splitlines())
        return {}, Problem(file, line, f"not readable: {_PLACE.sub('', message)}")


def heading_lines(text: str, table: str) -> tuple[int, ...]:
    """Return the line of each ``[[table]]``, in order, counted from 1."""
    pattern = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    return tuple(n for n, line in enumerate(text.splitlines(), 1) if pattern.match(line))


def table_line(text: str, *names: str) -> int:
    """Return the line of ``[a.b]``, 0 where it cannot be found."""
    dotted = r"\s*\.\s*".join(rf'["\']?{re.escape(name)}["\']?' for name in names)
    pattern = re.compile(rf"\s*\[\s*{dotted}\s*\]")
    return next((n for n, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 0)


def tables(data: dict[str, object], name: str) -> tuple[dict[str, object], ...]:
    """Return the ``[[name]]`` tables of a parsed file; anything else under that name is none."""
    found = data.get(name)
    entries = found if isinstance(found, list) else []
    return tuple(entry for entry in entries if isinstance(entry, dict))
