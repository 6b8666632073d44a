"""Read aloud in order, a packet says what was composed: no more, no less, nothing elsewhere."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.packet import tagged
from tests.packet.samples import TODAY, near_empty, usual

from apptprep.jobs import sample
from apptprep.packet import PRESETS, Choices, compose, pdf
from apptprep.packet.content import (
    Block,
    Charts,
    Facts,
    Heading,
    Packet,
    Paragraph,
    Ruled,
    Spark,
    Table,
    Text,
)
from apptprep.packet.drawn import Chart
from apptprep.records import Snapshot


def person() -> Snapshot:
    """The made-up sample person."""
    return Snapshot(sample.build(TODAY).records)


def runs(text: Text) -> str:
    return "".join(run.text for run in text)


def spoken(block: Block) -> Iterator[str]:
    """What a block says, in reading order; pictures have words of their own."""
    match block:
        case Paragraph():
            yield block.mark or ("•" if block.role == "item" else "")
            yield runs(block.text)
        case Heading():
            yield block.text
        case Facts():
            yield runs(block.title)
            yield from (text for row in block.rows for text in (row.label, runs(row.value)))
        case Table():
            yield from cells(block)
        case Chart():
            yield from (block.title, block.sentence)
        case Charts():
            yield from (text for each in block.charts for text in spoken(each))
        case _:
            assert isinstance(block, Ruled)


def cells(table: Table) -> Iterator[str]:
    """The texts of a table, row by row; small trends are pictures."""
    yield from (column.title for column in table.columns if table.rows)
    for row in table.rows:
        for cell in row.cells[:1] if row.role == "group" else row.cells:
            if not isinstance(cell, Spark):
                yield cell if isinstance(cell, str) else runs(cell)


def squeezed(text: str) -> str:
    """A text without blanks: lines may be broken anywhere."""
    return "".join(unicodedata.normalize("NFC", text).split())


def without_pictures(node: tagged.Node) -> tagged.Node:
    """An element without what stands inside pictures."""
    kids = [
        kid if isinstance(kid, str) else without_pictures(kid)
        for kid in node.kids
        if isinstance(kid, str) or kid.kind != "Figure"
    ]
    return replace(node, kids=kids)


def drawn_only(packet: Packet) -> Packet:
    """The packet without blocks that are one picture or a form to write on."""
    plain = (Paragraph, Heading, Facts, Table, Chart, Charts, Ruled)
    sections = tuple(
        replace(each, blocks=tuple(b for b in each.blocks if isinstance(b, plain)))
        for each in packet.sections
    )
    return replace(packet, sections=sections)


@pytest.mark.parametrize("preset", [key for key, each in PRESETS.items() if each.form == "packet"])
@pytest.mark.parametrize("record", [near_empty, usual, person])
def test_the_sections_are_read_as_they_were_composed(
    record: Callable[[], Snapshot], preset: str
) -> None:
    packet = drawn_only(compose(record(), Choices(preset=preset), TODAY))
    tree = without_pictures(tagged.read(pdf.render(packet)))
    parts = [node for node in tree.kids if isinstance(node, tagged.Node) and node.kind == "Sect"]
    read = [squeezed(part.text()) for part in parts[len(parts) - len(packet.sections) :]]
    composed = [
        squeezed(
            f"{number} {section.title} {' '.join(t for b in section.blocks for t in spoken(b))}"
        )
        for number, section in enumerate(packet.sections, 1)
    ]
    assert read == composed


def test_headings_go_down_step_by_step() -> None:
    tree = tagged.read(pdf.render(compose(person(), Choices(), TODAY)))
    kinds = [node.kind for node in tree.all() if node.kind in ("H1", "H2", "H3", "H4", "H5", "H6")]
    levels = [int(kind[1]) for kind in kinds]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert {1, 2, 3} <= set(levels)


def test_tables_have_heads_and_whole_rows() -> None:
    tree = tagged.read(pdf.render(compose(person(), Choices(whole_log=True), TODAY)))
    tables = list(tree.all("Table"))
    assert len(tables) > 10
    for table in tables:
        (head,) = table.all("THead")
        columns = len(list(head.all("TH")))
        assert all(cell.attributes["Scope"] == "/Column" for cell in head.all("TH"))
        (body,) = table.all("TBody")
        for row in body.all("TR"):
            spans = [int(cell.attributes.get("ColSpan", 1)) for cell in row.all("TD", "TH")]
            assert sum(spans) == columns
    # One table of the log over several pages, its head read once.
    assert max(len({page for cell in t.all("TD") for page in cell.pages}) for t in tables) > 2


def test_every_picture_has_words() -> None:
    tree = tagged.read(pdf.render(compose(person(), Choices(), TODAY)))
    pictures = list(tree.all("Figure"))
    assert len(pictures) > 10
    assert all(len(picture.alt) > 20 for picture in pictures)


def test_questions_with_their_reasons_are_one_list() -> None:
    tree = tagged.read(pdf.render(compose(person(), Choices(), TODAY)))
    numbered = [n for n in tree.all("L") if n.attributes.get("ListNumbering") == "/Decimal"]
    entries = [entry for each in numbered for entry in each.all("LI")]
    reasons = [entry.text() for entry in entries if "Asked because" in entry.text()]
    assert len(reasons) > 3
    links = [link.text() for entry in entries for link in entry.all("Link")]
    assert links
    assert all("sked because" in link for link in links)
