"""How a value is marked on a report, in words: HL7's codes of observation interpretation.

<https://terminology.hl7.org/CodeSystem-v3-ObservationInterpretation.html>, and what laboratories
write beside them (``H*``, ``HX``).
"""

from __future__ import annotations

_FLAGS = {
    "H": "high", "HH": "very high", "HU": "very high", "H*": "high", "HX": "very high",
    "L": "low", "LL": "very low", "LU": "very low", "L*": "low", "LX": "very low",
    "A": "abnormal", "AA": "very abnormal", "N": "normal", "POS": "positive", "NEG": "negative",
    "IND": "indeterminate", "DET": "detected", "ND": "not detected", "E": "equivocal",
    "R": "resistant", "S": "susceptible", "I": "intermediate",
}  # fmt: skip


def flag(code: str) -> str:
    """Return the words of a mark, ``""`` for one that is not known."""
    return _FLAGS.get(code.strip().upper(), "")
