"""Clusters, and where lines of other scripts may break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apptprep.packet.drawing import clusters


@pytest.mark.parametrize(
    "wanted",
    [
        ["a", "b"],
        ["n\u0308", "a"],
        ["क्ष", "त्रि", "य"],
        ["हि", "न्दी"],
        ["ที่", "นี่"],
        ["เก่า"],
        ["น้ำ"],
        ["👨\u200d👩\u200d👧", "😀"],
        ["👍🏽"],
        ["🇩🇪", "🇫🇷"],
        ["한", "국"],
        ["\u1112\u1161\u11ab", "a"],
        ["葛\U000e0100", "辻"],
        ["שָׁ", "ל"],
        ["م", "ی\u200c", "خ"],
        [" ", "\u0301"],
    ],
)
def test_clusters(wanted: list[str]) -> None:
    assert clusters.cut("".join(wanted)) == wanted


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert "".join(clusters.cut(text)) == text
    assert "".join(clusters.breakable(text)) == text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain-word", ["plain-word"]),
        ("痛い。", ["痛", "い。"]),
        ("「薬」を", ["「薬」", "を"]),
        ("シャワー", ["シャ", "ワー"]),
        ("20mgを1日", ["20mg", "を", "1", "日"]),
        ("한국어", ["한국어"]),
        ("ปวดแขน", ["ปวด", "แขน"]),
        ("นานๆครั้ง", ["นานๆ", "ครั้ง"]),
    ],
)
def test_where_a_line_may_break(text: str, parts: list[str]) -> None:
    assert list(clusters.breakable(text)) == parts
