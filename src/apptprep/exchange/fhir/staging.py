"""The stage of a cancer: from the condition itself, and from observations about it.

Observations of mCODE and of the LOINC and SNOMED CT codes it names. They are joined with the
diagnosis they point to (``focus``), or with the only cancer there is; no stage is worked out.
"""

from __future__ import annotations

import re

from apptprep.exchange.fhir.concepts import Concept, concept
from apptprep.exchange.fhir.dates import when_in
from apptprep.exchange.fhir.values import Json, joined, line, objects, profiles, word
from apptprep.exchange.fhir.view import View
from apptprep.records import When

_CLINICAL = {
    "group": {"21908-9", "399537006"},
    "T": {"21905-5", "399504009"},
    "N": {"21906-3", "399534004"},
    "M": {"21907-1", "399387003"},
}
_PATHOLOGIC = {
    "group": {"21902-2", "399588009"},
    "T": {"21899-0", "384625004"},
    "N": {"21900-6", "371494008"},
    "M": {"21901-4", "371497001"},
}
_OTHER = {"group": {"21914-7", "385356007", "385388004", "260767000"}}
_KINDS = (("clinical", _CLINICAL), ("pathologic", _PATHOLOGIC), ("", _OTHER))
_BY_CODE = {
    code: (kind, part) for kind, parts in _KINDS for part, codes in parts.items() for code in codes
}
_PROFILE = re.compile(
    r"mcode-(?:tnm-(?P<tnm>stage-group|primary-tumor|regional-nodes|distant-metastases)|"
    r"(?P<other>\w+(?:-\w+)*-stage|rai-\w+|figo-\w+|binet\w*|lymphoma-stage))"
)
_PARTS = {
    "stage-group": "group",
    "primary-tumor": "T",
    "regional-nodes": "N",
    "distant-metastases": "M",
}
_ORDER = ("group", "T", "N", "M")
_LONG_NAME = re.compile(r"^american joint committee on cancer (?:\(ajcc\) )?", re.IGNORECASE)
_NEVER = When("")
_CATEGORY = re.compile(r"^(?:AJCC )?([cpy]{0,3}[TNM]\S*)$")


def part_of_stage(resource: Json) -> tuple[str, str]:
    """Return which kind and part of a stage an observation gives, ``("", "")`` for none.

    Kinds are ``"clinical"``, ``"pathologic"`` and ``""``; parts are ``"group"``, ``"T"``, ``"N"``
    and ``"M"``.
    """
    for each in concept(resource.get("code")).codes:
        known = _BY_CODE.get(each.code)
        if known is not None:
            return known
    names = profiles(resource)
    match = _PROFILE.search(names) if "mcode" in names else None
    if match:
        return "", _PARTS.get(match["tnm"] or "", "group")
    return "", ""


def is_stage(resource: Json) -> bool:
    """Tell whether an observation gives the stage of a cancer, or a part of it."""
    return bool(part_of_stage(resource)[1])


def stage_words(condition: Json, view: View) -> str:
    """Return the stage of a condition as the file gives it, ``""`` for none."""
    own = [short(concept(each.get("summary"))) for each in objects(condition, "stage")]
    mine = [each for each in view.stages if _is_about(each, condition, view)]
    mine.sort(key=lambda each: when_in(each, "effectiveDateTime", "effectivePeriod") or _NEVER)
    told: dict[str, dict[str, str]] = {}
    for each in mine:
        kind, part = part_of_stage(each)
        value = short(concept(each.get("valueCodeableConcept"))) or word(each, "valueString")
        if value and not _is_absent(each):
            told.setdefault(kind, {})[part] = value
    lines = [stage for stage in own if stage]
    for kind, parts in told.items():
        group = parts.get("group", "")
        rest = " ".join(parts[part] for part in _ORDER[1:] if part in parts)
        both = f"{group} ({rest})" if group and rest else group or rest
        if both not in lines:
            lines.append(f"{kind}: {both}" if kind else both)
    return line(joined(*lines, by="; "))


def short(stage: Concept) -> str:
    """Return a stage without the long name of the body behind it: ``"AJCC stage IIB"``."""
    text = _LONG_NAME.sub("AJCC ", stage.text)
    match = _CATEGORY.match(text)
    return match[1] if match else text


def _is_about(stage: Json, condition: Json, view: View) -> bool:
    """Tell whether a stage points to a condition; one that points nowhere belongs to any."""
    foci = objects(stage, "focus")
    if not foci:
        return True
    return any(view.find(each, stage) is condition for each in foci)


def _is_absent(resource: Json) -> bool:
    """Tell whether the value says that there is none (data-absent-reason)."""
    value = concept(resource.get("valueCodeableConcept"))
    return any("data-absent-reason" in each.system for each in value.codes)
