"""Measurements on paper."""

from __future__ import annotations

import datetime as dt

from tests.packet.helpers import said
from tests.packet.samples import TODAY

from apptprep.packet import Choices
from apptprep.packet.content import Charts, Table
from apptprep.packet.context import Context
from apptprep.packet.sections import measurements
from apptprep.records import Measurement, Snapshot, When


def test_the_newest_values_print_and_the_others_are_counted() -> None:
    records = [
        Measurement(
            what="Weight",
            value=f"{60 + n}",
            unit="kg",
            when=When.of(dt.date(2026, 1, 1) + dt.timedelta(days=n)),
        )
        for n in range(20)
    ]
    blocks = measurements.build(Context.of(Snapshot(records), Choices(), TODAY))
    _, charts, table = blocks
    assert isinstance(charts, Charts)
    assert len(charts.charts[0].points) == 20
    assert isinstance(table, Table)
    assert "79 kg" in said(table)
    assert [cell for cell in ("68", "67") if cell in said(table).split("\n")] == ["68"]
    assert "8 earlier values not printed" in said(table)


def test_a_value_keeps_its_sign() -> None:
    record = Snapshot([Measurement(what="CEA", value="<3.0", unit="ng/mL")])
    blocks = measurements.build(Context.of(record, Choices(), TODAY))
    assert "<3.0 ng/mL" in said(blocks)
    assert "no date" in said(blocks)
