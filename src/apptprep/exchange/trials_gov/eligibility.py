"""The text of the conditions for joining, cut into lines that one can mark.

The register has one text a trial, in markdown: headings, bullets, bullets under bullets, numbered
lists, or plain paragraphs. A point with its sub-points stays one line: "at least one of" cannot be
marked in pieces. Nothing is left out and nothing is judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from apptprep.exchange.trials_gov.words import plain
from apptprep.records import Criterion

_HEADING = re.compile(
    r"^[\s#*_~•-]*(?:(?:key|main|major|general|additional|core|study|patient|subject|participant)"
    r"\s+)*(?P<sort>inclusion|exclusion|eligibility|ineligibility)"
    r"(?:\s+(?:criteria|criterion|factors))?(?P<more>[^:]{0,80})?[\s*_]*:?[\s*_]*$",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"^(?P<indent>\s*)(?:[*•·-]|\(?\d{1,2}\\?[.)]|\(?[a-z]\\?[.)]|(?<=\s)o)\s+(?P<text>\S.*)$"
)
_TWICE = re.compile(r"^[•·]\s*")
"""A bullet pasted behind the register's own; the points below it are its equals."""
_IN_RUN = re.compile(r"(?:^|(?<=[.;:)] ))(\d{1,2})\\?[.)]\s+(?=[A-Z\"(])")
_NOWHERE = 1_000_000
"""The depth after a heading or label: whatever follows begins a point of its own."""
_LEAST_RUN = 3
_LONGEST_LABEL = 60
"""A longer line before a list says something of its own and is not repeated before each point."""
_SORTS = {"inclusion": "inclusion", "exclusion": "exclusion", "ineligibility": "exclusion"}


@dataclass(slots=True)
class _Point:
    """One point of a list with what stands under it."""

    text: str
    sort: str
    under: list[str] = field(default_factory=list)

    def whole(self) -> str:
        """Return the point and its sub-points as one line."""
        if not self.under:
            return self.text
        joint = " " if self.text.endswith((":", ",", ";", ".")) else ": "
        return self.text + joint + "; ".join(part.rstrip(";,. ") for part in self.under)


def split(text: str) -> tuple[Criterion, ...]:
    """Return the lines of a text of conditions, in its order.

    Args:
        text: as the register has it, with or without markdown signs.

    Returns:
        One criterion a point; ``kind`` is ``""`` where no heading tells whether it is to join or
        rules out. None of them is marked.
    """
    points = _Points()
    for line in text.replace("\r\n", "\n").expandtabs(4).split("\n"):
        if line.strip():
            points.take(line)
    return tuple(
        Criterion(text=plain(part), kind=point.sort)
        for point in points.done
        for part in _run_apart(point.whole())
        if plain(part)
    )


def _run_apart(text: str) -> list[str]:
    """Cut "1. … 2. … 3. …" that was pasted as one paragraph; other texts stay whole."""
    runs: list[re.Match[str]] = []
    for found in _IN_RUN.finditer(text):
        # The first number may be the point's own, which is off already.
        if int(found[1]) == len(runs) + (1 if runs and runs[0][1] == "1" else 2) or (
            not runs and found[1] == "1" and found.start() == 0
        ):
            runs.append(found)
    first = 0 if runs and runs[0].start() == 0 else 1
    if len(runs) + first < _LEAST_RUN:
        return [text]
    ends = [*(each.start() for each in runs), len(text)]
    parts = [text[: ends[0]]] if first else []
    parts += [text[each.end() : end] for each, end in zip(runs, ends[1:], strict=True)]
    return [part.strip() for part in parts]


class _Points:
    """Takes the lines of a text one by one and makes points of them."""

    def __init__(self) -> None:
        self.done: list[_Point] = []
        self._sort, self._label = "", ""
        self._depth = 0
        self._equals = False

    def take(self, line: str) -> None:
        """Take the next line that is not blank."""
        heading = _HEADING.match(line)
        if heading and not _is_sentence(heading["more"] or ""):
            self._sort, self._label = _SORTS.get(heading["sort"].lower(), ""), ""
            self._depth, self._equals = _NOWHERE, False
            return
        bullet = _BULLET.match(line)
        indent = len(bullet["indent"]) if bullet else len(line) - len(line.lstrip())
        words = (bullet["text"] if bullet else line).strip()
        if self.done and indent > self._depth and not (bullet and self._equals):
            self._put_under(words, is_point=bool(bullet))
        elif not bullet and words.rstrip("*_ ").endswith(":") and len(words) <= _LONGEST_LABEL:
            self._label, self._depth = words.strip("*_ "), _NOWHERE
        else:
            self._begin(words, indent, is_point=bool(bullet))

    def _begin(self, words: str, indent: int, *, is_point: bool) -> None:
        if not is_point:
            self._label = ""
        beyond = indent > self._depth
        self._equals = bool(_TWICE.match(words)) or (self._equals and beyond)
        words = _TWICE.sub("", words)
        text = f"{self._label} {words}" if self._label else words
        self.done.append(_Point(text, self._sort))
        if not (self._equals and beyond) or self._depth == _NOWHERE:
            self._depth = indent

    def _put_under(self, words: str, *, is_point: bool) -> None:
        """Add a sub-point, or a line that goes on with the point or sub-point before it."""
        last = self.done[-1]
        if is_point:
            last.under.append(_TWICE.sub("", words))
        elif last.under:
            last.under[-1] += f" {words}"
        else:
            last.text += f" {words}"


def _is_sentence(more: str) -> bool:
    """Tell a heading ("Inclusion Criteria for Part A") from a sentence that begins like one."""
    return bool(re.search(r"\b(?:is|are|was|were|must|will|may|include[sd]?)\b", more.lower()))
