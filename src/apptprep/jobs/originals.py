"""The originals behind a packet: which files there are, what they are, and joining their pages.

Bytes of files are parsed in a process of their own only (:mod:`apptprep.jobs.child_process`). A
file that cannot be taken never stops a packet: it is named, with the reason, to the person and on
the first page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from apptprep.exchange.progress import Progress, part_of, unheard
from apptprep.exchange.record_zip import files_of
from apptprep.jobs import child_process
from apptprep.packet.behind import referred
from apptprep.packet.content import Original
from apptprep.packet.words import listed
from apptprep.records import FileRef, ImagingStudy, OtherReport, PathologyReport, Record, Snapshot
from apptprep.store import DamagedRecord

if TYPE_CHECKING:
    from apptprep.packet import Choices, Packet
    from apptprep.packet.pdf import Rendered
    from apptprep.store import Library

REPORTS: Final = (ImagingStudy, PathologyReport, OtherReport)
"""The kinds whose files can follow behind a packet."""

_WHY: Final = {
    "locked": "locked with a password",
    "damaged": "damaged",
    "empty": "without a page",
    "large": "too large",
    "kind": "of a kind that cannot be printed",
    "slow": "too hard to read: it took too long",
}
"""Why a file is not taken, to go after its name."""


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A file that could follow behind a packet.

    Attributes:
        record: the report it is attached to.
        ref: the file.
    """

    record: Record
    ref: FileRef

    @property
    def title(self) -> str:
        """What it is: the report's name and date."""
        when = self.record.moment()
        name = self.record.headline()
        return f"{name}, {when.day_only()}" if when else name


@dataclass(frozen=True, slots=True)
class Looked:
    """What the child process found in a file.

    Attributes:
        why: a key of the reasons it is not taken; ``""`` if it is.
        sizes: width and height of each page as shown, in points.
        has_text: its first pages have letters; a scan or photo has none.
    """

    why: str = ""
    sizes: tuple[tuple[float, float], ...] = ()
    has_text: bool = False

    def words(self) -> str:
        """Return what was found in a few words, e.g. ``"4 pages, pictures only"``."""
        if self.why:
            return _WHY[self.why]
        count = len(self.sizes)
        pages = "1 page" if count == 1 else f"{count} pages"
        return pages if self.has_text else f"{pages}, pictures only"


