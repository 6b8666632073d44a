"""The register's CSV download: any of its 30 columns, as saved or as a spreadsheet saved it again.

A table has no conditions for joining and no ages in years; the JSON download has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apptprep.exchange import csv_cells, heads
from apptprep.exchange.trials_gov import words
from apptprep.exchange.trials_gov.study import REGISTER
from apptprep.records import Trial, TrialSite

_NUMBER = "nct number"


def delimiter_of(head: bytes) -> str:
    """Return the delimiter of a table of trials, ``""`` where the first row is not one's."""
    first = heads.text(head).split("\n", 1)[0].strip()
    for delimiter in csv_cells.DELIMITERS:
        titles = [_plain(cell) for cell in first.split(delimiter)]
        if _NUMBER in titles and (len(titles) > 1 or first.strip('"').lower() == _NUMBER):
            return delimiter
    return ""


def trials(text: str, delimiter: str, name: str) -> Iterator[tuple[int, Trial | None]]:
    """Yield each row's line with its trial; None for a row without a trial's number.

    Args:
        text: the whole table.
        delimiter: what its cells are parted by.
        name: what sentences call the file.

    Raises:
        UnreadableFile: it is no table.
    """
    titles: list[str] | None = None
    for line, row in csv_cells.rows(text, delimiter, name):
        if titles is None:
            titles = [_plain(cell) for cell in row]
            continue
        cells = {
            title: csv_cells.unguarded(cell).strip()
            for title, cell in zip(titles, row, strict=False)
        }
        yield line, _trial(cells)


def _trial(cells: dict[str, str]) -> Trial | None:
    number = next(iter(words.numbers(cells.get(_NUMBER, ""))), "")
    if not number:
        return None
    status = cells.get("study status") or cells.get("status") or ""
    updated = cells.get("last update posted") or ""
    sites = tuple(_sites(cells.get("locations", "")))
    note = f"Status in the register: {words.status_words(status)}" if status else ""
    return Trial(
        title=cells.get("study title") or cells.get("title") or number,
        nct=number,
        phase=words.phase(re.split(r"[|/]", cells.get("phases") or cells.get("phase") or "")),
        status=words.status(status),
        treatment=_interventions(cells.get("interventions", "")),
        heard_from=REGISTER,
        sponsor=cells.get("sponsor") or cells.get("sponsor/collaborators") or "",
        sex=words.sex(cells.get("sex") or cells.get("gender") or ""),
        updated=words.date(updated),
        sites=sites,
        summary=cells.get("brief summary", ""),
        note=note if words.status(status) in ("stopped", "unknown") else "",
        source="report",
    )


def _interventions(text: str) -> str:
    """Return names without the kind before them: ``"DRUG: x|OTHER: y"`` is ``"x, y"``."""
    names = (re.sub(r"^[A-Z][A-Za-z_ ]+: ", "", part.strip()) for part in text.split("|"))
    return ", ".join(dict.fromkeys(name for name in names if name))


def _sites(text: str) -> Iterator[TrialSite]:
    """Yield sites of ``"hospital, town, state, zip, country|…"``; the table names their parts not.

    Only the last part is surely the country; the rest is kept as it stands.
    """
    for part in text.split("|"):
        where = [each.strip() for each in part.split(",") if each.strip()]
        if where:
            yield TrialSite(name=", ".join(where[:-1]) or where[-1], country=where[-1])


def _plain(title: str) -> str:
    return " ".join(title.strip().strip('"\ufeff').lower().split())
