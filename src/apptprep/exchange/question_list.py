"""Questions for a visit as plain text and as Markdown: to paste, print or read aloud from.

Those to ask first come first. What was dropped is left out. In Markdown every sign that means
something there is escaped (CommonMark 0.31, "Backslash escapes"), so a question is never a link,
a heading or code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from apptprep.records import Question, Snapshot

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=:\"'/@%,;?])")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_WIDTH = "   "


def chosen(snapshot: Snapshot) -> tuple[Question, ...]:
    """Return the questions that are not dropped, in the order in which they are to be asked."""
    kept = (each for each in snapshot.all(Question) if each.state != "dropped")
    return tuple(sorted(kept, key=lambda each: (*each.place(), each.created, each.id)))


def as_text(questions: Sequence[Question]) -> bytes:
    """Return questions as plain text in UTF-8, numbered."""
    lines = ["My questions", ""]
    for number, question in enumerate(questions, start=1):
        first = " (ask first)" if question.ask_first == "yes" else ""
        own, *more = _lines(question.text)
        lines.append(f"{number}. {own}{first}")
        lines += [f"{_WIDTH}{line}" for line in more]
        for label, text in _rest(question):
            lines += [f"{_WIDTH}{line}" for line in _lines(f"{label}: {text}")]
        lines.append("")
    return "\n".join(lines).encode(errors="replace")


def as_markdown(questions: Sequence[Question]) -> bytes:
    """Return questions as Markdown in UTF-8: a numbered list, answers as quoted lines."""
    lines = ["# My questions", ""]
    for number, question in enumerate(questions, start=1):
        first = " *(ask first)*" if question.ask_first == "yes" else ""
        own, *more = [escaped(line) for line in _lines(question.text)]
        lines.append(f"{number}. **{own}**{first}" if own else f"{number}. {first}")
        lines += [f"{_WIDTH}{line}  " for line in more]
        for label, text in _rest(question):
            lines += ["", *(f"{_WIDTH}{escaped(line)}  " for line in _lines(f"{label}: {text}"))]
        lines.append("")
    return "\n".join(lines).encode(errors="replace")


def escaped(text: str) -> str:
    """Return one line with every sign escaped that Markdown could read as something."""
    return _MARKUP.sub(r"\\\1", text)


def _rest(question: Question) -> Iterable[tuple[str, str]]:
    by = ", ".join(
        part
        for part in (
            question.answered_by,
            question.answered.understood() if question.answered else "",
        )
        if part
    )
    told = (
        ("Why I ask", question.because),
        ("Source", question.source_title),
        ("Answer", question.answer),
        ("Answered by", by),
    )
    return ((label, text) for label, text in told if text)


def _lines(text: str) -> list[str]:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line.strip() for line in plain.strip().split("\n")] or [""]
