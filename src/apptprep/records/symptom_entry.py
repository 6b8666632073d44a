"""One line of the symptom log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from apptprep.records.base import FileRef, KindInfo, Record, joined
from apptprep.records.fields import choice, choices, day, files, line, link, paragraph, scale
from apptprep.records.options import BODY_SITES
from apptprep.records.when import When


def severity(score: int | None) -> str:
    """Return the word of a 0 to 10 score: none 0, mild 1-3, moderate 4-6, severe 7-10."""
    if score is None:
        return ""
    if score == 0:
        return "none"
    return "mild" if score <= 3 else "moderate" if score <= 6 else "severe"  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SymptomEntry(Record):
    """What was felt or seen, when, and how strong it was."""

    KIND: ClassVar[KindInfo] = KindInfo(
        name="symptom_entry",
        one="symptom entry",
        many="Symptom log",
        page="symptoms",
        icon="activity",
        help="A number from 0 to 10 is enough. Details are optional.",
    )

    term: str = line("Symptom", required=True, vocabulary="symptoms", half=True)
    when: When | None = day("When")
    now: int | None = scale("How strong is it?")
    worst: int | None = scale("At its worst", more=True)
    sites: tuple[str, ...] = choices("Where", *BODY_SITES)
    until: When | None = day("Until", more=True)
    how_often: str = choice(
        "How often",
        ("once", "Once"),
        ("sometimes", "Now and then"),
        ("often", "Often"),
        ("always", "All the time"),
    )
    hinders: str = choice(
        "How much does it get in the way?",
        ("not", "Not at all"),
        ("little", "A little"),
        ("much", "A lot"),
        ("fully", "I could not do what I had to"),
    )
    done: str = line("What was done about it", placeholder="e.g. lay down; 1 tablet", half=True)
    helped: str = choice(
        "Did it help?",
        ("yes", "Yes"),
        ("little", "A little"),
        ("no", "No"),
        ("unknown", "Hard to say"),
    )
    seen_by: str = line("Who noticed it", half=True, more=True)
    medication: str = link("Linked medicine", "medication", more=True)
    treatment: str = link("Linked treatment", "treatment", more=True)
    told: str = line("Told to whom", half=True, more=True)
    told_when: When | None = day("Told when", more=True)
    note: str = paragraph("Note")
    photos: tuple[FileRef, ...] = files("Photos", more=True)

    @property
    def score(self) -> int | None:
        """The number that trends use: how strong it was, else its worst."""
        return self.now if self.now is not None else self.worst

    def headline(self) -> str:
        """Return term and number, e.g. ``"Pain: 4"``."""
        term = self.term[:1].upper() + self.term[1:]
        number = "" if self.score is None else str(self.score)
        return joined(term, number, by=": ") or "New symptom entry"

    def detail(self) -> str:
        """Return severity word, places and note."""
        words = dict(BODY_SITES)
        places = ", ".join(words.get(site, site).lower() for site in self.sites)
        note = self.note if len(self.note) <= 60 else f"{self.note[:57]}…"  # noqa: PLR2004
        return joined(severity(self.score), places, note, by=" · ")

    def aside(self) -> str:
        """Return day and time."""
        return self.when.understood() if self.when else ""
