"""What a measured value is called in the app's own words, and its unit.

LOINC codes of the frequent values, and the LOINC components of tumor markers in serum or blood
(HL7 mCODE's value set of tumor marker tests). What is not known keeps the clinic's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from apptprep.records import Code


class Measure(NamedTuple):
    """What was measured, and of which sort it is (a key of ``Measurement.group``)."""

    what: str
    group: str


_BODY = {
    "29463-7": "Weight", "3141-9": "Weight", "8350-1": "Weight", "8302-2": "Height",
    "3137-7": "Height", "8310-5": "Temperature", "8331-1": "Temperature", "8867-4": "Pulse",
    "2708-6": "Oxygen saturation", "59408-5": "Oxygen saturation",
    "8480-6": "Blood pressure, upper", "8462-4": "Blood pressure, lower",
    "9279-1": "Breaths per minute", "39156-5": "Body mass index",
}  # fmt: skip
_LAB = {
    "718-7": "Hemoglobin", "30313-1": "Hemoglobin", "6690-2": "White blood cells",
    "26464-8": "White blood cells", "804-5": "White blood cells", "751-8": "Neutrophils",
    "26499-4": "Neutrophils", "753-4": "Neutrophils", "731-0": "Lymphocytes",
    "26474-7": "Lymphocytes", "777-3": "Platelets", "26515-7": "Platelets",
    "778-1": "Platelets", "2160-0": "Creatinine", "33914-3": "eGFR", "48642-3": "eGFR",
    "48643-1": "eGFR", "62238-1": "eGFR", "69405-9": "eGFR", "77147-7": "eGFR",
    "98979-8": "eGFR", "3094-0": "Urea", "2951-2": "Sodium", "2823-3": "Potassium",
    "17861-6": "Calcium", "19123-9": "Magnesium", "2777-1": "Phosphate", "1751-7": "Albumin",
    "2885-2": "Total protein", "1975-2": "Bilirubin", "1742-6": "ALT", "1743-4": "ALT",
    "1744-2": "ALT", "1920-8": "AST", "6768-6": "Alkaline phosphatase", "2324-2": "GGT",
    "2532-0": "LDH", "14804-9": "LDH", "14805-6": "LDH", "1988-5": "CRP", "6301-6": "INR",
    "34714-6": "INR", "2276-4": "Ferritin", "3016-3": "TSH", "3024-7": "Free T4",
    "4548-4": "HbA1c", "2345-7": "Blood sugar", "2339-0": "Blood sugar",
    "41653-7": "Blood sugar", "2986-8": "Testosterone", "2243-4": "Estradiol",
}  # fmt: skip
_MARKERS = (
    (r"carcinoembryonic a(?:g|ntigen)|cea", "CEA"),
    (r"(?:cancer (?:ag|antigen)|ca)[ -]?15[-. ]3", "CA 15-3"),
    (r"(?:cancer (?:ag|antigen)|ca)[ -]?27[-. ]29", "CA 27.29"),
    (r"(?:cancer (?:ag|antigen)|carbohydrate antigen|ca)[ -]?19[-. ]9", "CA 19-9"),
    (r"(?:cancer (?:ag|antigen)|ca)[ -]?125", "CA 125"),
    (r"human epididymis protein 4|he4", "HE4"),
    (r"alpha-?1?-?fetoprotein|afp", "AFP"),
    (r"prostate[- ]specific (?:ag|antigen)|psa", "PSA"),
    (r"choriogonadotropin\.?\s?beta subunit|beta[- ]hcg", "hCG"),
    (r"calcitonin", "Calcitonin"),
    (r"thyroglobulin", "Thyroglobulin"),
    (r"chromogranin a", "Chromogranin A"),
    (r"5-hydroxyindole\s?acetat?e?i?c? ?(?:acid)?|5-hiaa", "5-HIAA"),
    (r"enolase\.neuron specific|neuron[- ]specific enolase|nse", "NSE"),
    (r"cytokeratin 19|cyfra 21-1", "CYFRA 21-1"),
    (r"squamous cell carcinoma (?:ag|antigen)", "SCC antigen"),
    (r"beta-?2[- ]microglobulin(?:\.tumor marker)?", "Beta-2 microglobulin"),
    (r"kappa light chains\.free|free kappa(?: light chains?)?", "Free light chains, kappa"),
    (r"lambda light chains\.free|free lambda(?: light chains?)?", "Free light chains, lambda"),
    (r"m[- ]protein|monoclonal protein", "M protein"),
)
_MARKER = tuple(
    # "PSA, free" and ratios are other tests than the marker itself.
    (re.compile(rf"(?:serum |total )?(?:{words})(?:,? (?:total|serum|level))?"), name)
    for words, name in _MARKERS
)
_MARKER_CODES = {
    "2039-6": "CEA", "83085-1": "CEA", "6875-9": "CA 15-3", "83083-6": "CA 15-3",
    "17842-6": "CA 27.29", "24108-3": "CA 19-9", "83084-4": "CA 19-9", "10334-1": "CA 125",
    "83082-8": "CA 125", "2857-1": "PSA", "35741-8": "PSA", "83112-3": "PSA",
    "1834-1": "AFP", "21198-7": "hCG", "1992-7": "Calcitonin",
    "3013-0": "Thyroglobulin", "9811-1": "Chromogranin A", "1952-1": "Beta-2 microglobulin",
}  # fmt: skip
_IN_BLOOD = re.compile(r"\s*(?:\[[^\]]*\])?\s*(?:in (?:serum|blood|plasma)\b.*)?$")
_NAMES = {name.casefold(): Measure(name, "body") for name in _BODY.values()}
_NAMES |= {name.casefold(): Measure(name, "lab") for name in _LAB.values()}
_NAMES |= {
    "body weight": Measure("Weight", "body"),
    "weight measured": Measure("Weight", "body"),
    "body height": Measure("Height", "body"),
    "body temperature": Measure("Temperature", "body"),
    "heart rate": Measure("Pulse", "body"),
    "body surface area": Measure("Body surface area", "body"),
}
_UNITS = {
    "[lb_av]": "lb", "lb_av": "lb", "lbs": "lb", "[in_i]": "in", "in_i": "in", "inches": "in",
    "cel": "°C", "degc": "°C", "c": "°C", "[degf]": "°F", "degf": "°F", "f": "°F",
    "mm[hg]": "mmHg", "mm hg": "mmHg", "/min": "a minute", "1/min": "a minute",
    "{beats}/min": "a minute", "bpm": "a minute", "1": "", "{score}": "", "count/min": "a minute",
    "count/minute": "a minute", "{tbl}": "tablet", "{tablet}": "tablet", "{tab}": "tablet",
    "tab": "tablet", "{capsule}": "capsule", "{cap}": "capsule", "cap": "capsule",
    "[drp]": "drops", "{puff}": "puff", "[puff]": "puff", "[iu]": "IU", "[in_us]": "in",
    "ml/min/{1.73_m2}": "mL/min/1.73 m²",
    "ml/min/1.73m2": "mL/min/1.73 m²", "ml/min/{1.73m2}": "mL/min/1.73 m²",
}  # fmt: skip
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def measure(words: str, codes: Iterable[Code] = ()) -> Measure:
    """Return the app's name for a measured value, or the clinic's own, and its sort.

    Args:
        words: the name as received.
        codes: its codes as received.
    """
    for code in codes:
        if code.system != "loinc":
            continue
        for table, group in ((_BODY, "body"), (_LAB, "lab"), (_MARKER_CODES, "tumor-marker")):
            if code.code in table:
                return Measure(table[code.code], group)
    name = " ".join(words.split())
    folded = name.casefold()
    for pattern, marker in _MARKER:
        match = pattern.match(folded)
        if match and _IN_BLOOD.fullmatch(folded, match.end()):
            return Measure(marker, "tumor-marker")
    return _NAMES.get(folded) or Measure(name, "lab")


@lru_cache(maxsize=1024)
def unit(text: str) -> str:
    """Return a unit as people write it: ``"10*3/uL"`` is ``"10³/µL"``, ``"Cel"`` is ``"°C"``.

    A unit that is not known stays as it was received (UCUM, <https://ucum.org/ucum>).
    """
    plain = " ".join(text.split())
    known = _UNITS.get(plain.casefold())
    if known is not None:
        return known
    words = re.sub(
        r"\b10[*^](-?\d+)", lambda m: "10" + m[1].translate(_POWERS).replace("-", "⁻"), plain
    )
    words = re.sub(r"\bu(?=[gLlm]|mol)", "µ", words)
    words = re.sub(r"\[(iu|IU|iU)\]", "IU", words)
    return words.replace("{", "").replace("}", "")
