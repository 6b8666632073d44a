"""What a procedure of a clinic's list is: treatment, earlier operation, scan, biopsy, or none.

By its words. A mastectomy is treatment of the cancer only where it can be nothing else in its
words; what is not clearly an operation, a scan or a treatment is no entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from apptprep.exchange.meaning import scans, sites
from apptprep.records import (
    Code,
    ImagingStudy,
    PastSurgery,
    PathologyReport,
    Treatment,
    When,
)

Done = Treatment | PastSurgery | ImagingStudy | PathologyReport

_RADIATION = re.compile(
    r"radiotherap\w*|radiation (?:therapy|treatment|oncology|\w+ delivery)|brachytherap\w*|"
    r"teletherap\w*|radiosurg\w*|\bimrt\b|\bsbrt\b|external beam|proton beam|cyberknife|"
    r"gamma knife|megavoltage|irradiat\w+|chemoradi\w*"
)
_MEDICAL = (
    (re.compile(r"(?:stem cell|bone marrow) (?:transplant\w*|infusion)|car[- ]t\b"), "cell"),
    (re.compile(r"chemotherap\w*|antineoplastic"), "chemotherapy"),
    (re.compile(r"immunotherap\w*|checkpoint inhibitor"), "immune"),
    (re.compile(r"hormon\w* therap\w*|androgen deprivation"), "hormone"),
    (re.compile(r"(?:radiofrequency|microwave|tumou?r) ablation|ablation of (?:\w+ ){0,3}"
                r"(?:tumou?r|neoplasm|lesion|metastas\w+)|cryoablation|cryosurg\w*|chemoemboli"),
     "ablation"),
    (re.compile(r"paracentesis|thoracentesis|pleurodesis|(?:pleural|ascites) drain"), "draining"),
)  # fmt: skip
_CANCER_SURGERY = re.compile(
    r"mastectomy|lumpectomy|quadrantectomy|tylectomy|orchiectomy|prostatectomy|"
    r"sentinel (?:lymph )?node|lymph node dissection|axillary dissection|lymphadenectomy|"
    r"debulking|cytoreduct\w+|pancreat\w*duodenectomy|whipple|"
    r"(?:excision|resection|removal) of (?:\w+ ){0,3}(?:tumou?r|neoplasm|cancer|carcinoma|"
    r"melanoma|malignan\w+|metastas\w+)|"
    r"\w*ectomy (?:for|of) (?:\w+ ){0,3}(?:tumou?r|cancer|carcinoma|malignan\w+)"
)
_TREATMENTS = ((_RADIATION, "radiation"), *_MEDICAL)
_BIOPSY = re.compile(r"\bbiops\w+|\bbx\b|fine needle aspirat\w+|\bfna\b|bone marrow aspirat\w+")
_SURGERY = re.compile(
    r"\w+ectomy\b|\w+plasty\b|\w+otomy\b|\w+ostomy\b|\w+pexy\b|\brepair\b|\breplacement\b|"
    r"\btransplant\w*|\bimplant\w*|\bgraft\w*|\bpacemaker\b|\bdefibrillator\b|\bstent\w*|"
    r"\bbypass\b|\bamputat\w+|\bexcision\b|\bresection\b|\bremoval of\b|\bfusion\b|"
    r"\barthroscop\w+|\bsurgical\b|"
    r"\bfixation\b|\bcesarean|caesarean|\bligation\b|\bsurgery\b|\boperation\b|"
    r"\breconstruction\b|\binsertion of\b|\bcardiac catheteri[sz]ation|\bport(?:-a-cath)?\b"
)
_DEVICE = re.compile(r"pacemaker|defibrillator|prosthe\w+|stent|implant|port-a-cath|\bport\b")
_NO_SURGERY = re.compile(
    r"venipuncture|phlebotomy|counsel\w+|education|consult\w*|therapy session|vaccin\w+|"
    r"\bremoval of (?:sutures?|staples?|ear ?wax|cerumen|plaque|calculus|su[pb]\w+)|"
    r"\binsertion of (?:\w+ ){0,3}(?:contracepti\w+|(?:endotracheal|nasogastric) tube|cannula|"
    r"needle|(?:urinary|bladder) catheter)|"
    r"screening for|assessment|evaluation"
)
_HOW = (
    (re.compile(r"fine needle|\bfna\b"), "fine-needle"),
    (re.compile(r"core|needle"), "core"),
    (re.compile(r"marrow"), "marrow"),
    (re.compile(r"excision"), "excision"),
)


def treatment_kind(text: str) -> str:
    """Return the key of ``Treatment.treatment_kind`` that folded words tell, surgery apart.

    ``""`` where they tell none.
    """
    return next((kind for pattern, kind in _TREATMENTS if pattern.search(text)), "")


def is_cancer_surgery(text: str) -> bool:
    """Tell whether folded words name an operation that can only be for a cancer."""
    return bool(_CANCER_SURGERY.search(text))


def is_surgery(text: str) -> bool:
    """Tell whether folded words name an operation."""
    return bool(_SURGERY.search(text)) and not _NO_SURGERY.search(text)


def is_biopsy(text: str) -> bool:
    """Tell whether folded words name the taking of tissue."""
    return bool(_BIOPSY.search(text))


def biopsy_how(text: str) -> str:
    """Return the key of ``PathologyReport.procedure`` that folded words tell, ``""`` for none."""
    return next((key for pattern, key in _HOW if pattern.search(text)), "")


def procedure(
    words: str,
    codes: Iterable[Code] = (),
    *,
    date: When | None = None,
    where: str = "",
    body: str = "",
    note: str = "",
) -> Done | None:
    """Return the entry a procedure becomes, None where this app has no place for it.

    Args:
        words: its name as received.
        codes: its codes as received.
        date: when it was done.
        where: the place or person it was done by.
        body: the part of the body, where the file gives it apart.
        note: what else is to be kept.
    """
    kept = tuple(codes)
    name = " ".join(words.split())
    text = name.casefold()
    side = sites.side_in(f"{body} {name}")
    kind = treatment_kind(text) or ("surgery" if is_cancer_surgery(text) else "")
    if kind:
        return _treatment(name, kind, kept, (date, where, body, note))
    if is_biopsy(text):
        how = biopsy_how(text)
        site = body or sites.site_in(name) or name
        return PathologyReport(
            site=site, date=date, side=side, procedure=how, lab=where, codes=kept,
            note="\n".join(part for part in (f"Called there: {name}", note) if part),
            source="report",
        )  # fmt: skip
    modality = scans.modality(name, kept)
    if modality:
        return ImagingStudy(
            modality=modality, region=body or scans.region(name), date=date, facility=where,
            side=side, description=name, codes=kept, note=note, source="report",
        )  # fmt: skip
    if is_surgery(text):
        found = _DEVICE.search(text)
        device = found[0].capitalize() if found else ""
        return PastSurgery(
            name=name, date=date, place=where, implant=device, codes=kept,
            note="\n".join(part for part in (body and f"Part of the body: {body}", note) if part),
            source="report",
        )  # fmt: skip
    return None


def _treatment(
    name: str,
    kind: str,
    codes: tuple[Code, ...],
    apart: tuple[When | None, str, str, str],
) -> Treatment:
    date, where, body, note = apart
    done = kind in ("surgery", "ablation", "draining")
    return Treatment(
        name=name,
        treatment_kind=kind,
        started=date,
        state="ended" if done and date is not None else "",
        site=body,
        given_by=where,
        codes=codes,
        note=note,
        source="report",
    )
