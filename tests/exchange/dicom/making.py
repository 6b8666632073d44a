"""Small DICOM files for tests, made with pydicom; nobody in them is real."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import UID, ExplicitVRLittleEndian

CT = "1.2.840.10008.5.1.4.1.1.2"
PDF = "1.2.840.10008.5.1.4.1.1.104.1"
TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11"
DOSE_SR = "1.2.840.10008.5.1.4.1.1.88.67"


def made(sop_class: str = CT, instance: str = "1.2.3.1.1", **elements: Any) -> FileDataset:
    """Return a data set with what a scan says of itself; keyword arguments are its elements."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID(sop_class)
    meta.MediaStorageSOPInstanceUID = UID(instance)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data = FileDataset("x", {}, file_meta=meta, preamble=b"\0" * 128)
    usual = {
        "SpecificCharacterSet": "ISO_IR 192",
        "SOPClassUID": sop_class,
        "SOPInstanceUID": instance,
        "PatientName": "Santos^Anna^Maria",
        "PatientID": "4711",
        "PatientBirthDate": "19580803",
        "PatientSex": "F",
        "StudyInstanceUID": "1.2.3",
        "SeriesInstanceUID": "1.2.3.1",
        "StudyDate": "20260312",
        "AccessionNumber": "A-2026-17",
        "Modality": "CT",
        "InstitutionName": "Riverside Clinic",
    }
    for keyword, value in {**usual, **elements}.items():
        if value is not None:
            setattr(data, keyword, value)
    return data


def save(data: FileDataset, path: Path) -> Path:
    """Write a data set and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data.save_as(path, enforce_file_format=False)
    return path


def concept(meaning: str) -> Sequence:
    """Return a code sequence with one meaning."""
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = "1", "99X", meaning
    return Sequence([item])


def content(kind: str, name: str, **elements: Any) -> Dataset:
    """Return one item of a structured report."""
    item = Dataset()
    item.ValueType = kind
    item.ConceptNameCodeSequence = concept(name)
    for keyword, value in elements.items():
        setattr(item, keyword, value)
    return item
