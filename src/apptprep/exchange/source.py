"""One file as a reader sees it, wherever it lies: on a disc, in a folder, in a zip, packed.

A source is small and holds no bytes. What is read from it goes through a stream that stops at a
limit and turns every fault of disc or zip into a sentence.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards

HEAD = 4096
"""How many first bytes a reader is shown when it is asked whether a file is its own."""

_GZIP = b"\x1f\x8b\x08"
_BUFFER = 64 * 1024
_BROKEN = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, KeyError)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source:
    """One file that can be read.

    Attributes:
        name: its own name, without folders and without the ``.gz`` it was packed under.
        parts: its folders and name inside the root; one part for a file that was chosen itself.
        size: bytes as stored; of a packed file the packed ones.
        root: name of what the person chose: the folder, zip or file.
        packed: it is gzip; what :meth:`open` gives is unpacked.
        raw: opens the stored bytes; for :meth:`open` only.
    """

    name: str
    parts: tuple[str, ...]
    size: int
    root: str
    raw: Callable[[], BinaryIO]
    packed: bool = False

    @property
    def place(self) -> str:
        """Where it lies inside the root, for people: ``"IMAGES/0001"``."""
        return "/".join(self.parts)

    @property
    def shown(self) -> str:
        """Root and place, for people: ``"disc/IMAGES/0001"``; the name alone for a single file."""
        return self.root if self.parts == (self.root,) else f"{self.root}/{self.place}"

    def open(self, largest: int = guards.LARGEST_STREAM) -> BinaryIO:
        """Open it for reading from the start; the caller closes it.

        The stream can seek where that is cheap (a plain file) and, slowly backwards, in a zip.

        Raises:
            UnreadableFile: it is gone or broken; reading raises it too, also beyond ``largest``.
        """
        try:
            inner = self.raw()
        except UnreadableFile:
            raise
        except (*_BROKEN, zipfile.BadZipFile, zlib.error) as fault:
            raise guards.unreadable(self.shown, fault) from fault
        if self.packed:
            inner = cast("BinaryIO", _Unpacked(inner))
        return io.BufferedReader(GuardedStream(inner, self.shown, largest), _BUFFER)

    def read(self, largest: int = guards.LARGEST_TEXT) -> bytes:
        """Return all its bytes.

        Raises:
            UnreadableFile: it is gone, broken, or has more than ``largest`` bytes.
        """
        with self.open(largest) as stream:
            return stream.read()

    def head(self, count: int = HEAD) -> bytes:
        """Return its first bytes.

        Raises:
            UnreadableFile: it is gone or broken.
        """
        with self.open() as stream:
            return stream.read(count)


class GuardedStream(io.RawIOBase):
    """A stream that reads at most so many bytes and words its faults."""

    def __init__(self, inner: BinaryIO, name: str, largest: int) -> None:
        """Guard ``inner``, which is closed with this stream.

        Args:
            inner: the stream of a file or zip member.
            name: what the sentences call it.
            largest: most bytes that are read, whatever the file says of itself.
        """
        self._inner = inner
        self.name = name
        self._left = largest
        self._largest = largest

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell whether it can seek."""
        return self._inner.seekable()

    def readinto(self, buffer: object) -> int:
        """Read some bytes into ``buffer``; called by the buffer around it."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            count = cast("io.RawIOBase", self._inner).readinto(view) or 0
        except (*_BROKEN, zipfile.BadZipFile, zlib.error) as fault:
            raise guards.unreadable(self.name, fault) from fault
        self._left -= count
        if self._left < 0:
            raise guards.too_long(self.name, self._largest)
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; what is read again counts again."""
        try:
            return self._inner.seek(offset, whence)
        except (*_BROKEN, zipfile.BadZipFile, zlib.error) as fault:
            raise guards.unreadable(self.name, fault) from fault

    def tell(self) -> int:
        """Return the place it is at."""
        return self._inner.tell()

    def close(self) -> None:
        """Close it and what it reads from."""
        if not self.closed:
            self._inner.close()
        super().close()


class _Unpacked(gzip.GzipFile):
    """The unpacked bytes of a gzip; closes what it reads from."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__(fileobj=inner, mode="rb")
        self._inner = inner

    def close(self) -> None:
        super().close()
        self._inner.close()


def is_packed(head: bytes) -> bool:
    """Tell whether first bytes are those of a gzip."""
    return head.startswith(_GZIP)
