"""Finding words in what people typed.

A word matches at the start of a word, in any case, with hyphens, slashes and spaces alike:
``"breath"`` finds "Breathlessness" and "short of breath", ``"lung"`` does not find "plunging".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Words = str | Iterable[str]
"""What rule files write for words: one text or a list of texts."""

_NOT = re.compile(r"\b(?:no|not|without|never|neither|nor|\w+n['’]t)\b(?: \w+){0,3} ?$")
_CLAUSE = re.compile(r"[.;:!?,()]| but ")
_GAPS = re.compile(r"[\s\-_/–]+")


def normal(text: str) -> str:
    """Return text for comparing: lower case, every gap one space."""
    return _GAPS.sub(" ", text.casefold()).strip()


def as_tuple(words: Words) -> tuple[str, ...]:
    """Return one text or a list of texts as a tuple of texts.

    Raises:
        TypeError: something else than text stands there.
        ValueError: nothing, or only blanks, stands there.
    """
    found = (words,) if isinstance(words, str) else tuple(words)
    for word in found:
        if not isinstance(word, str):
            raise TypeError(f"words are texts, not {word!r}")
    if not _are_words(found):
        raise ValueError("words must not be empty")
    return found


@lru_cache(maxsize=4096)
def _are_words(words: tuple[str, ...]) -> bool:
    return bool(words) and all(normal(word) for word in words)


def contains(text: str, words: Words) -> bool:
    """Tell whether any of the words starts a word of the text.

    Raises:
        TypeError: ``words`` holds something else than text.
        ValueError: ``words`` is empty.
    """
    return _pattern(as_tuple(words)).search(normal(text)) is not None


def names(text: str, words: Words) -> bool:
    """Tell whether a short name of a marker stands in the text, whole but for a number behind it.

    ``"BRCA"`` finds "BRCA2", ``"ER"`` does not find "ERBB2".

    Raises:
        TypeError: ``words`` holds something else than text.
        ValueError: ``words`` is empty.
    """
    return _name_pattern(as_tuple(words)).search(normal(text)) is not None


def any_contains(texts: Iterable[str], words: Words) -> bool:
    """Tell whether :func:`contains` holds for one of the texts."""
    pattern = _pattern(as_tuple(words))
    return any(pattern.search(normal(text)) is not None for text in texts if text)


def says(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether one of the words stands in a text, without a "no" or "not" before it.

    Args:
        text: in plain form, as :func:`normal` returns it.
        words: whole words, or beginnings that end in ``*``.
    """
    for match in _stem_pattern(words).finditer(text):
        clause = _CLAUSE.split(text[: match.start()])[-1]
        if _NOT.search(clause) is None:
            return True
    return False


def listed(items: Iterable[str], joined: str = "or") -> str:
    """Return ``"a, b or c"``."""
    texts = tuple(items)
    if len(texts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {joined} {texts[-1]}"


@lru_cache(maxsize=4096)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    terms = "|".join(re.escape(normal(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{terms})")


@lru_cache(maxsize=1024)
def _name_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    terms = "|".join(re.escape(normal(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{terms})(?![^\W\d_])")


@lru_cache(maxsize=1024)
def _stem_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    terms = [
        re.escape(normal(word.rstrip("*"))) + ("" if word.endswith("*") else r"(?!\w)")
        for word in words
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(terms)})")
