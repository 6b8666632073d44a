"""The 0 to 10 scale in words and bands.

None 0, mild 1 to 3, moderate 4 to 6, severe 7 to 10: the plain reading of a 0 to 10 number. The
words are the app's own; no instrument is quoted.
"""

from __future__ import annotations

HIGHEST = 10
BANDS = ((0, 0, "None"), (1, 3, "Mild"), (4, 6, "Moderate"), (7, HIGHEST, "Severe"))
"""First and last value of each band and its word."""


def band(value: int) -> int:
    """Return the band's number, 0 to 3."""
    return next(index for index, (_low, high, _word) in enumerate(BANDS) if value <= high)


def word(value: int) -> str:
    """Return the word for a value, in small letters."""
    return BANDS[band(value)][2].lower()


def told(value: int) -> str:
    """Return a value with its word, such as ``"4, moderate"``."""
    return f"{value}, {word(value)}"
