"""What is gathered of one imaging study while its files go by, and the record it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apptprep.exchange.dicom import header
from apptprep.exchange.meaning.scans import modality_of_codes
from apptprep.exchange.reading import Who
from apptprep.exchange.source import Source
from apptprep.records import Code, Custody, FileRef, ImagingStudy, OtherReport, When

if TYPE_CHECKING:
    from pydicom import Dataset

    from apptprep.records import Record

NO_IMAGES = frozenset(
    {"SR", "DOC", "KO", "PR", "SEG", "REG", "FID", "ANN", "RWV", "M3D", "AU", "HC"}
    | {"ECG", "EPS", "HD", "RESP", "TEXTUREMAP"}
    | {"RTSTRUCT", "RTPLAN", "RTDOSE", "RTRECORD", "RTINTENT", "PLAN"}
)
"""Modalities of what is no picture (PS3.3 C.7.3.1.1.1)."""

_RADIATION = frozenset(["RTSTRUCT", "RTPLAN", "RTDOSE", "RTRECORD", "RTINTENT", "PLAN"])
_DENTAL = frozenset(["IO", "PX"])
_SIDES = {"L": "left", "R": "right", "B": "both"}
_PARTS = {
    "CHESTABDPELVIS": "chest, abdomen and pelvis",
    "CHESTABDOMEN": "chest and abdomen",
    "ABDOMENPELVIS": "abdomen and pelvis",
    "ABDPELVIS": "abdomen and pelvis",
    "LSPINE": "lower spine",
    "TSPINE": "upper back spine",
    "CSPINE": "neck spine",
    "WHOLEBODY": "whole body",
}
_TEETH = frozenset(["TOOTH", "TEETH", "JAW", "MAXILLA", "MANDIBLE"])


@dataclass(slots=True, repr=False)
class Study:
    """One imaging study, growing file by file.

    Attributes:
        uid: its StudyInstanceUID, ``""`` where the files name none.
        first: the first file met.
        who: the person it is about.
        missing: how many of its images the disc's own list names and that are not there.
    """

    uid: str
    first: Source
    who: Who | None
    today: dt.date
    values: dict[str, str] = field(default_factory=dict)
    date: When | None = None
    modalities: set[str] = field(default_factory=set)
    parts: dict[str, None] = field(default_factory=dict)
    sides: set[str] = field(default_factory=set)
    series: set[str] = field(default_factory=set)
    images: set[str] = field(default_factory=set)
    codes: tuple[Code, ...] = ()
    contrast: bool = False
    texts: list[str] = field(default_factory=list)
    attached: list[FileRef] = field(default_factory=list)
    missing: int = 0
    _told: set[tuple[str, str]] = field(default_factory=set)

    def take(self, data: Dataset, source: Source) -> None:
        """Take one file's header in."""
        modality = header.text(data, "Modality").upper()
        series = header.text(data, "SeriesInstanceUID")
        pictured = modality not in NO_IMAGES
        if pictured:
            self._count(data, source, series)
        if (series, modality) in self._told:
            return  # what the series says of itself, its first file has said
        self._told.add((series, modality))
        self.modalities.add(modality)
        for keyword in _ONCE:
            if not self.values.get(keyword):
                self.values[keyword] = _words(data, keyword)
        for keyword in ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate"):
            self.date = self.date or header.date(header.text(data, keyword), self.today)
        self.codes = self.codes or header.codes(data, "ProcedureCodeSequence")
        if not pictured:
            return
        part = header.text(data, "BodyPartExamined").upper()
        if part:
            self.parts[part] = None
        self.contrast = self.contrast or bool(header.text(data, "ContrastBolusAgent"))

    def _count(self, data: Dataset, source: Source, series: str) -> None:
        """Count an image, and its side, which differs within a series."""
        side = header.text(data, "ImageLaterality") or header.text(data, "Laterality")
        if side[:1].upper() in _SIDES:
            self.sides.add(side[:1].upper())
        self.series.add(series)
        self.images.add(header.text(data, "SOPInstanceUID") or source.place)

    def record(self, place: str) -> Record:
        """Return the scan; or the report, where there are no images.

        Args:
            place: where the images are, in words.
        """
        if not self.images:
            return self._report()
        held = "partly" if self.missing else "yes"
        custody = [Custody(item="images", held=held, place=place)]
        if self.texts or self.attached:
            custody.append(Custody(item="report", held="yes", place=place))
        return ImagingStudy(
            modality=self._modality(),
            region=self._region(),
            date=self.date,
            contrast="yes" if self.contrast else "",
            facility=self.values["InstitutionName"],
            ordered_by=self.values["ReferringPhysicianName"],
            read_by=self.values["NameOfPhysiciansReadingStudy"],
            description=self._description(),
            side=self._side(),
            series=str(len(self.series)),
            images=str(len(self.images)),
            accession=self.values["AccessionNumber"],
            study_uid=self.uid,
            codes=self.codes,
            impression="\n\n".join(self.texts),
            custody=tuple(custody),
            attached=tuple(self.attached),
            note=self._missing_words(),
            source="report",
        )

    def why_not(self) -> str | None:
        """Return why it is not ticked at first where only a header can tell, else None."""
        if self.modalities & _DENTAL or set(self.parts) & _TEETH:
            return "a dental picture"
        if not self.images and self.modalities <= _RADIATION:
            return "planning data for radiation, not a report"
        if not (self.images or self.texts or self.attached):
            return "data for programs, not a report"
        return None

    def _report(self) -> OtherReport:
        radiation = bool(self.modalities & _RADIATION)
        names = {"ECG": "ECG recording", "SEG": "Outlines drawn on a scan"}
        other = next((names[each] for each in sorted(self.modalities) if each in names), "")
        plain = "Radiation plan data" if radiation else other or "Report on a disc"
        title = self._description() or plain
        return OtherReport(
            title=title,
            report_kind="radiation" if radiation else "other",
            date=self.date,
            issuer=self.values["InstitutionName"],
            number=self.values["AccessionNumber"],
            copied="\n\n".join(self.texts),
            custody=self._custody(),
            attached=tuple(self.attached),
            codes=self.codes,
            source="report",
        )

    def _custody(self) -> tuple[Custody, ...]:
        if not (self.texts or self.attached):
            return ()
        return (Custody(item="report", held="yes", place=self.first.root),)

    def _modality(self) -> str:
        described = self._description().lower()
        if "BREAST" in self.parts and self.modalities & {"RG", "CR", "DX"}:
            return "MG"
        if "mammo" in described and not self.modalities & {"MR", "US", "CT"}:
            return "MG"
        if "US" in self.modalities and ("echocardio" in described or "HEART" in self.parts):
            return "ECHO"
        return modality_of_codes(self.modalities) or "other"

    def _region(self) -> str:
        return ", ".join(_PARTS.get(part, part.lower()) for part in self.parts)

    def _side(self) -> str:
        if len(self.sides) > 1:
            return "both"
        return next((_SIDES[side] for side in self.sides), "")

    def _description(self) -> str:
        names = ("StudyDescription", "RequestedProcedureDescription")
        words = next((self.values[name] for name in names if self.values.get(name)), "")
        return words or next((code.display for code in self.codes if code.display), "")

    def _missing_words(self) -> str:
        if not self.missing:
            return ""
        pictures = "1 image" if self.missing == 1 else f"{self.missing:,} images"
        return f"The disc's own list names {pictures} more than are on it."


_ONCE = (
    "InstitutionName",
    "ReferringPhysicianName",
    "NameOfPhysiciansReadingStudy",
    "StudyDescription",
    "RequestedProcedureDescription",
    "AccessionNumber",
)
_NAMES = frozenset({"ReferringPhysicianName", "NameOfPhysiciansReadingStudy"})


def _words(data: Dataset, keyword: str) -> str:
    if keyword in _NAMES:
        return next(iter(header.person_name(data, keyword)), "")
    return header.text(data, keyword)
