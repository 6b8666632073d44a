"""What attached files are, in a few words: looked into in the killable process, never in ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from apptprep.exchange.progress import Progress, unheard
from apptprep.jobs.originals import Looked, Looks, is_printable
from apptprep.store import DamagedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apptprep.records import FileRef
    from apptprep.store import Library

NOT_THERE: Final = "it cannot be read from this record; a backup may still have it"

_WHY: Final = {
    "locked": "locked with a password",
    "damaged": "damaged: kept as it is, but it cannot be shown",
    "empty": "without a page: kept as it is",
    "large": "too large to be printed: kept as it is",
    "kind": "of a kind that cannot be printed: kept as it is",
    "slow": "it took too long to read: kept as it is",
}
"""Why a file's pages are not known, to go after its size."""


def found_in(
    library: Library, files: Iterable[FileRef], progress: Progress = unheard
) -> dict[str, str]:
    """Return what each file is in a few words, by SHA-256.

    Only PDFs and pictures are looked into; of other files nothing is said.

    Args:
        library: the record that keeps them.
        files: which of its files.
        progress: told how far it is; raises to cancel.
    """
    words: dict[str, str] = {}
    read: dict[FileRef, bytes] = {}
    for ref in files:
        progress(0.0, "Looking into the files")
        if not is_printable(ref):
            words[ref.sha256] = ""
            continue
        try:
            read[ref] = library.read_file(ref)
        except DamagedRecord:
            words[ref.sha256] = NOT_THERE
    looks = Looks()
    looks.into(read, progress)
    for ref in read:
        looked = looks.known(ref)
        words[ref.sha256] = _words(ref, looked) if looked else ""
    return words


def _words(ref: FileRef, looked: Looked) -> str:
    if looked.why:
        return _WHY[looked.why]
    count = len(looked.sizes)
    if ref.media_type.startswith("image/"):
        return "photo or picture" if count == 1 else f"{count} pictures"
    pages = "1 page" if count == 1 else f"{count} pages"
    return pages if looked.has_text else f"{pages}, pictures only, no text"
