"""What a problem of a clinic's list is: a cancer, a place of spread, or another condition.

By code where there is one (ICD-10 and ICD-9 chapters of neoplasms; HL7 mCODE's value sets of
primary and secondary cancers are made of them), else by the words. A code or word that does not
say "malignant" leaves the entry among the other conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from apptprep.exchange.meaning import sites
from apptprep.records import Code, Condition, Diagnosis, Spread, When

Illness = Diagnosis | Spread | Condition

_PRIMARY = re.compile(r"C(?:[0-689]\d|7[0-6]|7A|4A)|D(?:0[0-579]|4[56]|47\.(?:1|3|4))", re.ASCII)
_SECONDARY = re.compile(r"C7[789B]")
_ICD9_PRIMARY = re.compile(r"(?:1[4-8]\d|19[0-5]|199|20[0-8]|23[0-4])(?:\.|$)")
_ICD9_SECONDARY = re.compile(r"19[678](?:\.|$)")
_NOT_NOW = re.compile(
    r"\b(?:history of|h/o|hx of|family|screening|suspected|suspicion|rule out|ruled out|risk|"
    r"fear of|phobia|benign|exposure|counsel\w+|no evidence|at risk|prevent\w+|vaccin\w+|"
    r"encounter for|follow.?up|precancer\w*|survivor|anxiety about|antigen|marker)\b"
)
_MALIGNANT = re.compile(
    r"\b(?:malignan\w+ (?:neoplas(?:m|tic disease)|tumou?r|melanoma|lymphoma)|malignancy|cancer|"
    r"\w*carcinoma|\w*sarcoma|\w*lymphoma|leuka?emia|melanoma|myeloma|\w*blastoma|mesothelioma|"
    r"astrocytoma|seminoma|metastas[ie]s|metastatic|carcinoid)\b"
)
_SPREAD = re.compile(
    r"\bsecondary (?:malignan\w+ )?(?:neoplasm|malignancy|cancer|tumou?r|carcinoma)|"
    r"\bmetastas[ie]s\b|\bmetastatic (?:\w+ ){0,3}(?:to|in) |"
    r"\b(?:bone|brain|liver|lung|nodal|lymph node|adrenal|peritoneal|pleural|skin) mets?\b|"
    r"\bmetastatic (?:malignant )?(?:neoplasm|tumou?r|disease) (?:to|of|in) "
)
_KIND_OF = re.compile(
    r"\b(?:carcinoma|sarcoma|lymphoma|leuka?emia|melanoma|myeloma|blastoma|mesothelioma|"
    r"astrocytoma|seminoma|carcinoid)|\w+(?:carcinoma|sarcoma|blastoma|lymphoma)"
)
_STAGE = re.compile(r"\bstage\s+(?:0|I{1,3}V?|IV|[1-4])[ABC]?\d?\b", re.IGNORECASE)
_TAIL = re.compile(r"\s*\((?:disorder|finding|morphologic abnormality|situation)\)\s*$")


def illness(  # noqa: PLR0913 - what a problem list knows of one problem
    words: str,
    codes: Iterable[Code] = (),
    *,
    since: When | None = None,
    until: When | None = None,
    state: str = "",
    stage: str = "",
    site: str = "",
    histology: str = "",
    note: str = "",
) -> Illness:
    """Return the entry a problem becomes.

    Args:
        words: its name as received.
        codes: its codes as received, systems by their short names.
        since: when it began.
        until: when it ended.
        state: ``"active"``, ``"past"``, ``"unknown"`` or ``""``.
        stage: the stage, where the file gives it apart.
        site: the part of the body, where the file gives it apart.
        histology: the type of tumor, where the file gives it apart.
        note: what else is to be kept.
    """
    kept = tuple(codes)
    name = _TAIL.sub("", " ".join(words.split()))
    kind = _kind(name, kept)
    if kind == "spread" and state != "past":
        return _spread(name, kept, since, site, note)
    if kind == "cancer" and state != "past" and until is None:
        return _cancer(name, kept, since, (stage, site, histology, note))
    if until is not None and not state:
        state = "past"
    details = [f"Stage as told: {stage}"] if stage and kind else []
    notes = "\n".join([*details, *([note] if note else [])])
    return Condition(
        name=name, state=state, since=since, until=until, codes=kept, note=notes, source="report"
    )


def is_cancer(words: str, codes: Iterable[Code] = ()) -> bool:
    """Tell whether a name or its codes name a malignant tumor, first or spread."""
    return bool(_kind(" ".join(words.split()), tuple(codes)))


def _kind(name: str, codes: tuple[Code, ...]) -> str:
    """Return ``"cancer"``, ``"spread"`` or ``""``; what is coded counts before the words."""
    for code in codes:
        plain = code.code.strip().upper()
        if code.system == "icd-10":
            if _SECONDARY.match(plain):
                return "spread"
            if _PRIMARY.match(plain):
                return "cancer"
        elif code.system == "icd-9":
            if _ICD9_SECONDARY.match(plain):
                return "spread"
            if _ICD9_PRIMARY.match(plain):
                return "cancer"
    text = name.casefold()
    if _NOT_NOW.search(text) or not _MALIGNANT.search(text):
        return ""
    return "spread" if _SPREAD.search(text) else "cancer"


def _icd10(codes: tuple[Code, ...], pattern: re.Pattern[str]) -> str:
    found = (code.code.strip().upper() for code in codes if code.system == "icd-10")
    return next((code for code in found if pattern.match(code)), "")


def _cancer(
    name: str, codes: tuple[Code, ...], since: When | None, apart: tuple[str, str, str, str]
) -> Diagnosis:
    stage, body, histology, note = apart
    shown = " ".join([name, body, *(code.display for code in codes)])
    code = _icd10(codes, _PRIMARY)
    place = sites.site_in(body) or sites.site_in(name) or sites.primary_of_icd10(code)
    place = place or sites.site_in(shown) or body
    side = sites.side_in(f"{body} {name}") or _icd_side(code)
    unknown = sites.is_unknown_primary(shown)
    named = bool(_KIND_OF.search(name.casefold()))
    told = _STAGE.search(name)
    metastatic = "metastatic" in name.casefold()
    return Diagnosis(
        site="Not known (unknown primary)" if unknown else sites.with_side(place, side) or name,
        side=side,
        histology=histology or (name if named and place else ""),
        primary="unknown-primary" if unknown else "",
        found=since,
        stage=stage or (told[0] if told else ""),
        extent="spread" if metastatic else "",
        codes=codes,
        note="\n".join(part for part in (_called(name, place, named=named), note) if part),
        source="report",
    )


def _called(name: str, place: str, *, named: bool) -> str:
    """Keep the clinic's own words where no field holds them."""
    return f"Called there: {name}" if place and not named else ""


def _icd_side(code: str) -> str:
    """Return the side an ICD-10-CM code of the breast or lung names in its last digit."""
    plain = code.replace(".", "")
    digit = plain[-1:] if len(plain) >= 5 else ""  # noqa: PLR2004 - C34.11, C50.911
    sided = plain.startswith(("C50", "C34"))
    return {"1": "right", "2": "left"}.get(digit, "") if sided else ""


def _spread(name: str, codes: tuple[Code, ...], since: When | None, body: str, note: str) -> Spread:
    code = _icd10(codes, _SECONDARY)
    place = sites.spread_of_icd10(code) if code else sites.spread_in(f"{body} {name}")
    if place == "other":
        place = sites.spread_in(f"{body} {name}")
    return Spread(
        site=place,
        where=body or (name if place == "other" else ""),
        side=sites.side_in(f"{body} {name}"),
        found=since,
        codes=codes,
        note="\n".join(part for part in (f"Called there: {name}", note) if part),
        source="report",
    )
