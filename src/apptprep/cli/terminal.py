"""Writing to the terminal or into a pipe: safe for every encoding and every text.

What a person wrote is data. Control signs in it (which can move the cursor or rename the window)
are shown as question marks, and letters the terminal lacks are replaced, never a crash.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from typing import Any, TextIO

_HARMFUL = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


class Terminal:
    """Where a command writes its answer."""

    def __init__(self, *, as_json: bool) -> None:
        """Prepare the standard streams.

        Args:
            as_json: the answer is one JSON object in UTF-8.
        """
        self.as_json = as_json
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        if as_json and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")

    def line(self, text: str = "") -> None:
        """Write a line for people; nothing where JSON is wanted."""
        if not self.as_json:
            sys.stdout.write(f"{plain(text)}\n")

    def data(self, **values: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        """Write the answer as JSON; nothing where people read."""
        if self.as_json:
            sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")

    def fault(self, sentence: str, code: str) -> None:
        """Write what went wrong to the standard error stream."""
        if self.as_json:
            text = json.dumps({"error": code, "sentence": sentence}, ensure_ascii=False)
        else:
            text = f"apptprep: {plain(sentence)}"
        write_quietly(sys.stderr, f"{text}\n")


def plain(text: str) -> str:
    """Return text without signs that steer a terminal; new lines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if _is_harmless(sign) else "?" for sign in text)


def write_quietly(stream: TextIO, text: str) -> None:
    """Write where nobody may listen any more."""
    try:
        stream.write(text)
        stream.flush()
    except (OSError, ValueError):
        pass


def _is_harmless(sign: str) -> bool:
    return sign in "\n\t" or sign in _JOINERS or unicodedata.category(sign) not in _HARMFUL
