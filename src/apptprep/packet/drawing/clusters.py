"""What belongs together on the paper, and where a line of another script may break.

A cluster is what a reader sees as one character: a letter with its marks, a Devanagari syllable, a
Thai consonant with its vowels, a family of emoji. Nothing cuts through one. The rules are those of
Unicode Standard Annexes 29 and 14 as far as the bundled fonts need them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER: Final = "\u200d"
_VIRAMA: Final = 9
"""The combining class of the signs that bind the next consonant."""
_LEADING_VOWELS: Final = "\u0e40-\u0e44\u0ec0-\u0ec4"
"""Thai and Lao vowels that are written before the consonant they belong to."""
_TRAILING: Final = frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0ec6")
"""Thai and Lao vowels and signs that never begin a line."""
_ENDS: Final = frozenset("\u0e30\u0e46\u0e2f\u0eb0\u0ec6\u104a\u104b\u17d4\u17d5\u17d6")
"""Signs after which a syllable or phrase has ended."""
_NOT_FIRST: Final = (
    "!%),.:;?\\]}¢°’”…‰′″℃、。々〉》」』】〕〗〙〞〟ぁぃぅぇぉっゃゅょゎゕゖ゛゜ゝゞ"  # noqa: RUF001
    "゠ァィゥェォッャュョヮヵヶ・ーヽヾㇰ-ㇿ！％），．：；？］｝｡｣､･ｧ-ｰﾞﾟ"  # noqa: RUF001
)
_NOT_LAST: Final = r"$(\[{£¥‘“〈《「『【〔〖〘〝＄（［｛｢￡￥"  # noqa: RUF001
_IDEOGRAPHS: Final = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_WITHOUT_BLANKS: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese, Khmer: words are not parted by blanks."""
BREAKS_WITHIN: Final = re.compile(f"[{_IDEOGRAPHS}{_WITHOUT_BLANKS}]")
"""Finds a character beside which a line may break without a blank."""
_IDEOGRAPH: Final = re.compile(f"[{_IDEOGRAPHS}]")
_SYLLABLE: Final = re.compile(f"[{_WITHOUT_BLANKS}]")
_LEADING: Final = re.compile(f"[{_LEADING_VOWELS}]")
_FIRST_FORBIDDEN: Final = re.compile(f"[{_NOT_FIRST}]")
_LAST_FORBIDDEN: Final = re.compile(f"[{_NOT_LAST}]")


def cut(text: str) -> list[str]:
    """A text as its clusters, one after the other."""
    return [text[start:stop] for start, stop in spans(text)]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each cluster."""
    start, flags = 0, 0
    for at in range(1, len(text) + 1):
        if at < len(text):
            pair = text[at - 1] + text[at]
            if "\U0001f1e6" <= text[at] <= "\U0001f1ff" and at > start:
                # Flags are pairs of letters: the third one begins the next flag.
                flags = flags + 1 if "\U0001f1e6" <= text[at - 1] <= "\U0001f1ff" else 0
                if flags % 2:
                    continue
            elif _goes_on(pair):
                continue
        yield start, at
        start, flags = at, (flags if at < len(text) and text[at] >= "\U0001f1e6" else 0)


@lru_cache(maxsize=20_000)
def _goes_on(pair: str) -> bool:
    """Whether the second of two characters belongs to the cluster of the first."""
    before, char = pair[0], pair[1]
    if before in "\n \u00a0":
        return False
    if char in _TRAILING:
        return bool(_SYLLABLE.match(before))
    return _extends(char) or _continued(before, char) or _jamo(before, char)


def _extends(char: str) -> bool:
    """Marks, joiners, skin colours and the hidden letters of flags."""
    return (
        char in "\u200c\u200d"
        or unicodedata.category(char).startswith("M")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _continued(before: str, char: str) -> bool:
    """What a joiner, a virama or a vowel written first binds to itself."""
    kind = unicodedata.category(char)
    if before == _JOINER:
        return kind in ("So", "Lo", "Sm")
    if unicodedata.combining(before) == _VIRAMA and before != "\u0e3a":
        return kind == "Lo"
    return bool(_LEADING.match(before) and _SYLLABLE.match(char))


def _jamo(before: str, char: str) -> bool:
    """Parts of one Hangul syllable: a lead, then a vowel, then a tail."""
    if "\u1160" <= char <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or ("\uac00" <= before <= "\ud7a3" and _open(before))
    if "\u11a8" <= char <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= char <= "\u115f" and "\u1100" <= before <= "\u115f"


def _open(syllable: str) -> bool:
    return (ord(syllable) - 0xAC00) % 28 == 0


def breakable(word: str) -> Iterator[str]:
    """A word without blanks, cut where a line may break within it.

    Between ideographs and kana, but not before closing signs and small kana nor after opening
    ones; in Thai and Lao where a syllable begins for certain, in Burmese and Khmer after signs that
    end a phrase; elsewhere not. (A stretch wider than a line is cut between clusters.)
    """
    if not BREAKS_WITHIN.search(word):
        yield word
        return
    part, before = "", ""
    for cluster in cut(word):
        if part and _may_break(before, cluster):
            yield part
            part = ""
        part += cluster
        before = cluster
    yield part


def _may_break(before: str, after: str) -> bool:
    if _FIRST_FORBIDDEN.match(after) or _LAST_FORBIDDEN.match(before):
        return False
    if _IDEOGRAPH.match(before) or _IDEOGRAPH.match(after):
        return True
    # Without a dictionary the words are not known; a vowel written first begins a syllable.
    return bool(_SYLLABLE.match(before)) and bool(_LEADING.match(after) or before[-1] in _ENDS)