@dataclass(slots=True, repr=False)
class Looks:
    """What was found in files so far, and passwords tried; both in memory only.

    Attributes:
        passwords: by the file's SHA-256; forgotten with this object.
    """

    passwords: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], Looked] = field(default_factory=dict)

    def into(self, files: Mapping[FileRef, bytes], progress: Progress = unheard) -> None:
        """Look into files that are not known yet: all in one process, one by one if that fails.

        Args:
            files: their bytes.
            progress: told how far it is; raises to cancel.
        """
        new = {ref: data for ref, data in files.items() if self.known(ref) is None}
        if not new:
            return
        try:
            found = self._look(new, progress)
        except child_process.ChildFailed:
            found = {ref: self._alone(ref, data, progress) for ref, data in new.items()}
        for ref, looked in found.items():
            self._known[self._key(ref)] = looked

    def _alone(self, ref: FileRef, data: bytes, progress: Progress) -> Looked:
        try:
            return self._look({ref: data}, progress)[ref]
        except child_process.ChildFailed:
            return Looked("slow")

    def _look(self, files: Mapping[FileRef, bytes], progress: Progress) -> dict[FileRef, Looked]:
        about = [{"kind": ref.media_type, "password": self._key(ref)[1]} for ref in files]

        def tell(share: float) -> None:
            progress(share, "Looking into the papers")

        answer, _ = child_process.run({"job": "look", "files": about}, [*files.values()], tell)
        return {ref: _looked(each) for ref, each in zip(files, answer["found"], strict=True)}

    def _key(self, ref: FileRef) -> tuple[str, str]:
        return ref.sha256, self.passwords.get(ref.sha256, "")

    def known(self, ref: FileRef) -> Looked | None:
        """Return what a file is if it was looked into before."""
        return self._known.get(self._key(ref))


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """The originals of one packet, ready to be joined.

    Attributes:
        papers: what follows, in order.
        looks: what was found in each of them.
        refused: what cannot follow, with the reason.
        files: their bytes by SHA-256.
        passwords: by SHA-256.
    """

    papers: tuple[Paper, ...] = ()
    looks: tuple[Looked, ...] = ()
    refused: tuple[tuple[Paper, str], ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    passwords: Mapping[str, str] = field(default_factory=dict)

    def without(self, place: int, why: str) -> Prepared:
        """Return the same without a paper that could not be joined after all.

        Args:
            place: its number; -1 leaves out all, as it is not known which it was.
            why: a key of the reasons.
        """
        if place < 0:
            gone = tuple((paper, why) for paper in self.papers)
            return replace(self, papers=(), looks=(), refused=(*self.refused, *gone))
        return replace(
            self,
            papers=(*self.papers[:place], *self.papers[place + 1 :]),
            looks=(*self.looks[:place], *self.looks[place + 1 :]),
            refused=(*self.refused, (self.papers[place], why)),
        )


def papers_of(snapshot: Snapshot, hidden: Collection[str] = ()) -> tuple[Paper, ...]:
    """Return all files of reports that can be printed, kind by kind, each file once.

    Args:
        snapshot: all records.
        hidden: ids of entries that print nowhere; their files do not follow either.
    """
    found: dict[str, Paper] = {}
    for kind in REPORTS:
        for record in snapshot.all(kind):
            for ref in files_of(record) if record.id not in hidden else ():
                if is_printable(ref):
                    found.setdefault(ref.sha256, Paper(record, ref))
    return tuple(found.values())


def chosen_papers(snapshot: Snapshot, choices: Choices) -> tuple[Paper, ...]:
    """Return the papers chosen for a packet that are there and not hidden, in the order chosen."""
    by_key = {paper.ref.sha256: paper for paper in papers_of(snapshot, choices.hidden)}
    return tuple(by_key[key] for key in choices.originals if key in by_key)


def prepare(
    library: Library,
    papers: Iterable[Paper],
    looks: Looks,
    progress: Progress = unheard,
) -> Prepared:
    """Read and look into the papers that are to follow.

    Args:
        library: the open record.
        papers: those chosen, in order.
        looks: what is known of them, and passwords.
        progress: told before each file; raises to cancel.
    """
    chosen = tuple(papers)
    files: dict[FileRef, bytes] = {}
    refused: list[tuple[Paper, str]] = []
    for number, paper in enumerate(chosen):
        progress(0.5 * number / len(chosen), f"Reading {paper.ref.name}")
        try:
            files[paper.ref] = library.read_file(paper.ref)
        except DamagedRecord:
            refused.append((paper, "damaged"))
    looks.into(files, part_of(progress, 0.5, 0.5))
    taken: list[tuple[Paper, Looked]] = []
    for paper in chosen:
        looked = looks.known(paper.ref)
        if looked is None:
            continue
        if looked.why:
            refused.append((paper, looked.why))
        else:
            taken.append((paper, looked))
    return Prepared(
        tuple(paper for paper, _ in taken),
        tuple(looked for _, looked in taken),
        tuple(refused),
        {ref.sha256: data for ref, data in files.items()},
        dict(looks.passwords),
    )


def with_originals(packet: Packet, prepared: Prepared) -> Packet:
    """Return a packet with its originals, and with a line that names those that cannot follow."""
    shown = tuple(
        Original(paper.title, _about(paper), looked.sizes, paper.ref.sha256, paper.record.id)
        for paper, looked in zip(prepared.papers, prepared.looks, strict=True)
    )
    words = refused_words(prepared.refused)
    cover = (*packet.cover, *([words] if words else []))
    return referred(replace(packet, originals=shown, cover=cover))


def refused_words(refused: Sequence[tuple[Paper, str]]) -> str:
    """Return one line on what could not follow, ``""`` for nothing."""
    if not refused:
        return ""
    names = listed([f"{paper.ref.name} ({_WHY[why]})" for paper, why in refused])
    return f"Could not be added behind this packet: {names}."


class NotJoined(Exception):
    """One of the originals could not be joined; nothing was made.

    Attributes:
        place: its number in the packet, counted from 0; -1 where it is not known.
        why: the reason's key.
    """

    def __init__(self, place: int, why: str) -> None:
        """Name the original."""
        super().__init__(why)
        self.place, self.why = place, why


def join(
    rendered: Rendered, packet: Packet, prepared: Prepared, progress: Progress = unheard
) -> Rendered:
    """Return the pages with the originals in their frames.

    Args:
        rendered: our pages, with the places of theirs.
        packet: what was drawn.
        prepared: the files.
        progress: told how far it is; raises to cancel.

    Raises:
        NotJoined: one of them could not be joined.
    """
    if not rendered.slots:
        return rendered
    kinds = {paper.ref.sha256: paper.ref.media_type for paper in prepared.papers}
    about = [
        {"kind": kinds[each.sha256], "password": prepared.passwords.get(each.sha256, "")}
        for each in packet.originals
    ]
    slots = [(slot.page, slot.file, slot.number, slot.frame) for slot in rendered.slots]
    blobs = [rendered.data, *(prepared.files[each.sha256] for each in packet.originals)]

    def tell(share: float) -> None:
        progress(share, "Adding the original papers")

    try:
        answer, out = child_process.run(
            {"job": "join", "files": about, "slots": slots}, blobs, tell
        )
    except child_process.ChildFailed as fault:
        raise NotJoined(-1, "slow") from fault
    if answer.get("why"):
        raise NotJoined(int(answer.get("file", -1)), str(answer["why"]))
    return replace(rendered, data=out[0], slots=())


def _looked(answer: Mapping[str, Any]) -> Looked:
    why = str(answer.get("why", ""))
    if why:
        return Looked(why if why in _WHY else "damaged")
    sizes = tuple((float(wide), float(tall)) for wide, tall in answer["sizes"])
    return Looked("", sizes, bool(answer.get("text")))


def _about(paper: Paper) -> tuple[str, ...]:
    made_by = (getattr(paper.record, name, "") for name in ("facility", "lab", "issuer"))
    where = next((text for text in made_by if text), "")
    return tuple(text for text in (where, f"file: {paper.ref.name}") if text)


def is_printable(ref: FileRef) -> bool:
    """Tell whether a file is a PDF or picture, as its content says."""
    return ref.media_type == "application/pdf" or ref.media_type.startswith("image/")
