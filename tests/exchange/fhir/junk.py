"""Hypothesis strategies for what broken files hold in the place of what belongs there."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

_leaves: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(
        ["", "\ud800", "2024-02-30", "#", "#a", "Patient/p", "1e999", "\x00", "9" * 400, "urn:oid:"]
    ),
    st.sampled_from([Decimal("1e999"), Decimal("NaN"), 10**400, -0.0, float("inf")]),
)


def anything() -> st.SearchStrategy[Any]:
    """Any JSON, and some that is not."""
    names = st.sampled_from(
        ["coding", "code", "text", "value", "start", "reference", "url", "low", "unit", "given"]
    )
    return st.recursive(
        _leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)
        ),
        max_leaves=12,
    )
