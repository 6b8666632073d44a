"""Reading packets back: texts of composed content, texts and places of drawn pages."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator


def texts(part: Any) -> Iterator[str]:
    """Every string in some content."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from texts(getattr(part, each.name))


def said(part: Any) -> str:
    """All strings of some content, one after the other."""
    return "\n".join(texts(part))


def page_texts(data: bytes) -> list[str]:
    """The text of each page, with line ends as blanks."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(" ".join(text.get_text_bounded().split()))
        text.close()
        page.close()
    document.close()
    return pages


def outside(data: bytes, margin: float = 30.0) -> list[str]:
    """Characters whose box leaves the sheet's margins, with their page."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            inside = margin <= left and right <= width - margin
            if right > left and not (inside and margin * 0.8 <= bottom and top <= height - margin):
                found.append(f"page {number}: {text.get_text_range(at, 1)!r}")
        text.close()
        page.close()
    document.close()
    return found
