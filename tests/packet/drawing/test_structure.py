"""The structure tree: where an element takes its place, by the rules of headings and lists."""

from __future__ import annotations

from apptprep.packet.drawing import structure
from apptprep.packet.drawing.structure import Element, Tree


def kinds(element: Element) -> list[object]:
    """An element's kids as nested kinds."""
    return [
        [kid.kind, kinds(kid)] if kid.kids else kid.kind
        for kid in element.kids
        if isinstance(kid, Element)
    ]


def test_headings_never_skip_a_level() -> None:
    tree = Tree()
    for level in (3, 1, 3, 3, 2, 1):
        tree.place(structure.heading(level), tree.root)
    assert kinds(tree.root) == ["H1", "H1", "H2", "H3", "H2", "H1"]


def test_items_join_the_list_before_them() -> None:
    tree = Tree()
    for mark in ("1", "2", "•"):
        label, body = structure.item(mark)
        tree.place(label, tree.root)
        tree.place(body, tree.root)
    entry = ["LI", ["Lbl", "LBody"]]
    assert kinds(tree.root) == [["L", [entry, entry]], ["L", [entry]]]
    lists = [kid for kid in tree.root.kids if isinstance(kid, Element)]
    assert [each.attributes.rpartition("/")[2] for each in lists] == ["Decimal", "Disc"]


def test_a_reason_belongs_to_the_question_above_it() -> None:
    tree = Tree()
    for element in (*structure.item("1"), structure.below_item(), Element("P")):
        tree.place(element, tree.root)
    assert kinds(tree.root) == [["L", [["LI", ["Lbl", ["LBody", ["P"]]]]]], "P"]


def test_a_reason_without_a_question_is_a_paragraph() -> None:
    tree = Tree()
    tree.place(structure.below_item(), tree.root)
    assert kinds(tree.root) == ["P"]


def test_an_element_is_placed_once() -> None:
    tree = Tree()
    section, paragraph = Element("Sect"), Element("P")
    tree.place(section, tree.root)
    tree.place(paragraph, section)
    tree.place(paragraph, tree.root)
    assert kinds(tree.root) == [["Sect", ["P"]]]


def test_marks_are_counted_for_each_page() -> None:
    tree = Tree()
    paragraph = Element("P")
    tree.place(paragraph, tree.root)
    assert [tree.mark(paragraph), tree.mark(paragraph)] == [0, 1]
    tree.new_page()
    assert tree.take_marks(3) == 0
    assert tree.mark(paragraph) == 3
    assert paragraph.kids == [(0, 0), (0, 1), (1, 3)]
    assert tree.marks == [2, 4]
