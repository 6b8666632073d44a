"""What this visit needs and the record does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Heading, Paragraph, Run
from apptprep.packet.words import small

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context

_GROUPS = {
    "papers": "Papers",
    "images": "Images",
    "slides": "Slides and tissue",
    "facts": "Facts",
}


def build(page: Context) -> tuple[Block, ...]:
    """Gaps by group, each with an empty check box; nothing where there are none."""
    if not page.gaps:
        return ()
    blocks: list[Block] = [
        small("Not in this record on the day it was printed. Some of it may exist elsewhere.")
    ]
    named = {
        **_GROUPS,
        **{g.group: g.group.capitalize() for g in page.gaps if g.group not in _GROUPS},
    }
    for group, title in named.items():
        gaps = [gap for gap in page.gaps if gap.group == group]
        if gaps:
            blocks.append(Heading(title))
        for gap in gaps:
            why = (Run(f" – {gap.why}", "quiet"),) if gap.why else ()
            blocks.append(Paragraph((Run(gap.what), *why), "item", mark="☐"))
    return tuple(blocks)
