"""veraPDF and qpdf find nothing to say: every preset is PDF/UA-1 and PDF/A-3a, on both papers."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.packet.samples import TODAY, extreme, near_empty, usual
from tests.packet.vera import checker

from apptprep.packet import PRESETS, Choices, assemble, compose, letter, pdf, recovery_sheet
from apptprep.packet.assemble import Attachment
from apptprep.questions import letters, missing
from apptprep.records import Medication, Person, Record, Snapshot, SymptomEntry

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(checker.missing()), reason=f"veraPDF: {checker.missing()}"),
]
DATA = Attachment("record.json", "application/json", b'{"format": {}}', "The same as data")


def packet(preset: str, paper: str = "A4", *, large: bool = False) -> bytes:
    """The usual record's packet, with a file in it."""
    choices = Choices(preset=preset, paper=paper, large=large)  # type: ignore[arg-type]
    return pdf.draw(compose(usual(3), choices, TODAY), [DATA]).data


def request() -> bytes:
    """A letter that asks for records."""
    record = usual(3)
    found = (letters(record, gap, TODAY) for gap in missing(record, "second-opinion", TODAY))
    return letter.render(next(several[0] for several in found if several))


NAMES = (
    "山田 花子 Anna",
    "محمد علي with English 12",
    "שלום עולם",
    "नमस्ते दुनिया",
    "สวัสดีชาวโลก",
    "한국어 이름",
    "Иванова \U0001f600",
    "Θεσσαλονίκη \U00010400",
)


def many_scripts() -> bytes:
    """A packet with names and notes in many scripts, and a character that no font has."""
    note = " ".join(NAMES) * 3
    records: list[Record] = [Person(name=NAMES[0]), *(Medication(name=name) for name in NAMES)]
    records += [SymptomEntry(term=name, now=3, note=note) for name in NAMES]
    return pdf.render(compose(Snapshot(records), Choices(), TODAY))


FILES: dict[str, Callable[[], bytes]] = {
    **{f"{preset}.pdf": lambda preset=preset: packet(preset) for preset in PRESETS},  # type: ignore[misc]
    "letter-paper.pdf": lambda: packet("second-opinion", "Letter"),
    **{f"{p}-large.pdf": lambda preset=p: packet(preset, large=True) for p in PRESETS},  # type: ignore[misc]
    "near-empty.pdf": lambda: pdf.render(compose(near_empty(), Choices(), TODAY)),
    "extreme.pdf": lambda: pdf.render(compose(extreme(), Choices(preset="trial"), TODAY)),
    "scripts.pdf": many_scripts,
    "request.pdf": request,
    "recovery.pdf": lambda: recovery_sheet.render("Anna", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files, written once, and one that must fail."""
    place = tmp_path_factory.mktemp("vera")
    for name, make in FILES.items():
        (place / name).write_bytes(make())
    claims = assemble.Claims(archive=False)
    unclaimed = pdf.draw(compose(near_empty(), Choices(), TODAY), claims=claims)
    (place / "unclaimed.pdf").write_bytes(unclaimed.data)
    with pikepdf.open(place / "near-empty.pdf") as document:
        del document.Root.StructTreeRoot
        document.save(place / "broken.pdf")
    return place


@pytest.fixture(scope="module")
def verdicts(folder: Path) -> dict[tuple[str, str], str]:
    """What veraPDF says, in one run: its start takes longer than a file."""
    return checker.check(sorted(folder.iterdir()))


@pytest.mark.parametrize("profile", checker.PROFILES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_what_it_claims(
    name: str, profile: str, verdicts: dict[tuple[str, str], str]
) -> None:
    assert verdicts[name, profile] == ""


@pytest.mark.parametrize("profile", checker.PROFILES)
def test_the_checker_finds_a_broken_file(
    profile: str, verdicts: dict[tuple[str, str], str]
) -> None:
    assert verdicts["broken.pdf", profile]


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_whole(name: str, folder: Path) -> None:
    with pikepdf.open(folder / name) as document:
        assert document.check_pdf_syntax() == []
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", folder / name], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_to_be_locked_claims_no_archive_and_stays_readable_aloud(
    folder: Path, verdicts: dict[tuple[str, str], str]
) -> None:
    assert b"pdfaid:part" not in (folder / "unclaimed.pdf").read_bytes()
    assert verdicts["unclaimed.pdf", "ua1"] == ""


def test_the_day_in_the_file_is_the_day_on_the_paper(folder: Path) -> None:
    with pikepdf.open(folder / "routine.pdf") as document:
        assert str(document.docinfo["/CreationDate"]) == f"D:{TODAY:%Y%m%d}000000Z"
        text = document.Root.Metadata.read_bytes().decode()
    assert f"<xmp:CreateDate>{TODAY.isoformat()}T00:00:00Z</xmp:CreateDate>" in text
