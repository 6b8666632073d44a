"""A disc or folder of scans: one record a study, with who holds the images."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from apptprep.exchange.dicom import directory, header, report
from apptprep.exchange.dicom.study import Study
from apptprep.exchange.findings import Findings, Spot
from apptprep.exchange.format import Format, Wanted

if TYPE_CHECKING:
    from pydicom import Dataset

    from apptprep.exchange.reading import Reading, Who
    from apptprep.exchange.source import Source
    from apptprep.exchange.walk import Root

FORMAT_NAME = "scans (DICOM)"
_DIRECTORY = "1.2.840.10008.1.3.10"
_PROGRAM_REPORTS = (
    "1.2.840.10008.5.1.4.1.1.88.67",  # radiation dose
    "1.2.840.10008.5.1.4.1.1.88.68",
    "1.2.840.10008.5.1.4.1.1.88.50",  # computer-aided detection
    "1.2.840.10008.5.1.4.1.1.88.65",
    "1.2.840.10008.5.1.4.1.1.88.69",
    "1.2.840.10008.5.1.4.1.1.88.59",  # which images are the key ones
)
"""Structured reports that programs write for programs; nobody reads them."""

_EVERY = 25


def read(claimed: Sequence[Source], root: Root, wanted: Wanted) -> Reading:
    """Read all headers of a disc or folder."""
    disc = _Disc(root, wanted)
    with warnings.catch_warnings():
        # pydicom reads elements when they are asked for, and its words may quote them.
        warnings.simplefilter("ignore")
        for place, source in enumerate(claimed):
            if place % _EVERY == 0:
                words = f"Reading scans: {place:,} of {len(claimed):,}"
                wanted.progress(place / len(claimed), words)
            with disc.findings.guarding(source):
                disc.take(source)
        return disc.reading()


FORMAT = Format(FORMAT_NAME, header.recognises, read)


class _Disc:
    """The studies of one root, growing file by file."""

    def __init__(self, root: Root, wanted: Wanted) -> None:
        self.findings = Findings(FORMAT_NAME, root, wanted.today, wanted.most)
        self._root = root
        self._today = wanted.today
        self._studies: dict[tuple[str, Who | None], Study] = {}
        self._named: dict[str, str] = {}
        self._seen: set[str] = set()
        self._people: dict[tuple[object, ...], Who | None] = {}
        self._later: list[Source] = []

    def take(self, source: Source, *, last: bool = False) -> None:
        """Take one file in; one that names no study waits for the disc's own list.

        Args:
            source: the file.
            last: all others were read.

        Raises:
            UnreadableFile: it has no header that can be read.
        """
        data = header.read_header(source)
        if header.has(data, "DirectoryRecordSequence") or _DIRECTORY in _stored_class(data):
            self._named.update(directory.instances(data))
            return
        uid = header.text(data, "StudyInstanceUID")
        instance = header.text(data, "SOPInstanceUID")
        modality = header.text(data, "Modality").upper()
        if not uid and not last:
            self._later.append(source)
            return
        if not uid and instance in self._seen:
            return  # a copy that was cut short
        uid = uid or self._named.get(instance, "")
        if not (uid or instance or modality):
            self.findings.remark(source, "is a scan file that does not say what it is of")
            return
        study = self._study(uid, data, source)
        self._seen.add(instance)
        study.take(data, source)
        if modality in ("SR", "DOC") or header.has(data, "EncapsulatedDocument"):
            self._take_report(study, source, header.text(data, "SOPClassUID"))

    def reading(self) -> Reading:
        """Return what was found on the whole disc."""
        for source in self._later:
            with self.findings.guarding(source):
                self.take(source, last=True)
        missing = [study for uid, study in self._named.items() if uid not in self._seen]
        for study in self._studies.values():
            study.missing = missing.count(study.uid) if study.uid else 0
        place = f"on this disc or in this folder: {self._root.name}"
        for study in self._studies.values():
            why = study.why_not()
            count = len(study.images)
            words = "1 image" if count == 1 else f"{count:,} images" if count else "report"
            spot = Spot(words, study.date, study.uid)
            self.findings.add(study.record(place), study.first, spot, who=study.who, left_out=why)
        if missing:
            self.findings.remark(
                None,
                f"the disc's own list names {len(self._named):,} files, and {len(missing):,} of "
                "them are not on it",
                "DICOMDIR",
            )
        found = self.findings.reading()
        if not found.found and not found.remarks:
            self.findings.remark(None, "its scan files name no study", self._root.name)
            return self.findings.reading()
        return found

    def _study(self, uid: str, data: Dataset, source: Source) -> Study:
        """Return the study a file belongs to; one UID with two people is two studies."""
        who = self._who(data)
        key = uid or "/".join((*source.parts[:-1], header.text(data, "StudyDate")))
        found = self._studies.get((key, who))
        if found is None and who is None:
            found = next((each for (at, _), each in self._studies.items() if at == key), None)
        if found is None:
            found = self._studies[key, who] = Study(uid, source, who, self._today)
        return found

    def _who(self, data: Dataset) -> Who | None:
        """Return the person of a file; all files of a person say the same bytes."""
        told = header.as_stored(data, "PatientName", "PatientID", "PatientBirthDate", "PatientSex")
        if told not in self._people:
            self._people[told] = header.who(data, self._today)
        return self._people[told]

    def _take_report(self, study: Study, source: Source, sop_class: str) -> None:
        """Take in the text of a structured report or the file inside.

        Raises:
            UnreadableFile: it cannot be read whole.
        """
        data = header.read_header(source, whole=True)
        inside = report.encapsulated(data)
        name = report.title(data)
        if inside:
            ending = ".pdf" if inside.startswith(b"%PDF") else ""
            again = partial(_inside, source)
            study.attached.append(
                self.findings.attach(inside, f"{name or 'Report on the disc'}{ending}", again)
            )
        elif sop_class not in _PROGRAM_REPORTS:
            words = report.report_text(data)
            if words:
                study.texts.append("\n".join(part for part in (name, words) if part))


def _inside(source: Source) -> bytes:
    return report.encapsulated(header.read_header(source, whole=True))


def _stored_class(data: Dataset) -> str:
    meta = getattr(data, "file_meta", None)
    return header.text(meta, "MediaStorageSOPClassUID") if meta is not None else ""
