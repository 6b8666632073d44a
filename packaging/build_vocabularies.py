"""Build the large type-ahead lists in ``resources/vocabularies`` from their sources.

    python packaging/build_vocabularies.py SOURCES

``SOURCES`` is a folder with the packages and the file that ``vocabulary_sources.py`` names, and
says how to get. The small lists (symptoms, units, forms and so on) are written by hand and stand
in ``resources/vocabularies`` as they are.
Run it again whenever a source changes; the result is the same bytes for the same sources.

A list is UTF-8 text, one term a line: the term, and behind tabs what is shown beside it and, for
a brand, the ingredient it stands for.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vocabulary_sources import (
    DRUGS,
    GENES,
    NEEDED,
    ONCOTREE,
    driver_genes,
    drug_names,
)

HERE = Path(__file__).resolve().parent
WORDS = HERE / "vocabularies"
TARGET = HERE.parent / "resources" / "vocabularies"

SALTS = frozenset(
    """
    HYDROCHLORIDE SODIUM ACETATE MESYLATE BROMIDE CHLORIDE SULFATE MALEATE FUMARATE PHOSPHATE
    TARTRATE SUCCINATE POTASSIUM CITRATE TOSYLATE CALCIUM DIHYDROCHLORIDE DISODIUM HYDROBROMIDE
    NITRATE TROMETHAMINE BESYLATE MEGLUMINE PAMOATE LACTATE MALATE BITARTRATE MAGNESIUM
    MONOHYDRATE DIHYDRATE TRIHYDRATE HEMIFUMARATE ANHYDROUS DIMALEATE OLAMINE DITOSYLATE
    """.split()  # noqa: SIM905 - reads like the list it is
)
"""Words after an ingredient that name its salt or water, not another ingredient."""

NAMES_OF_PEOPLE = frozenset(
    """
    Brenner Burkitt Chester Dorfman Down Duclos Erdheim Ewing Hodgkin Hurthle Kaposi Langerhans
    Lhermitte Leydig Merkel Mullerian Paget Rosai Sertoli Sezary Vater Waldenstrom Wilms'
    """.split()  # noqa: SIM905 - reads like the list it is
)
"""Words of cancer names that keep their capital."""

CODES = frozenset(
    """
    ODT XR SR CR ER LA LD HCT DS IV XL PR MR SL HFA PM AM OTC DM PE
    """.split()  # noqa: SIM905 - reads like the list it is
)
"""Letters after a brand that are no words."""


def main(arguments: list[str]) -> int:
    """Build all lists; return the exit code."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    sources = Path(arguments[0])
    absent = [name for name in NEEDED if not (sources / name).is_file()]
    if absent:
        print(f"Missing in {sources}: {', '.join(absent)}. Nothing was written.")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    write("medicines", medicines(sources / DRUGS), packed=True)
    write("cancer-types", cancer_types(sources / ONCOTREE))
    write("markers", markers(sources / GENES))
    return 0


def write(name: str, terms: Iterable[tuple[str, ...]], *, packed: bool = False) -> None:
    """Write a list, gzipped with a fixed time if ``packed``."""
    text = "".join("\t".join(term).rstrip("\t") + "\n" for term in terms)
    data = text.encode("utf-8")
    path = TARGET / (f"{name}.txt.gz" if packed else f"{name}.txt")
    path.write_bytes(gzip.compress(data, 9, mtime=0) if packed else data)
    print(f"{path.name}: {text.count(chr(10)):,} terms, {path.stat().st_size:,} bytes")


def medicines(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield ingredients and brands, the frequent ones of cancer care first."""
    rows = drug_names(path)
    generics = {row.name: row.unii for row in rows if not row.is_brand}
    brands = [row for row in rows if row.is_brand and " COMPONENT " not in row.name]
    for row in brands:
        generics.setdefault(row.generic, row.unii)
    frequent = list(plain_words("common_medicines.txt"))
    seen = {name.upper() for name in frequent}
    same = by_unii(generics)
    for name in frequent:
        yield (name, other_name(name.upper(), generics, same))
    found: dict[str, tuple[str, ...]] = {}
    for name in generics:
        if name not in seen:
            found[name] = (sentence(name), other_name(name, generics, same))
    for row in brands:
        name = row.name
        if name in seen or name in found:
            continue
        stands_for = sentence(ingredient(row.generic, generics))
        found[name] = (brand_case(name), f"brand of {stands_for}", stands_for)
    often = {name.casefold() for name in frequent}
    for name in sorted(found, key=lambda name: (not is_brand_of(found[name], often), name)):
        yield found[name]


def is_brand_of(term: tuple[str, ...], often: set[str]) -> bool:
    """Tell whether a term is a brand of one of the frequent medicines: those come next."""
    return term[-1].casefold() in often and term[-1] != term[0]


def ingredient(name: str, generics: dict[str, str]) -> str:
    """Return a name without its salt where the bare ingredient is known too."""
    words = name.split()
    while len(words) > 1 and words[-1] in SALTS:
        words.pop()
        if " ".join(words) in generics:
            return " ".join(words)
    return name


def by_unii(generics: dict[str, str]) -> dict[str, set[str]]:
    """Return the names of each substance (FDA's UNII)."""
    found: dict[str, set[str]] = {}
    for name, unii in generics.items():
        if unii:
            found.setdefault(unii, set()).add(name)
    return found


def other_name(name: str, generics: dict[str, str], same: dict[str, set[str]]) -> str:
    """Return another name of the same substance, ``""`` where there is none or more than one."""
    others = sorted(same.get(generics.get(name, ""), set()) - {name})
    return f"also called {sentence(others[0]).lower()}" if len(others) == 1 else ""


def sentence(name: str) -> str:
    """Return ``"PACLITAXEL POLIGLUMEX"`` as ``"Paclitaxel poliglumex"``; codes keep capitals."""
    text = " ".join(word if re.search(r"\d", word) else word.lower() for word in name.split())
    return text[:1].upper() + text[1:]


def brand_case(name: str) -> str:
    """Return ``"ABILIFY MYCITE"`` as ``"Abilify Mycite"``; codes keep capitals."""
    return " ".join(
        word if re.search(r"\d", word) or word in CODES else word.capitalize()
        for word in name.split()
    )


def cancer_types(path: Path) -> list[tuple[str, ...]]:
    """Return OncoTree's names with their tissue, in plain capitals, by name."""
    found: dict[str, str] = {}

    def walk(node: dict[str, Any]) -> None:
        if node["tissue"]:
            found.setdefault(plain_capitals(node["name"]), node["tissue"].lower())
        for child in node["children"].values():
            walk(child)

    walk(json.loads(path.read_text(encoding="utf-8"))["TISSUE"])
    return [(name, tissue.replace("cns", "CNS")) for name, tissue in sorted(found.items())]


def plain_capitals(name: str) -> str:
    """Return a Title Case name with capitals only where they belong."""
    text = re.sub(
        r"[A-Z][a-z]+'?",
        lambda word: word[0] if word[0] in NAMES_OF_PEOPLE else word[0].lower(),
        name,
    )
    return text[:1].upper() + text[1:]


def markers(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield markers as people are told them, then the genes of the source."""
    seen = set()
    for line in plain_words("plain_markers.txt"):
        name, _, detail = line.partition("\t")
        seen.add(name)
        yield (name, detail)
    for gene in driver_genes(path):
        if gene not in seen:
            yield (gene,)


def plain_words(name: str) -> Iterator[str]:
    """Yield the lines of one of our own word lists."""
    for line in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
