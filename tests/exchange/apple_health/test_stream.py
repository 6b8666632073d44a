"""The export's file is read as a stream; what Apple gets wrong is filtered out on the way."""

from __future__ import annotations

import tracemalloc
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest
from tests.exchange.apple_health.making import (
    BROKEN_DTD,
    DTD,
    PULSE,
    SEVERE,
    WEIGHT,
    clinical,
    entry,
    export,
)

from apptprep.errors import UnreadableFile
from apptprep.exchange.apple_health import stream
from apptprep.exchange.apple_health.stream import Health, read_stream
from apptprep.exchange.progress import unheard
from apptprep.exchange.source import Source


def opened(path: Path) -> BinaryIO:
    return path.open("rb")


def health_of(data: str | bytes, folder: Path) -> Health:
    path = folder / "export.xml"
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    size = path.stat().st_size
    return read_stream(
        Source("export.xml", ("export.xml",), size, "export.xml", partial(opened, path)), unheard
    )


PLAIN = export(
    entry("Nausea", SEVERE),
    entry(PULSE, "67", unit="count/min"),
    entry(WEIGHT, "64.5", unit="kg"),
    clinical("/clinical-records/a.json"),
    " <Workout/>\n",
)


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        "\ufeff" + PLAIN,
        PLAIN.replace(DTD, BROKEN_DTD),
        PLAIN.replace(DTD, ""),
        PLAIN.replace('Health" creation', 'He\x0balth\x01" creation'),
        PLAIN.replace('Health" creation', 'Santé 健康" creation'),
        PLAIN.replace("type=", 'other="a" type=').replace("<Record type", "<Record  type"),
    ],
)  # fmt: skip
def test_an_export_reads_the_same_whatever_apple_wrote(tmp_path: Path, data: str) -> None:
    health = health_of(data, tmp_path)
    assert health.exported == "2026-05-01 10:36:11 -0400"
    assert (health.born, health.sex) == ("1958-04-11", "HKBiologicalSexFemale")
    assert {kind: [each.value for each in kept] for kind, kept in health.entries.items()} == {
        "HKCategoryTypeIdentifierNausea": [SEVERE],
        WEIGHT: ["64.5"],
    }
    assert health.counts[PULSE] == 1
    assert health.counts["Workout"] == 1
    assert [each.path for each in health.clinical] == ["/clinical-records/a.json"]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN[:-20],
        PLAIN.replace("</HealthData>", "</Other>"),
        PLAIN.replace(' value="64.5"', ' value="64.5" <'),
        DTD,
        DTD + "x" * (5 << 20),
        b"\xff\xfe" + PLAIN.encode("utf-16-le"),
        PLAIN.replace('Health"', '\xe9"').encode("latin-1"),
    ],
)  # fmt: skip
def test_a_damaged_export_says_so(tmp_path: Path, data: str | bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"damaged or unfinished health export.*Nothing"):
        health_of(data, tmp_path)


def test_an_inner_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<HealthData><!DOCTYPE a [<!ENTITY x "y">]><Record/></HealthData>'
    with pytest.raises(UnreadableFile):
        health_of(bomb, tmp_path)


def test_cancel_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(export(*(entry(PULSE, "67") for _ in range(8000))), encoding="utf-8")

    class CancelledError(Exception):
        pass

    def cancel(_share: float, _text: str) -> None:
        raise CancelledError

    source = Source("e", ("e",), path.stat().st_size, "e", partial(opened, path))
    with pytest.raises(CancelledError):
        read_stream(source, cancel)


def test_only_the_last_entries_of_a_type_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST", 3)
    health = health_of(export(*(entry(WEIGHT, str(n)) for n in range(10))), tmp_path)
    assert [each.value for each in health.entries[WEIGHT]] == ["7", "8", "9"]
    assert health.counts[WEIGHT] == 10


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    with path.open("w", encoding="utf-8") as out:
        out.write(export().removesuffix("</HealthData>\n"))
        block = "".join(entry(PULSE, str(n)) for n in range(2000))
        for _ in range(40):
            out.write(block)
        out.write("</HealthData>\n")
    source = Source("e", ("e",), path.stat().st_size, "e", partial(opened, path))
    assert source.size > 15_000_000
    tracemalloc.start()
    try:
        health = read_stream(source, unheard)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert health.counts[PULSE] == 80_000
    assert peak < 8_000_000
