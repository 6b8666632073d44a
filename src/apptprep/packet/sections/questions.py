"""The question sheet: what the person chose, why each is asked, and lines for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Box, Heading, Paragraph, Ruled, Run
from apptprep.packet.drawn import Answers
from apptprep.packet.words import plain, small
from apptprep.records import (
    Biomarker,
    Diagnosis,
    ImagingStudy,
    Measurement,
    Medication,
    OtherReport,
    PathologyReport,
    PendingTest,
    Question,
    Record,
    Spread,
    SymptomEntry,
    Treatment,
    Trial,
)

if TYPE_CHECKING:
    from apptprep.packet.content import Block, Text
    from apptprep.packet.context import Context
    from apptprep.questions import Suggestion

HAND_OVER = (
    "To the clinician: please look at these questions with me at the start of the visit. "
    "The first three matter most to me."
)
_SECTIONS: dict[type[Record], str] = {
    Biomarker: "disease",
    Diagnosis: "disease",
    Spread: "disease",
    ImagingStudy: "reports",
    OtherReport: "reports",
    PathologyReport: "reports",
    Measurement: "measurements",
    Medication: "medicines",
    PendingTest: "visits",
    SymptomEntry: "symptoms",
    Treatment: "treatments",
    Trial: "trials",
}
"""Which section tells of a kind, for links to what has no line of its own in this packet."""
MOST_FIRST = 3
_LINES = 2
_MOST_TWICE = 6
"""Questions on the page for two opinions; one page, so that it can be copied."""


def build(page: Context) -> tuple[Block, ...]:
    """All chosen questions, then suggested ones, then answered ones."""
    asked = chosen(page)
    suggested = not_chosen(page)
    answered = _answered_ones(page)
    if not (asked or suggested or answered):
        return ()
    blocks: list[Block] = []
    if asked:
        blocks.append(Paragraph(plain(HAND_OVER), "handover"))
        for number, each in enumerate(asked, 1):
            blocks += _question(each, number, page)
    if suggested:
        blocks.append(
            Heading("More questions you may want to ask" if asked else "Questions to choose from")
        )
        blocks.append(small("Suggested by the app from this record; not chosen by the person yet."))
        for number, suggestion in enumerate(suggested, len(asked) + 1):
            blocks += _suggestion(suggestion, number, page)
    if answered:
        blocks.append(Heading("Answered"))
        for each in answered:
            blocks += _answered(each)
    if page.choices.purpose == "second-opinion":
        blocks += _two_opinions([q.text for q in asked] or [s.ask for s in suggested])
    return tuple(blocks)


def _two_opinions(texts: list[str]) -> list[Block]:
    """The page on which the answers of two clinicians stand side by side."""
    if not texts:
        return []
    note = "The same question to both: what each of them says stands side by side."
    return [
        Heading("Answers of two clinicians"),
        small(note),
        Answers(("Doctor A", "Doctor B"), tuple(texts[:_MOST_TWICE])),
    ]


def chosen(page: Context) -> list[Question]:
    """The questions that go to this visit, those to ask first at the top."""
    visit = page.visit.id if page.visit else ""
    current = [
        q for q in page.snapshot.current(Question) if not q.appointment or q.appointment == visit
    ]
    return sorted(current, key=lambda q: (*q.place(), q.created))


def printed(page: Context) -> tuple[Question, ...]:
    """The questions of the person that print: chosen ones, then answered ones."""
    return (*chosen(page), *_answered_ones(page))


def _answered_ones(page: Context) -> list[Question]:
    return [q for q in page.snapshot.all(Question) if q.state == "answered"]


def not_chosen(page: Context) -> list[Suggestion]:
    """Suggestions the person has neither chosen nor dropped, to fill up what they chose."""
    known = {q.rule_id for q in page.snapshot.all(Question) if q.rule_id}
    fresh = [s for s in page.suggestions if s.rule_id not in known]
    return fresh[: max(page.choices.suggested - len(chosen(page)), 0)]


def ask_first(page: Context) -> tuple[Box, int]:
    """The box with the first three questions, and how many questions there are in all."""
    texts = [q.text for q in chosen(page)]
    note = HAND_OVER
    if not texts:
        texts = [s.ask for s in not_chosen(page)]
        note = "Suggested from this record; not chosen by the person yet."
    blocks: list[Paragraph | Ruled] = []
    for number, text in enumerate(texts[:MOST_FIRST], 1):
        blocks.append(Paragraph(plain(text), "question", str(number), keep=True))
        blocks.append(Ruled(1))
    if not texts:
        blocks.append(Paragraph(plain("No questions are written down yet."), "small"))
    else:
        blocks.append(Paragraph(plain(note), "handover"))
    return Box(tuple(blocks)), len(texts)


def _question(question: Question, number: int, page: Context) -> list[Block]:
    told = (question.id,)
    asked = Paragraph(plain(question.text), "question", str(number), keep=True, entries=told)
    blocks: list[Block] = [asked]
    if question.because:
        because = question.because
        if not because.lower().startswith("asked because"):
            because = f"Asked because: {because}"
        rule = next((s for s in page.suggestions if s.rule_id == question.rule_id), None)
        place = _places(rule, page) if rule else ()
        blocks.append(_reason(plain(because), told, place))
    if question.source_title:
        blocks.append(_reason(plain(f"Source: {question.source_title}"), told))
    if question.answer:
        blocks.append(_reason((Run("Answer: "), *_answer(question)), told))
    return [*blocks, Ruled(_LINES)]


def _reason(text: Text, told: tuple[str, ...], place: tuple[str, ...] = ()) -> Paragraph:
    return Paragraph(text, "reason", keep=True, entries=told, leads_to=place)


def _places(suggestion: Suggestion, page: Context) -> tuple[str, ...]:
    """Where the facts behind a question stand: the entries, else the sections that tell of them."""
    ids = [fact.record_id for fact in suggestion.evidence if fact.record_id]
    found = [record for id_ in ids if (record := page.snapshot.get(id_))]
    sections = [_SECTIONS[type(record)] for record in found if type(record) in _SECTIONS]
    return (*ids, *dict.fromkeys(sections))


def _suggestion(suggestion: Suggestion, number: int, page: Context) -> list[Block]:
    reason = f"Asked because {suggestion.reason()}. {suggestion.because}"
    return [
        Paragraph(plain(suggestion.ask), "question", str(number), keep=True),
        _reason(plain(reason), (), _places(suggestion, page)),
        Paragraph(plain(f"Source: {suggestion.source.line()}"), "reason", keep=True),
        Ruled(1),
    ]


def _answered(question: Question) -> list[Block]:
    told = (question.id,)
    return [
        Paragraph((Run(question.text, "strong"),), "item", keep=True, entries=told),
        Paragraph(_answer(question), "item", mark=" ", entries=told),
    ]


def _answer(question: Question) -> Text:
    by = question.answered_by or "by whom is not written down"
    when = f", {question.answered.day_only()}" if question.answered else ""
    return (Run(question.answer or "no answer written down"), Run(f" ({by}{when})", "quiet"))
