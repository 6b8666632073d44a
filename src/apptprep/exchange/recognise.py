"""What files are, by their content and never by their name, and which readers they get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from apptprep.errors import UnreadableFile
from apptprep.exchange import ccda, heads, papers, record_zip, tables, trials_gov
from apptprep.exchange.apple_health import format as apple_health
from apptprep.exchange.dicom import media as dicom
from apptprep.exchange.fhir import format as fhir
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.health_card import format as health_card
from apptprep.exchange.progress import part_of
from apptprep.exchange.reading import Reading, Remark
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root, walk
from apptprep.records import made_at, utc_now

FORMATS: tuple[Format, ...] = (
    record_zip.FORMAT,
    trials_gov.FORMAT,
    dicom.FORMAT,
    apple_health.FORMAT,
    health_card.FORMAT,
    fhir.FORMAT,
    ccda.FORMAT,
    tables.FORMAT,
    papers.FORMAT,
)
"""All readers; the first that claims a file gets it. Special formats stand before general ones."""

_WALKING = 0.1
"""The share of the work that is finding out what the files are."""

_KNOWN = (
    (b"SQLite format 3\x00", "is a database"),
    (b"\x89PNG", "is a small picture, such as an icon"),
    (b"\xff\xd8\xff", "is a small picture, such as an icon"),
    (b"GIF8", "is a small picture, such as an icon"),
)
_CLUTTER = (
    b"MZ",
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x00\x00\x00\x01Bud1",
    b"\x00\x05\x16\x07",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"[autorun]",
    b"[AutoRun]",
    b"[AUTORUN]",
)
"""Programs of a disc's own viewer, and what systems leave in folders; they are never opened."""


def read(path: Path, wanted: Wanted) -> tuple[Reading, ...]:
    """Read what was chosen with the readers of the formats found in it.

    Args:
        path: a file, folder, disc or zip.
        wanted: what the reading is asked for.

    Returns:
        One reading a format; where something was not understood, one more for that.

    Raises:
        UnreadableFile: nothing in it can be brought in and one sentence says why; or it breaks a
            limit.
    """
    root, hits, others = _look(path, wanted)
    taken: set[str] = set()
    try:
        readings = list(_read_all(root, hits, wanted, taken))
        others += _nobodys(root, hits, taken)
    finally:
        root.close()
    used = {place for reading in readings for place in reading.used}
    left = [_remark(place, why) for place, why in root.left_out]
    left += [_remark(place, why) for place, why in others if place not in used]
    if left:
        readings.append(Reading(root.name, "", remarks=tuple(left)))
    if not any(reading.found or reading.statements or reading.tables for reading in readings):
        _refuse(root, [remark for reading in readings for remark in reading.remarks])
    return tuple(readings)


def _look(
    path: Path, wanted: Wanted
) -> tuple[Root, dict[Format, list[Source]], list[tuple[str, str]]]:
    """Find out what each file is; the rest comes with the reason why nobody reads it."""
    hits: dict[Format, list[Source]] = {known: [] for known in FORMATS}
    others: list[tuple[str, str]] = []
    root, clutter = Root(""), 0
    for root, source, head in walk(path, part_of(wanted.progress, 0, _WALKING)):
        if source is None:
            continue
        known = [each for each in FORMATS if each.recognises(head, source)]
        for each in known:
            hits[each].append(source)
        if known:
            continue
        if head.startswith(_CLUTTER) and not root.is_single:
            clutter += 1
        else:
            others.append((source.place, _why_unknown(head, alone=root.is_single)))
    if clutter:
        files = "1 file" if clutter == 1 else f"{clutter:,} files"
        others.append(("", f"{files} of programs and of folders themselves: left alone."))
    return root, hits, others


def _read_all(
    root: Root, hits: dict[Format, list[Source]], wanted: Wanted, taken: set[str]
) -> Iterator[Reading]:
    """Have each format's reader read what it claims; a file goes to the first that claims it."""
    done, total = 0, sum(source.size for source in root.sources) or 1
    for known, sources in hits.items():
        free = [source for source in sources if source.place not in taken]
        claimed = known.claims(free, root) if free else ()
        if not claimed:
            continue
        share = sum(source.size for source in claimed) / total
        start = _WALKING + (1 - _WALKING) * done / total
        progress = part_of(wanted.progress, start, share * (1 - _WALKING))
        try:
            with made_at(utc_now()):
                reading = known.read(claimed, root, replace(wanted, progress=progress))
        except UnreadableFile as fault:
            reading = Reading(root.name, known.name, remarks=(Remark("", fault.sentence),))
        taken |= {source.place for source in claimed} | reading.used
        done += sum(source.size for source in claimed)
        yield reading


def _nobodys(
    root: Root, hits: dict[Format, list[Source]], taken: set[str]
) -> list[tuple[str, str]]:
    """Return the files that a format recognised and that nobody claimed after all."""
    left = {each.place: each for known in hits.values() for each in known}
    return [
        (place, _why_unknown(source.head(), alone=root.is_single))
        for place, source in left.items()
        if place not in taken
    ]


def _why_unknown(head: bytes, *, alone: bool) -> str:
    """Word why a file is not brought in."""
    if not head.strip():
        return "is empty"
    if heads.is_html(head):
        return (
            "is a web page, perhaps a login page that was saved in place of the file. "
            "Sign in and download it once more"
            if alone
            else "is a web page"
        )
    known = next((words for magic, words in _KNOWN if head.startswith(magic)), "")
    if known:
        return known
    return _unknown_text(head) or "is not a file this app can bring in"


def _unknown_text(head: bytes) -> str:
    if heads.is_json(head):
        return "is data (JSON) of a kind this app does not know"
    if heads.xml_root(head):
        return "is data (XML) of a kind this app does not know"
    if heads.text(head):
        return "is a text or table whose first row has no headings this app knows"
    return ""


def _remark(place: str, why: str) -> Remark:
    """Return a remark; a whole sentence names its file itself."""
    return Remark("" if why.endswith(".") else place, why)


def _refuse(root: Root, remarks: Sequence[Remark]) -> None:
    """Word in one sentence that nothing can be brought in, where one sentence can say it.

    Raises:
        UnreadableFile: it can.
    """
    if not root.sources and not remarks:
        raise UnreadableFile(f"{root.name} has no files in it. Nothing was brought in.")
    if len(remarks) == 1 and (root.is_single or not remarks[0].place):
        text = remarks[0].text
        whole = text if text.endswith(".") else f"{root.name} {text}. Nothing was brought in."
        raise UnreadableFile(whole)
