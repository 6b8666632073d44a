"""FHIR as a format: how its files are known. What reads them is loaded when there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from apptprep.exchange import heads
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root

NAME = "FHIR health records"
_HEAD = re.compile(r'"resourceType"\s*:|"entry"\s*:\s*\[\s*\{\s*"(?:resource|fullUrl)"\s*:')


def recognises(head: bytes, _source: Source) -> bool:
    """Tell whether a file begins like FHIR in JSON: one resource, several, or one a line."""
    return heads.is_json(head) and bool(_HEAD.search(heads.text(head)))


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all FHIR files of a root together, so that one may point to another."""
    from apptprep.exchange.fhir.reader import collect
    from apptprep.exchange.findings import Findings

    findings = Findings(NAME, root, wanted.today, wanted.most)
    collect(claimed, findings, wanted)
    return findings.reading()


FORMAT = Format(NAME, recognises, read)
