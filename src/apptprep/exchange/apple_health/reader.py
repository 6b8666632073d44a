"""The reader of an Apple Health export: its own entries, and the clinics' records beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from apptprep.exchange.apple_health.entries import records_of, who_of
from apptprep.exchange.apple_health.format import NAME, is_clinical, is_export
from apptprep.exchange.apple_health.stream import Health, read_stream
from apptprep.exchange.fhir.reader import collect
from apptprep.exchange.findings import Findings
from apptprep.exchange.format import Wanted
from apptprep.exchange.progress import part_of
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root

_OWN = 0.8
"""The share of the work that is the export's own file."""


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all exports of a root.

    Raises:
        UnreadableFile: never for one file among others; those are named in remarks.
    """
    findings = Findings(NAME, root, wanted.today, wanted.most)
    exports = [source for source in claimed if is_export(source)]
    for source in claimed:  # also what is left alone: routes, tracings, the second document
        findings.use(source)
    clinical = {source.place: source for source in claimed if is_clinical(source)}
    for number, source in enumerate(exports):
        share = 1 / len(exports)
        own = part_of(wanted.progress, number * share, share * _OWN)
        with findings.guarding(source):
            health = read_stream(source, own)
            _add(health, source, findings)
            _say_what_is_left(health, source, findings)
            rest = part_of(wanted.progress, (number + _OWN) * share, share * (1 - _OWN))
            _read_clinical(
                health, source, root, findings, (replace(wanted, progress=rest), clinical)
            )
    if clinical:  # an export that cannot be read, or files that it does not name
        collect(list(clinical.values()), findings, wanted)
    return findings.reading()


def _add(health: Health, source: Source, findings: Findings) -> None:
    who = who_of(health)
    for record, spot in records_of(health):
        findings.add(record, source, spot, who=who)


def _read_clinical(
    health: Health,
    export: Source,
    root: Root,
    findings: Findings,
    rest: tuple[Wanted, dict[str, Source]],
) -> None:
    """Read the clinics' files an export names, those of one clinic together."""
    wanted, unread = rest
    by_clinic: dict[str, list[Source]] = {}
    missing = 0
    for each in health.clinical:
        source = root.beside(export, each.path.lstrip("/")) if each.path else None
        if source is None:
            missing += 1
            continue
        if unread.pop(source.place, None) is None and source.place in _places(by_clinic):
            continue  # named twice
        findings.use(source)  # it may lie elsewhere than the others
        by_clinic.setdefault(each.by, []).append(source)
    for number, (clinic, sources) in enumerate(sorted(by_clinic.items())):
        part = part_of(wanted.progress, number / len(by_clinic), 1 / len(by_clinic))
        where = f"from {clinic}" if clinic else ""
        collect(sources, findings, replace(wanted, progress=part), where)
    if missing:
        files = (
            "1 file of a clinic that is"
            if missing == 1
            else f"{missing:,} files of clinics that are"
        )
        findings.remark(export, f"names {files} not in the export")


def _places(by_clinic: dict[str, list[Source]]) -> set[str]:
    return {source.place for sources in by_clinic.values() for source in sources}


def _say_what_is_left(health: Health, source: Source, findings: Findings) -> None:
    """Count what an export holds that is no entry here, in one remark."""
    kept = sum(len(each) for each in health.entries.values())
    others = sum(health.counts.values()) - health.counts["ClinicalRecord"]
    over = sum(health.counts[kind] - len(each) for kind, each in health.entries.items())
    others -= kept + over
    if others:
        findings.remark(
            source, f"holds {others:,} entries of steps, pulse, sleep and the like, left alone"
        )
    if over:
        findings.remark(
            source, f"holds {over:,} more entries than are brought in at once, the oldest"
        )
