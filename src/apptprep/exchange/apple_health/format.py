"""Apple Health as a format: how an export is known, and what belongs to it.

An export is a zip or folder with a file of the phone's own entries, whatever it is called there
(``export.xml``, ``exportar.xml``, ``导出.xml``), clinics' records as FHIR, routes and heart
tracings. The clinical document beside it (``export_cda.xml``) says the same a second time, can
have gigabytes and several roots: it is never read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from apptprep.errors import UnreadableFile
from apptprep.exchange.format import Format, Wanted
from apptprep.exchange.reading import Reading
from apptprep.exchange.source import Source
from apptprep.exchange.walk import Root

NAME = "Apple Health"
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!DOCTYPE\s+)?HealthData\b",
    re.DOTALL,
)
_CLINICAL = "clinical-records"
_BESIDE = {_CLINICAL, "workout-routes", "electrocardiograms", "attachments"}
_SECOND = re.compile(r".*_cda\.xml", re.IGNORECASE)
_MAC = "__macosx"


def recognises(head: bytes, _source: Source) -> bool:
    """Tell whether a file is the phone's own file of an export."""
    return bool(_HEAD.match(head))


def claims(recognised: Sequence[Source], root: Root) -> Sequence[Source]:
    """Claim the exports and what belongs to them, also what is not read."""
    folders = {source.parts[:-1] for source in recognised}
    others = [source for source in root.sources if source not in recognised]
    return [*recognised, *(source for source in others if _belongs(source.parts, folders))]


def _belongs(parts: tuple[str, ...], folders: set[tuple[str, ...]]) -> bool:
    """Tell whether a file lies where an export keeps what belongs to it."""
    if parts[0].casefold() == _MAC:
        return True
    for folder in folders:
        if parts[: len(folder)] == folder:
            first, *rest = parts[len(folder) :]
            if (first.casefold() in _BESIDE and rest) or (_SECOND.fullmatch(first) and not rest):
                return True
    return False


def is_export(source: Source) -> bool:
    """Tell whether a claimed file is the phone's own, and not one of those beside it."""
    folders = {part.casefold() for part in source.parts[:-1]}
    if folders & {*_BESIDE, _MAC} or _SECOND.fullmatch(source.name):
        return False
    try:
        return recognises(source.head(), source)
    except UnreadableFile:
        return False


def is_clinical(source: Source) -> bool:
    """Tell whether a claimed file is a record of a clinic."""
    folders = [part.casefold() for part in source.parts[:-1]]
    return bool(folders) and folders[-1] == _CLINICAL and _MAC not in folders


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all exports of a root; see :mod:`apptprep.exchange.apple_health.reader`."""
    from apptprep.exchange.apple_health import reader

    return reader.read(claimed, root, wanted)


FORMAT = Format(NAME, recognises, read, claims)
