"""Any record at all: it keeps to the models and profiles, comes in again, and says so to itself."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from tests.exchange.helpers import TODAY
from tests.exchange.ips.structure import faults
from tests.exchange.ips.test_document import check
from tests.exchange.strategies import whole_records

from apptprep.errors import UnreadableFile
from apptprep.exchange import ips, recognise
from apptprep.exchange.format import Wanted
from apptprep.jobs.compare import compare
from apptprep.jobs.preview import Standing
from apptprep.records import Record, Snapshot

NOW = dt.datetime(2026, 6, 1, 10, 0, tzinfo=dt.UTC)


@given(records=whole_records(with_files=True))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_any_record_goes_out_whole_and_is_known_again(records: tuple[Record, ...]) -> None:
    data = ips.dumps(records, ips.Given(NOW, lambda _file: b"bytes"))
    check(data)
    assert faults(json.loads(data)) == []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "summary.json"
        path.write_bytes(data)
        try:
            readings = recognise.read(path, Wanted(TODAY))
        except UnreadableFile:
            readings = ()  # nothing in it comes back as an entry
    for item in compare(readings, Snapshot(records)).items:
        if item.other is None:
            assert item.standing is Standing.SAME, item.record.KIND.name
