"""What was not brought in, counted and named: one line a file for each sort of reason."""

from __future__ import annotations

from collections import Counter

from apptprep.exchange.fhir.gathering import File
from apptprep.exchange.fhir.mappings import NAMES
from apptprep.exchange.fhir.values import Json, first, line, objects, word
from apptprep.exchange.findings import Findings

_REASONS = {
    "entered-in-error": "marked as entered by mistake",
    "refuted": "marked as not true after all",
    "cancelled": "marked as cancelled",
}
_MOST_KINDS = 12
_FAULTS = frozenset({"fatal", "error", "warning", ""})


def tell(file: File, counts: Counter[str], findings: Findings, *, said: bool) -> None:
    """Say what of a file is no entry and why.

    Args:
        file: the file.
        counts: reasons why no entry was made, counted.
        findings: takes the remarks.
        said: something was found in it, or named.
    """
    source = file.source
    if file.left:
        named = [f"{_named(kind)}: {count:,}" for kind, count in file.left.most_common()]
        more = len(named) - _MOST_KINDS
        rest = [f"{more} other kinds"] if more > 0 else []
        told = "; ".join([*named[:_MOST_KINDS], *rest])
        findings.remark(source, f"holds what no entries are made of ({told})")
    if counts:
        told = "; ".join(
            f"{_REASONS.get(why, why)}: {count:,}" for why, count in counts.most_common()
        )
        findings.remark(source, f"holds what was left out ({told})")
    if not said and not (file.left or counts or file.outcomes):
        only = "only names and places that other entries point to" if file.helpers else "no entries"
        findings.remark(source, f"holds {only}")
    for place, why in file.faults:
        findings.remark(source, why, place)
    outcomes = [entry for entry in file.outcomes if _is_fault(entry.resource)]
    if outcomes:
        count = "a fault" if len(outcomes) == 1 else f"{len(outcomes)} faults"
        findings.remark(
            source,
            f"the clinic's server reported {count} in the download (OperationOutcome"
            f"{_codes(outcomes[0].resource)}). Some of the record may be missing",
        )


def _named(kind: str) -> str:
    return NAMES.get(kind) or line(kind)[:60]


def _is_fault(outcome: Json) -> bool:
    return any(word(each, "severity") in _FAULTS for each in objects(outcome, "issue"))


def _codes(outcome: Json) -> str:
    code = word(first(outcome, "issue"), "code")
    return f": {code}" if code.isascii() and code.replace("-", "").isalpha() else ""
