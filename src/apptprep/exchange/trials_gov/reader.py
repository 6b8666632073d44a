"""The reader of trials: which files are of the register, and what they hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from apptprep.errors import UnreadableFile
from apptprep.exchange import csv_cells, heads
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.trials_gov import table, words
from apptprep.exchange.trials_gov.study import REGISTER, is_study, trial
from apptprep.exchange.walk import Root
from apptprep.records import Trial

FORMAT_NAME = "trials of ClinicalTrials.gov"
MOST_TICKED = 40
"""A file with more trials is a search, not a choice: none of them is ticked at first."""

MOST_TRIALS = 20_000
_STREAMED = 30_000_000
"""From this many bytes on JSON is read piece by piece."""

_SIGNS = ('"protocolSection"', '"nctId"', '"NCTId"')
_PAGE = ('"studies"', '"nextPageToken"', '"totalCount"')
_NUMBERED = 0.5


def recognises(head: bytes, source: Source) -> bool:
    """Tell whether a file is a study, a page or table of studies, or a list of their numbers."""
    del source
    if heads.is_json(head):
        text = heads.text(head)
        return any(sign in text for sign in _SIGNS) or text.startswith(
            tuple(f"{{{gap}{sign}" for sign in _PAGE for gap in ("", " ", "\n  ", "\n "))
        )
    return bool(table.delimiter_of(head)) or _is_list(head)


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all files of the register in a root."""
    findings = Findings(FORMAT_NAME, root, wanted.today, wanted.most)
    for number, source in enumerate(claimed):
        wanted.progress(number / len(claimed), f"Reading {source.name}")
        with findings.guarding(source):
            _read(source, findings, wanted)
    return findings.reading()


FORMAT = Format(FORMAT_NAME, recognises, read)


def _read(source: Source, findings: Findings, wanted: Wanted) -> None:
    head = source.head()
    find: Callable[[], Iterator[tuple[str, Trial | None]]]
    if heads.is_json(head):
        find = lambda: _in_json(source)  # noqa: E731 - one of three ways to read
    elif table.delimiter_of(head):
        find = lambda: _in_table(source, table.delimiter_of(head))  # noqa: E731
    else:
        find = lambda: _in_list(source)  # noqa: E731
    found = list(islice(find(), MOST_TRIALS + 1))
    if not found:
        findings.remark(source, "has no trials in it")
    if len(found) > MOST_TRIALS:
        findings.remark(source, f"has more than {MOST_TRIALS:,} trials; the rest was not read")
    many = sum(_is_open(each) for _, each in found if each) > MOST_TICKED
    for place, (where, each) in enumerate(found[:MOST_TRIALS]):
        if not place % 100:
            wanted.progress(0.5, f"Reading {source.name}")
        if each is None:
            findings.remark(source, "this is no trial of the register", where)
            continue
        spot = Spot(where, each.updated, f"{REGISTER}|{each.nct}")
        findings.add(each, source, spot, left_out=_left_out(each, many=many))


def _is_open(each: Trial) -> bool:
    return each.status in words.TAKES_PEOPLE or not each.status


def _left_out(each: Trial, *, many: bool) -> str:
    if each.status == "unknown":
        return "the register does not say whether it takes people"
    if not _is_open(each):
        return "not taking people, as the register says"
    return "one of many: tick those you want" if many else ""


def _in_json(source: Source) -> Iterator[tuple[str, Trial | None]]:
    for number, each in enumerate(_studies(source), 1):
        known = is_study(each)
        yield f"study {number}", trial(each) if known and isinstance(each, dict) else None


def _studies(source: Source) -> Iterator[object]:
    """Yield the studies of a download (array), an API page (object) or a single study."""
    if source.size > _STREAMED:
        yield from _streamed(source)
        return
    try:
        data: Any = json.loads(_whole(source))
    except (ValueError, RecursionError) as fault:
        raise _broken(source) from fault
    if isinstance(data, dict) and isinstance(data.get("studies"), list):
        data = data["studies"]
    yield from data if isinstance(data, list) else (data,)


def _streamed(source: Source) -> Iterator[object]:
    import ijson

    start = heads.text(source.head())
    path = "item" if start.startswith("[") else "studies.item"
    try:
        with source.open() as stream:
            yield from ijson.items(stream, path, use_float=True)
    except (ijson.JSONError, ValueError, RecursionError) as fault:
        raise _broken(source) from fault


def _whole(source: Source) -> str:
    return csv_cells.decode(source.read(), source.name).lstrip("\ufeff")


def _broken(source: Source) -> UnreadableFile:
    return UnreadableFile(
        f"{source.name} is broken or unfinished: it stops being JSON before its end. Nothing was "
        "brought in from it. Download it once more and try again."
    )


def _in_table(source: Source, delimiter: str) -> Iterator[tuple[str, Trial | None]]:
    for line, each in table.trials(_whole(source), delimiter, source.name):
        yield f"line {line}", each


def _is_list(head: bytes) -> bool:
    """Tell whether text is a list of trial numbers: most of its lines have one."""
    lines = [line for line in heads.text(head).splitlines() if line.strip()]
    if not lines or lines[0].lstrip()[:1] in ("<", "{", "["):
        return False
    numbered = sum(bool(words.NUMBER.search(line)) for line in lines)
    return numbered >= max(1, _NUMBERED * len(lines))


def _in_list(source: Source) -> Iterator[tuple[str, Trial | None]]:
    for number, line in enumerate(_whole(source).splitlines(), 1):
        for found in words.numbers(line):
            yield f"line {number}", Trial(title=found, nct=found, source="report")
