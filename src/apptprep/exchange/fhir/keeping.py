"""Reading an attached file once more, when the person takes the entry it belongs to.

Nothing keeps the bytes of attachments. Where a file was parsed whole, the base64 text is found
again at its place in the file; where it was streamed, it is streamed again, once for all its
attachments as long as they are asked for in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from apptprep.errors import UnreadableFile
from apptprep.exchange.fhir.attachments import TEXT_KEPT, decoded, holders, take_out
from apptprep.exchange.fhir.loading import Entry, Loaded, load
from apptprep.exchange.fhir.values import Json, word
from apptprep.exchange.findings import Findings
from apptprep.exchange.source import Source
from apptprep.records import FileRef

WITH_FILES = frozenset({"DiagnosticReport", "DocumentReference", "Binary"})


class Keeper:
    """Puts references to files in the place of their bytes, for one source."""

    def __init__(self, findings: Findings, source: Source, loaded: Loaded) -> None:
        """Start at the beginning of the file.

        Args:
            findings: takes the files.
            source: the file the resources are from.
            loaded: with its bytes, where it was parsed whole.
        """
        self._findings = findings
        self._source = source
        self._raw = loaded.raw
        self._at = 0
        self._streamed = _Streamed(source)

    def take(self, entry: Entry) -> None:
        """Take the files out of a resource."""
        if entry.resource["resourceType"] not in WITH_FILES:
            return
        count = 0

        def attach(data: bytes, text: str, holder: Json) -> FileRef:
            nonlocal count
            count += 1
            if word(holder, "contentType").casefold().startswith("text/plain"):
                holder["_text"] = data[: TEXT_KEPT * 4].decode("utf-8", "replace")[:TEXT_KEPT]
            lasting = entry.resource["resourceType"] == "Binary"
            return self._attach(data, text, (entry.number, count), lasting=lasting)

        take_out(entry.resource, attach)

    def _attach(self, data: bytes, text: str, at: tuple[int, int], *, lasting: bool) -> FileRef:
        again = partial(self._streamed.again, *at)
        if self._raw:
            encoded = text.encode("utf-8", "replace")
            place = self._raw.find(encoded, self._at)
            place = place if place >= 0 else self._raw.find(encoded)
            if place >= 0:
                self._at = place
                again = partial(_slice, self._source, place, len(encoded))
            else:  # UTF-16, or signs that are escaped in the file
                again = partial(_held, text)
        return self._findings.attach(data, "", again, lasting=lasting)


def _slice(source: Source, place: int, length: int) -> bytes:
    """Return the decoded bytes of base64 text at a place of a file.

    Raises:
        UnreadableFile: the file is gone or was changed.
    """
    with source.open() as stream:
        left = place
        while left > 0:
            skipped = len(stream.read(min(left, 1 << 20)))
            if not skipped:
                raise _changed(source)
            left -= skipped
        text = stream.read(length)
    data = decoded(text.decode("ascii", "replace"))
    if data is None:
        raise _changed(source)
    return data


def _held(text: str) -> bytes:
    return decoded(text) or b""


class _Streamed:
    """Goes through a streamed file once more for its attachments."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entries: Iterator[Entry] = iter(())
        self._entry: Entry | None = None

    def again(self, number: int, count: int) -> bytes:
        """Return the bytes of one attachment.

        Raises:
            UnreadableFile: the file is gone or was changed.
        """
        entry = self._go_to(number)
        found = 0
        for holder in holders(entry.resource) if entry else ():
            name = "content" if "content" in holder and "data" not in holder else "data"
            data = decoded(holder.get(name))
            found += data is not None
            if data is not None and found == count:
                return data
        raise _changed(self._source)

    def _go_to(self, number: int) -> Entry | None:
        if self._entry is not None and self._entry.number == number:
            return self._entry
        if self._entry is None or self._entry.number > number:
            self._entries = load(self._source).entries
        self._entry = next((each for each in self._entries if each.number == number), None)
        return self._entry


def _changed(source: Source) -> UnreadableFile:
    return UnreadableFile(
        f"{source.shown} was changed since the preview. Nothing was brought in. "
        "Please bring it in once more."
    )
