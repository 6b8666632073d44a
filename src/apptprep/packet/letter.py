"""The letter that asks for records, drawn on one page; what it says is made by `questions`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from apptprep.packet import assemble
from apptprep.packet.content import PAPERS, Fact, Facts, Paragraph, Run
from apptprep.packet.drawing import blocks, facts
from apptprep.packet.drawing.flow import Flow
from apptprep.packet.drawing.styles import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apptprep.packet.drawing.blocks import Laid
    from apptprep.questions import Letter

_LINE: Final = "_" * 30
"""Where something is to be written in by hand."""
_SCALES: Final = ((1.3, 6), (1.15, 6), (1.0, 6), (0.9, 4), (0.8, 2), (0.8, 1))
"""How large the letter is set, and how many lines a text may take, until it fits on one page."""
_REQUEST: Final = "I ask for the following from my records:"
_IDENTIFY: Final = "It concerns:"


def render(letter: Letter, paper: str = "A4") -> bytes:
    """Draw a letter.

    Args:
        letter: From `apptprep.questions.letters`.
        paper: "A4" or "Letter".

    Returns:
        A PDF of one page; the same bytes for the same arguments.
    """
    pen = assemble.start(paper)
    size = PAPERS[paper]
    for placed in _fit(letter, size).pages[0].placed:
        placed.laid.draw(pen, MARGIN_SIDE, size[1] - MARGIN_TOP - placed.top)
    pen.new_page()
    return assemble.finish(pen, "Request for records")


def _fit(letter: Letter, size: tuple[float, float]) -> Flow:
    """The letter on one page: smaller, then with long texts cut, where it is too full."""
    width = size[0] - 2 * MARGIN_SIDE
    flow = Flow(0.0)
    for scale, most in _SCALES:
        flow = Flow(size[1] - MARGIN_TOP - MARGIN_BOTTOM)
        flow.put(_cut(_blocks(letter, width, scale), most, width))
        if len(flow.pages) == 1:
            break
    return flow


def _cut(laids: Iterable[Laid], most: int, width: float) -> list[Laid]:
    return [
        laid.clamped(most, width) if isinstance(laid, blocks.Lines | facts.FactLines) else laid
        for laid in laids
    ]


def _blocks(letter: Letter, width: float, scale: float) -> list[Laid]:
    holder = letter.holder
    phone = f"Phone: {holder.phone}" if holder.phone else ""
    fax = f"Fax or portal: {holder.fax}" if holder.fax else ""
    to = (holder.name or _LINE, *holder.address.splitlines(), phone, fax)

    def text(words: str, role: Any = "body", mark: str = "", before: float = 2.0) -> Laid:  # noqa: ANN401 - a role
        laid = blocks.paragraph(Paragraph((Run(words),), role, mark), width, scale)
        return replace(laid, before=before * scale)

    laids = [text(letter.date), _address("To", to, width, scale)]
    laids.append(blocks.title(letter.subject, "h1", width, scale))
    laids += _facts(letter.about_me, width, scale)
    laids.append(text(_REQUEST, before=12.0))
    laids += [text(item, "item", "☐") for item in letter.items]
    about = [pair for pair in letter.about if pair[1]]
    if about:
        laids += [text(_IDENTIFY, before=12.0), *_facts(about, width, scale)]
    laids.append(_address("Please send it to", letter.send_to or (_LINE,), width, scale))
    if letter.copy_to:
        laids.append(_address("And a copy to", letter.copy_to, width, scale))
    laids += [text(line, before=0.0 if n else 14.0) for n, line in enumerate(letter.closing)]
    for label in ("Signature", "Date"):
        laids += _facts(((label, ""),), width, scale, before=28.0)
    return laids


def _address(label: str, lines: Iterable[str], width: float, scale: float) -> Laid:
    value = (Run("\n".join(line for line in lines if line)),)
    (laid,) = facts.facts(Facts((Fact(label, value),)), width, scale)
    assert isinstance(laid, facts.FactLines)  # noqa: S101 - facts without a title are one block
    return replace(laid, before=12.0 * scale)


def _facts(
    pairs: Iterable[tuple[str, str]], width: float, scale: float, before: float = 2.0
) -> list[Laid]:
    """Labels and values; what is not written down is a line to fill in."""
    rows = tuple(Fact(label, (Run(value or _LINE),)) for label, value in pairs)
    laids = facts.facts(Facts(rows), width, scale)
    for laid in laids:
        laid.before = before * scale
    return laids
