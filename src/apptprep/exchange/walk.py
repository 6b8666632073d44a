"""Walking what the person chose: a file, a folder, a disc, a zip, a zip in a zip.

One walker for all formats keeps the limits: most entries, bytes, growth, depth; one zip inside a
zip and no more; no link is followed and no name leaves its root. Nothing is opened but files, and
of those that nobody recognises only the first bytes are ever read.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO

from apptprep.errors import UnreadableFile
from apptprep.exchange import guards
from apptprep.exchange.progress import Progress, unheard
from apptprep.exchange.source import HEAD, Source, is_packed
from apptprep.exchange.zip_kinds import refuse_documents

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(slots=True, repr=False)
class Root:
    """What was chosen, and all files in it.

    Attributes:
        name: name of the folder, zip or file.
        sources: its files, sorted by place.
        left_out: place and reason of what was not walked.
        is_zip: it is a zip itself, and no folder or single file.
    """

    name: str
    sources: list[Source] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    is_zip: bool = False
    _archives: list[_Archive] = field(default_factory=list)
    _by_place: dict[str, Source] = field(default_factory=dict)
    _nested: list[_Archive] = field(default_factory=list)

    @property
    def is_single(self) -> bool:
        """Whether it is one file that was chosen itself."""
        return len(self.sources) == 1 and self.sources[0].parts == (self.name,)

    def find(self, parts: Sequence[str]) -> Source | None:
        """Return the file at a place inside the root; case and an ISO 9660 ``;1`` do not matter."""
        if not self._by_place:
            self._by_place = {_folded(each.parts): each for each in self.sources}
        return self._by_place.get(_folded(parts))

    def beside(self, source: Source, *parts: str) -> Source | None:
        """Return the file at a place told from the folder of ``source`` (``".."`` goes up)."""
        whole = list(source.parts[:-1])
        for part in (piece for each in parts for piece in each.replace("\\", "/").split("/")):
            if part == "..":
                if not whole:
                    return None
                whole.pop()
            elif part not in ("", "."):
                whole.append(part)
        return self.find(whole)

    def make_room(self, archive: _Archive) -> None:
        """Let go of the zip inside a zip that was read last: one at a time is in memory."""
        for before in self._nested:
            if before is not archive:
                before.close()
        self._nested = [archive]

    def close(self) -> None:
        """Let go of the zips; a source that is read later opens its own once more."""
        for archive in self._archives:
            archive.close()


def walk(path: Path, progress: Progress = unheard) -> Iterator[tuple[Root, Source | None, bytes]]:
    """Find all files of what was chosen, with the first bytes of each.

    Yields:
        the root, a source and its first bytes (at most :data:`~apptprep.exchange.source.HEAD`);
        sources are in ``root.sources`` as well, the bytes are not kept. The root comes first with
        None, so that an empty folder has one.

    Raises:
        UnreadableFile: nothing is there, it may not be read, breaks a limit, or is a zip that is
            no container of files (a backup, a spreadsheet).
    """
    root = Root(_name(path))
    walker = _Walker(root, progress)
    try:
        yield root, None, b""
        if path.is_dir():
            for source, head in walker.folder(path):
                yield root, source, head
        else:
            head = guards.first_bytes(path, HEAD)
            for source, inner in walker.file(path, head):
                yield root, source, inner
        root.sources.sort(key=lambda each: each.parts)
    except BaseException:
        root.close()
        raise


class _Walker:
    """Finds the files of one root; counts them."""

    def __init__(self, root: Root, progress: Progress) -> None:
        self._root = root
        self._progress = progress
        self._count = 0

    def folder(self, path: Path) -> Iterator[tuple[Source, bytes]]:
        """Yield the files of a folder and of those in it."""
        waiting: list[tuple[Path, tuple[str, ...]]] = [(path, ())]
        while waiting:
            at, parts = waiting.pop()
            for entry in self._entries(at, parts):
                inside = (*parts, entry.name)
                if entry.is_symlink() or _is_junction(entry):
                    self._leave(inside, "is a link, and links are not followed")
                elif entry.is_dir(follow_symlinks=False):
                    if len(inside) >= guards.DEEPEST:
                        self._leave(inside, "lies too deep inside other folders")
                    else:
                        waiting.append((Path(entry.path), inside))
                elif entry.is_file(follow_symlinks=False):
                    yield from self._file(Path(entry.path), inside)

    def file(self, path: Path, head: bytes) -> Iterator[tuple[Source, bytes]]:
        """Yield the file that was chosen, or the files of the zip it is."""
        name = self._root.name
        if head.startswith(_ZIP):
            self._root.is_zip = True
            archive = _Archive(name, partial(_open_file, path, _stamp(path)))
            yield from self.zip(archive, (), level=1, strict=True)
        else:
            size = path.stat().st_size
            yield self.taken(Source(name, (name,), size, name, partial(_plain, path)), head)

    def zip(
        self, archive: _Archive, parts: tuple[str, ...], level: int, *, strict: bool = False
    ) -> Iterator[tuple[Source, bytes]]:
        """Yield the files of a zip.

        Args:
            archive: the zip.
            parts: where it lies inside the root; empty for the root itself.
            level: how many zips lie around its files.
            strict: its faults are raised; else it is left out with its sentence.
        """
        self._root._archives.append(archive)  # noqa: SLF001 - the walker fills the root
        try:
            members = archive.members()
            refuse_documents({member.filename for member in members}, archive.name)
        except UnreadableFile as fault:
            if strict:
                raise
            self._root.left_out.append(("/".join(parts), fault.sentence))
            return
        for member in members:
            inside = (*parts, *(p for p in member.filename.replace("\\", "/").split("/") if p))
            source = Source(
                inside[-1],
                inside,
                member.file_size,
                self._root.name,
                partial(archive.open, member.filename),
            )
            yield from self._look(source, level)

    def taken(self, source: Source, head: bytes) -> tuple[Source, bytes]:
        """Count a file in; a gzip is seen through."""
        if is_packed(head):
            name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
            source = Source(name, source.parts, source.size, source.root, source.raw, packed=True)
            head = source.head()
        self._root.sources.append(source)
        return source, head

    def _entries(self, at: Path, parts: tuple[str, ...]) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(at) as found:
                return sorted(found, key=lambda entry: entry.name)
        except OSError as fault:
            if not parts:
                raise guards.unreadable(self._root.name, fault) from fault
            self._leave(parts, "is a folder that cannot be read")
            return []

    def _file(self, path: Path, inside: tuple[str, ...]) -> Iterator[tuple[Source, bytes]]:
        try:
            size = path.stat(follow_symlinks=False).st_size
        except OSError:
            self._leave(inside, "cannot be read")
            return
        raw = partial(_plain, path)
        yield from self._look(Source(inside[-1], inside, size, self._root.name, raw), 0)

    def _look(self, source: Source, level: int) -> Iterator[tuple[Source, bytes]]:
        """Yield a source, or the files of the zip it is."""
        self._count += 1
        if self._count > guards.MOST_MEMBERS:
            message = (
                f"{self._root.name} holds more than {guards.MOST_MEMBERS:,} files. Nothing was "
                "brought in. Choose one of the folders in it."
            )
            raise UnreadableFile(message)
        if self._count % 100 == 1:
            self._progress(-1, f"Looking at {self._root.name}: {self._count:,} files")
        try:
            head = source.head()
            if not head.startswith(_ZIP):
                yield self.taken(source, head)
                return
        except UnreadableFile as fault:
            self._root.left_out.append((source.place, fault.sentence))
            return
        if level > 1:
            self._leave(source.parts, "is a zip too deep inside other zips. Unpack it first")
        elif level and source.size > guards.LARGEST_NESTED:
            self._leave(source.parts, "is a large zip inside a zip. Unpack it first")
        else:
            opener = source.raw if level == 0 else partial(_in_memory, source)
            room = self._root.make_room if level else None
            archive = _Archive(source.shown, opener, room)
            yield from self.zip(archive, source.parts, level + 1)

    def _leave(self, parts: Sequence[str], why: str) -> None:
        self._root.left_out.append(("/".join(parts), why))


class _Archive:
    """A zip that is open while it is needed."""

    def __init__(
        self,
        name: str,
        opener: Callable[[], BinaryIO],
        make_room: Callable[[_Archive], None] | None = None,
    ) -> None:
        """Hold a zip closed.

        Args:
            name: what the sentences call it.
            opener: opens its bytes.
            make_room: called before they are read into memory; None for a zip on the disc.
        """
        self.name = name
        self._make_room = make_room
        self._opener = opener
        self._stream: BinaryIO | None = None
        self._zip: zipfile.ZipFile | None = None

    def members(self) -> list[zipfile.ZipInfo]:
        """Return its files.

        Raises:
            UnreadableFile: it is broken or breaks a limit.
        """
        return [member for member in self._opened().infolist() if not member.is_dir()]

    def open(self, member: str) -> BinaryIO:
        """Open one of its files."""
        return self._opened().open(member)  # type: ignore[return-value]

    def close(self) -> None:
        """Let it go until it is needed again."""
        if self._zip is not None:
            self._zip.close()
        # Bytes in memory are freed when the last stream that reads them is gone.
        if self._stream is not None and self._make_room is None:
            self._stream.close()
        self._zip = self._stream = None

    def _opened(self) -> zipfile.ZipFile:
        if self._zip is None:
            if self._make_room is not None:
                self._make_room(self)
            self._stream = self._opener()
            try:
                self._zip = guards.open_zip(self._stream, self.name)
            except UnreadableFile:
                self.close()
                raise
        return self._zip


def _plain(path: Path) -> BinaryIO:
    return path.open("rb", buffering=0)


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _open_file(path: Path, stamp: tuple[int, int]) -> BinaryIO:
    """Open a zip that is still the one that was looked at."""
    if _stamp(path) != stamp:
        message = (
            f"{path.name} was changed since it was read. Nothing was brought in. "
            "Please bring it in once more."
        )
        raise UnreadableFile(message)
    return path.open("rb")


def _in_memory(source: Source) -> BinaryIO:
    return io.BytesIO(source.read(guards.LARGEST_NESTED))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a Windows junction, a link that is no symlink."""
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return True
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0))


def _name(path: Path) -> str:
    """Return what the root is called; a whole drive goes by its path."""
    return path.name or path.resolve().name or str(path)


def _folded(parts: Sequence[str]) -> str:
    whole = [part.casefold() for part in parts]
    if whole:
        whole[-1] = whole[-1].removesuffix(";1").rstrip(".")
    return "/".join(whole)
