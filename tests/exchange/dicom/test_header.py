"""Elements as text: a short way for plain ones, which says what the careful way says."""

from __future__ import annotations

import io

import pydicom
import pytest
from tests.exchange.dicom.making import made

from apptprep.exchange.dicom import header


def stored(**elements: object) -> pydicom.Dataset:
    """Return a data set as it is read from a file: no element was made a value of yet."""
    stream = io.BytesIO()
    made(**elements).save_as(stream, enforce_file_format=False)  # type: ignore[arg-type]
    stream.seek(0)
    return pydicom.dcmread(stream, stop_before_pixels=True)


@pytest.mark.parametrize(
    ("keyword", "value", "words"),
    [
        ("Modality", "CT", "CT"),
        ("Modality", "MR ", "MR"),
        ("Modality", "", ""),
        ("Modality", None, ""),
        ("Modality", ["CT", "PT"], "CT, PT"),
        ("BodyPartExamined", "LUNG LEFT", "LUNG LEFT"),
        ("BodyPartExamined", " LUNG", "LUNG"),
        ("BodyPartExamined", "lung", "lung"),
        ("SeriesInstanceUID", "1.2.34", "1.2.34"),
        ("SeriesInstanceUID", "1.2.345", "1.2.345"),
        ("SeriesInstanceUID", "no number", "no number"),
        ("StudyDescription", "Chest  with\ncontrast", "Chest with contrast"),
        ("NoSuchElement", None, ""),
    ],
)
def test_both_ways_say_the_same(
    keyword: str, value: object, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pydicom.config.settings, "reading_validation_mode", pydicom.config.IGNORE)
    monkeypatch.setattr(pydicom.config.settings, "writing_validation_mode", pydicom.config.IGNORE)
    elements = {keyword: value} if keyword != "NoSuchElement" else {}
    assert header.text(stored(**elements), keyword) == words
    monkeypatch.setattr(header, "_plain_text", lambda _data, _keyword: None)
    assert header.text(stored(**elements), keyword) == words


def test_a_plain_one_is_not_made_a_value_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def careful(_data: object, keyword: str) -> str:
        raise AssertionError(keyword)

    data = stored()
    monkeypatch.setattr(header, "value_of", careful)
    assert header.text(data, "SOPInstanceUID") == "1.2.3.1.1"
    assert header.text(data, "Modality") == "CT"
    assert not header.text(data, "Laterality")


def test_whether_an_element_is_there() -> None:
    data = stored()
    assert header.has(data, "Modality")
    assert not header.has(data, "EncapsulatedDocument")
