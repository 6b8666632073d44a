"""The order of right-to-left text on a line: Unicode Standard Annex 9, without explicit controls.

A person's text never holds a control that turns what stands around it: `fonts.clean` takes them
out. So the implicit rules are enough (P2 to P3, W1 to W7, N0 to N2, I1, I2, L2). On top of them
fields are kept apart: a number or Latin word that follows right-to-left text behind a comma, a
colon or a dot of ours belongs to our sentence, and is not pulled into the other language's order
("fields do not leak").
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Finds out quickly that a text needs no ordering, which is nearly always so."""

_SEPARATOR: Final = re.compile("[,;:·–—|/()]+ |[:·|] ?")
_QUANTITY: Final = re.compile(r"[+−-]?\d[\d.,/:–-]*[ \u00a0\u202f]?(?=[A-Za-zµμ°])")  # noqa: RUF001
"""A number before Latin letters: "12.5 mg" is one phrase and is never turned around."""
_PAIRS: Final = dict(
    zip(
        "([{〈《「『【\u3014\uff08\uff3b\uff5b",
        ")]}〉》」』】\u3015\uff09\uff3d\uff5d",
        strict=True,
    )
)
_OPENING: Final = {closing: opening for opening, closing in _PAIRS.items()}
_STRONG: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""How neutral characters see their neighbours: numbers count as right-to-left (N1)."""
_LETTERS: Final = frozenset({"L", "R", "AL"})
_MANY: Final = 40
"""Right-to-left letters that make a note of what begins with a Latin word; names are shorter."""
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})


def base_level(text: str) -> int:
    """The direction of a paragraph: 1 where it is written from right to left, else 0.

    The first letter decides (P2, P3), but not alone. A line of ours may begin with a name in
    Arabic: then the letters after it are more. A note in Hebrew may begin with the name of a
    medicine: then there are many Hebrew letters, more than a name has.
    """
    if not RIGHT_TO_LEFT.search(text):
        return 0
    kinds = [kind for char in text if (kind := unicodedata.bidirectional(char)) in _LETTERS]
    left = kinds.count("L")
    right = len(kinds) - left
    if kinds[:1] == ["L"]:
        return int(right >= max(_MANY, 4 * left))
    return int(right > left)


def levels(text: str, base: int, borders: Iterable[int] = ()) -> list[int]:
    """The embedding level of each character; odd levels run from right to left.

    Args:
        text: One paragraph, cleaned.
        base: 0 or 1, from `base_level`.
        borders: Places where one field ends and the next one begins.
    """
    found = [base] * len(text)
    cuts = {0, len(text), *borders}
    if not base:
        # Only in our own left-to-right lines, and not inside a list in one right-to-left script.
        for match in _SEPARATOR.finditer(text):
            before, after = reversed(text[: match.start()]), text[match.end() :]
            if not (_first_is_right(before) and _first_is_right(after)):
                cuts.update((match.start(), match.end()))
    places = sorted(cuts)
    for start, stop in itertools.pairwise(places):
        part = text[start:stop]
        if base or RIGHT_TO_LEFT.search(part):
            # A field written from right to left keeps its own order inside a line of ours.
            begin = start + len(part) - len(part.lstrip())
            part = _QUANTITY.sub(lambda match: "m" * len(match[0]), part.strip())
            found[begin : begin + len(part)] = _resolved(part, base or base_level(part))
    return found


def _first_is_right(text: Iterable[str]) -> bool:
    """Whether the first letter runs from right to left."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in _LETTERS:
            return kind != "L"
    return False


def _resolved(text: str, base: int) -> list[int]:
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    edge = "R" if base else "L"
    hidden = [at for at, kind in enumerate(kinds) if kind == "BN"]
    # What is not shown takes no part (X9): it is given the kind of what stands before it.
    shown = [at for at, kind in enumerate(kinds) if kind != "BN"]
    marks = {place for place, at in enumerate(shown) if kinds[at] == "NSM"}
    weak = _weak([kinds[at] for at in shown], edge)
    _brackets([text[at] for at in shown], weak, edge, marks)
    _neutral(weak, edge)
    found = [base] * len(text)
    for at, kind in zip(shown, weak, strict=True):
        if base:
            found[at] = 1 if kind == "R" else 2
        else:
            found[at] = {"L": 0, "R": 1}.get(kind, 2)
    for at in hidden:
        found[at] = found[at - 1] if at else base
    return found


def _weak(kinds: list[str], edge: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and the signs in and around numbers."""
    kinds = _marks(kinds, edge)
    for at in range(1, len(kinds) - 1):
        around = {kinds[at - 1], kinds[at + 1]}
        if kinds[at] in ("ES", "CS") and around == {"EN"}:
            kinds[at] = "EN"
        elif kinds[at] == "CS" and around == {"AN"}:
            kinds[at] = "AN"
    _terminators(kinds)
    strong = edge
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in ("L", "R"):
            strong = kind
    return kinds


def _marks(kinds: list[str], edge: str) -> list[str]:
    """Rules W1 to W3: marks follow their letter, numbers after Arabic letters are Arabic ones."""
    last, strong = edge, edge
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = last
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        last = kinds[at]
        if last in ("L", "R", "AL"):
            strong = last
    return ["R" if kind == "AL" else kind for kind in kinds]


def _terminators(kinds: list[str]) -> None:
    """Rule W5: percent signs, currencies and the like go with the number beside them."""
    at = 0
    while at < len(kinds):
        if kinds[at] != "ET":
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if (at and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[at:end] = ["EN"] * (end - at)
        at = end


def _brackets(text: Sequence[str], kinds: list[str], edge: str, marks: set[int]) -> None:
    """Rule N0: two brackets that belong together take one direction, and so do marks on them."""
    for start, stop in _bracket_pairs(text, kinds):
        inside = {_STRONG.get(kind, "") for kind in kinds[start + 1 : stop]} - {""}
        if not inside:
            continue
        direction = edge
        if edge not in inside:
            before = (_STRONG.get(kind, "") for kind in reversed(kinds[:start]))
            # What stands before decides, if it runs as the inside does; else the paragraph does.
            direction = next((kind for kind in before if kind), edge)
        for bracket in (start, stop):
            kinds[bracket] = direction
            after = bracket + 1
            while after in marks:
                kinds[after] = direction
                after += 1


def _bracket_pairs(text: Sequence[str], kinds: list[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        if char in _PAIRS:
            stack.append((char, at))
        elif char in _OPENING:
            wanted = _OPENING[char]
            depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == wanted), -1)
            if depth >= 0:
                pairs.append((stack[depth][1], at))
                del stack[depth:]
    return sorted(pairs)


def _neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2: neutral characters follow both neighbours if they agree, else the line."""
    at = 0
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _STRONG[kinds[at - 1]] if at else edge
        after = _STRONG[kinds[end]] if end < len(kinds) else edge
        kinds[at:end] = [before if before == after else edge] * (end - at)
        at = end


def visual(order: Sequence[int]) -> list[int]:
    """Rule L2: from left to right, which of the pieces with these levels stands where.

    Returns:
        Indexes into ``order``, the leftmost piece first.
    """
    places = list(range(len(order)))
    highest = max(order, default=0)
    lowest = min((level for level in order if level % 2), default=highest + 1)
    for level in range(highest, lowest - 1, -1):
        at = 0
        while at < len(places):
            end = at
            while end < len(places) and order[places[end]] >= level:
                end += 1
            places[at:end] = places[at:end][::-1]
            at = max(end, at + 1)
    return places
