"""The medicine list as plain text for a QR code: a phone reads it without the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from apptprep.packet.sections.medicines import allergy_line, how_taken, same_medicines
from apptprep.records import Medication
from apptprep.records.when import day_text

if TYPE_CHECKING:
    from apptprep.packet.context import Context

MOST_BYTES: Final = 1000
"""UTF-8 bytes of a text; a code for more has fields too small for a phone and a home printer."""
_LONGEST: Final = 160
"""Letters of one medicine or of the allergies; longer ones end in an ellipsis."""


def medicine_text(page: Context) -> tuple[str, int, int]:
    """The text, how many medicines it holds, and how many there are.

    A list that is too long is cut between medicines and says so in the text itself.

    Returns:
        An empty text where no medicine is written down now.
    """
    groups = same_medicines(page.snapshot.current(Medication))
    if not groups:
        return "", 0, 0
    lines = [_line(group[0]) for group in groups]
    for count in range(len(lines), 0, -1):
        text = _text(page, lines, count)
        if len(text.encode("utf-8", "replace")) <= MOST_BYTES:
            return text, count, len(lines)
    return "", 0, len(lines)


def _text(page: Context, lines: list[str], count: int) -> str:
    person = page.snapshot.person
    name = _short(person.name or person.called or "Name not written down")
    born = f", born {person.born.day_only()}" if person.born else ""
    allergies = "".join(run.text for run in allergy_line(page))
    head = [
        f"Medicines of {name}{_short(born)}",
        f"Written by the person on {day_text(page.today)}",
        _short(f"Allergies: {allergies}"),
    ]
    if count < len(lines):
        head.append(f"SHORTENED: {count} of {len(lines)} medicines")
    return "\n".join([*head, *(f"- {line}" for line in lines[:count])])


def _line(medicine: Medication) -> str:
    name = " ".join(part for part in (medicine.headline(), medicine.strength) if part)
    taken = how_taken(medicine) or "how it is taken is not written down"
    unsure = " (unsure)" if medicine.source == "unsure" else ""
    differently = f"; in fact: {medicine.taken_differently}" if medicine.taken_differently else ""
    return _short(f"{name}{unsure}: {taken}{differently}")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
