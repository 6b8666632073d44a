"""Markup, emoji, formulas, huge text and foreign scripts in every field of every kind.

Whatever a record holds, questions, gaps, packet, tables and record JSON come out, and nothing of
it is lost.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.strategies import whole_records

from apptprep.exchange import record_json
from apptprep.jobs import apply, read
from apptprep.jobs.export import export_csv, export_json
from apptprep.jobs.make_packet import make_packet
from apptprep.packet import Choices, compose
from apptprep.questions import card, missing, suggest
from apptprep.records import KINDS, PURPOSES, Editor, Field, Snapshot, When, fields_of, new_id
from apptprep.store import Library

TODAY = dt.date(2026, 11, 22)
TEXTS = {
    "markup": "<b>Pain</b> & <img src='file:///etc/passwd'/> <para> &lt; ]]> {0} %s %n",
    "formula": "=cmd|' /C calc'!A0",
    "emoji": "worse 😴🌷 \U0001f469\u200d\U0001f469\u200d\U0001f467",
    "scripts": "Nguyễn Łukasz Ελένη Ольга محمد 山田 נועה ไทย",
    "steering": "a\x00b\x1b[31m\x7f\u202eevil\u2066\ufeff\u2028end\r\n\tx",
    "sql": "'; DROP TABLE person; --\\",
    "long": "word " * 400,
    "unbroken": "x" * 2_000,
    "number": "9" * 400,
    "blank": " \n ",
}


def filled(holder: type, text: str, number: int) -> Any:
    """Return a record or row of that class with ``text`` in every field that takes words."""
    return holder(**{f.name: value_of(f, text, number) for f in fields_of(holder)})


def value_of(declared: Field, text: str, number: int) -> Any:
    """Return a value for a field: the text, or the answer of that number."""
    keys = [option.key for option in declared.options]
    day = dt.date(2026, 1, 1) + dt.timedelta(days=60 * number)
    row = declared.row
    values: dict[Editor, Any] = {
        Editor.LINE: text,
        Editor.PARAGRAPH: text,
        Editor.DAY: When(text.replace("\n", " "), day, day, time="08:05") if number % 2 else None,
        Editor.CHOICE: keys[number % len(keys)] if keys else "",
        Editor.CHOICES: (text, *keys[:2]),
        Editor.SCALE: number * 5,
        Editor.LINK: new_id(),
        Editor.LINKS: (new_id(),),
        Editor.ROWS: (filled(row, text, number), filled(row, text, number + 1)) if row else (),
        Editor.FILES: (),
    }
    return values[declared.editor]


def whole(text: str) -> tuple[Any, ...]:
    """Return three entries of every kind (one person) with the text in every field."""
    return tuple(
        filled(kind, text, number)
        for kind in KINDS
        for number in range(1 if kind.KIND.single else 3)
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_breaks_and_nothing_is_lost(library: Library, tmp_path: Path, text: str) -> None:
    records = whole(text)
    source = tmp_path / "in.json"
    source.write_bytes(record_json.dumps(records))
    preview = read(library, [source], TODAY)
    assert apply(library, preview, preview.preselected()).added == len(records)
    export_json(library, tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == source.read_bytes()
    export_csv(library, tmp_path / "tables")
    for purpose, _ in PURPOSES:
        suggest(library.snapshot(), purpose, TODAY)
        missing(library.snapshot(), purpose, TODAY)
    now = dt.datetime.combine(TODAY, dt.time(9), dt.UTC)
    drawn = make_packet(library, Choices(), tmp_path / "p.pdf", now)
    assert drawn.rendered.pages >= 2


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(whole_records())
def test_any_record_gives_questions_gaps_and_a_packet(records: Any) -> None:
    snapshot = Snapshot(records)
    card(snapshot, TODAY)
    for purpose, _ in PURPOSES:
        suggest(snapshot, purpose, TODAY)
        missing(snapshot, purpose, TODAY)
        compose(snapshot, Choices(preset=purpose), TODAY)
