"""A plain section for every kind of record that has no section of its own.

So a new kind prints with nothing else to do; it gets its own section when it deserves one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apptprep.packet.content import Heading
from apptprep.packet.section_kinds import kinds_of
from apptprep.packet.words import facts_about

if TYPE_CHECKING:
    from apptprep.packet.content import Block
    from apptprep.packet.context import Context
    from apptprep.records import Record


def build(page: Context) -> tuple[Block, ...]:
    """Every entry of every other kind, field by field."""
    return plain_kinds(page, kinds_of("other"))


def plain_kinds(page: Context, kinds: tuple[type[Record], ...]) -> tuple[Block, ...]:
    """The entries of some kinds as labelled facts, under the kind's name."""
    blocks: list[Block] = []
    for kind in kinds:
        found = page.snapshot.all(kind)
        if found:
            blocks.append(Heading(kind.KIND.many))
        blocks += [facts_about(each, page) for each in found]
    return tuple(blocks)
