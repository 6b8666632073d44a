"""What three medicines are called in the records of one made-up patient by 60 systems.

The display names are those that certified systems wrote for the same patient and the same three
medicines; the codes are those that came with them. The second list of each medicine has further
spellings of the same kind.
"""

from __future__ import annotations

ACETAMINOPHEN = (
    "ACETAMINOPHEN",
    "Acetaminophen",
    "acetaminophen",
    "Acetaminophen 500 MG",
    "Acetaminophen 500 MG Oral Tablet [Tylenol]",
    "acetaminophen 500 mg tablet",
    "ACETAMINOPHEN ES (Tylenol) 500",
    "HOME MEDICATIONS ACETAMINOPHEN 500MG TAB [GEQ: TYLENOL]",
    "Tylenol",
    "Tylenol 500 MG",
    "Tylenol 500 mg",
    "Tylenol 500 mg oral capsule",
    "Tylenol 500 MG Oral Tablet",
    "Tylenol 500 Mg Tablet",
    "Tylenol 500mg",
    "Tylenol 500mg Oral Tablet",
    "Tylenol Cool Caplet Extra Strength",
    "Tylenol Cool Caplet Extra Strength 500 mg oral tablet",
    "TYLENOL EXTRA STRENGTH",
    "Tylenol Extra Strength",
    "TYLENOL EXTRA STRENGTH (ACETAMINOPHEN)",
    "TYLENOL EXTRA STRENGTH (ACETAMINOPHEN) 500 MG TABS",
    "Tylenol Extra Strength 500 mg",
    "Tylenol Extra Strength 500 MG Oral Tablet",
    "Tylenol Extra Strength 500 mg Tab",
    "Tylenol Extra Strength 500 mg tablet",
    "Tylenol Extra Strength 500 MG TABS",
    "Tylenol Oral Tablet 500 MG",
)

ACETAMINOPHEN_MORE = (
    "acetaminophen (TYLENOL) 500 MG tablet",
    "ACETAMINOPHEN 325MG TAB",
    "CURRENT MEDS: Tylenol 500 mg",
    "paracetamol 500 mg tablets",
    "Tylenol (acetaminophen) 500 mg caplet",
    "Tylenol 8 HR 650 mg tablet, extended release",
    "Tylenol ES 500 mg",
    "Tylenol Regular Strength 325 mg tablet",
)

CEFTRIAXONE = (
    "(CEFTRIAXONE SODIUM)",
    "(CEFTRIAXONE SODIUM) 100 GM SOLR",
    "CEFTRIAXONE",
    "Ceftriaxone",
    "cefTRIAXone",
    "ceftriaxone",
    "ceftriaxone (as ceftriaxone sodium)",
    "ceftriaxone (as ceftriaxone sodium) 10 GM per 100 ML Injectable Solution",
    "ceftriaxone (as ceftriaxone sodium) 100 GM per 1000 ML Injectable Solution",
    "ceftriaxone 1 gram solution for injection",
    "cefTRIAXone 10 g injection",
    "Ceftriaxone 10 g Solution for Injection",
    "ceftriaxone 10 gram",
    "ceftriaxone 10 gram solution for injection",
    "ceftriaxone 100 gram injection recon soln",
    "Ceftriaxone 100 Gram Recon Soln",
    "ceftriaxone 100 gram solution for injection",
    "Ceftriaxone 100 MG/ML",
    "Ceftriaxone 100 MG/ML Injectable Solution",
    "Ceftriaxone 100MG/ML",
    "Ceftriaxone 100MG/ML Injection",
    "CEFTRIAXONE NA",
    "CEFTRIAXONE SODIUM",
    "CefTRIAXone Sodium",
    "Ceftriaxone Sodium",
    "ceftriaxone sodium",
    "CEFTRIAXONE SODIUM 10 GM SOLR",
    "Ceftriaxone Sodium 100 GM",
    "CefTRIAXone Sodium 100 GM Injection Solution Reconstituted",
    "CEFTRIAXONE SODIUM 100 GM SOLR",
    "CefTRIAXone Sodium 100 GM SOLR",
    "CEFTRIAXONE SOLUTION FOR INJECTION",
    "HOME MEDICATIONS CEFTRIAXONE NA 1GM/VI INJ",
)

CEFTRIAXONE_MORE = (
    "Ceftriaxone 1 g powder for injection",
    "CEFTRIAXONE NA 1GM/VIAL INJ",
    "ceftriaxone sodium 1 gram IV solution",
    "Rocephin 1 g",
    "ROCEPHIN 1 GM SOLR",
)

DARBEPOETIN = (
    "1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe",
    "1 ML darbepoetin alfa 0.5 MG/ML Prefilled Syringe [Aranesp]",
    "Aranesp",
    "Aranesp (Albumin Free)",
    "ARANESP (ALBUMIN FREE) (DARBEPOETIN ALFA)",
    "ARANESP (ALBUMIN FREE) (DARBEPOETIN ALFA) 100 MCG/0.5ML SOSY",
    "Aranesp (Albumin Free) 500 MCG/ML Injection Solution Prefilled Syringe",
    "Aranesp (Albumin Free) 500 MCG/ML SOSY",
    "Aranesp (Albumin Free) Injection Solution",
    "ARANESP (IN POLYSORBATE)",
    "Aranesp (In Polysorbate)",
    "Aranesp (in polysorbate)",
    "Aranesp (in polysorbate) 500 mcg/mL",
    "Aranesp (in polysorbate) 500 mcg/mL injection syringe",
    "Aranesp (In Polysorbate) 500 Mcg/Ml Syringe",
    "ARANESP (IN POLYSORBATE) INJECTION SYRINGE",
    "Aranesp (Polysorbate)",
    "Aranesp (Polysorbate) 500 mcg/mL Syringe",
    "Aranesp 0.5",
    "Aranesp 0.5 MG per 1 ML Prefilled Syringe",
    "Aranesp 0.5 MG/ML",
    "Aranesp 0.5 MG/ML Prefilled Syringe",
    "Aranesp 0.5MG/ML",
    "Aranesp 100 mcg/0.5 mL (in polysorbate) injection syringe",
    "Aranesp 500 MCG in 1 ML Prefilled Syringe",
    "Aranesp 500 MCG per 1 ML Prefilled Syringe",
    "Aranesp 500 mcg/mL (in polysorbate) injection syringe",
    "Aranesp SingleJect",
    "Aranesp SingleJect 500 mcg/mL injectable solution",
    "Darbepoetin Alfa",
    "darbepoetin alfa",
    "Darbepoetin Alfa 0.5 MG/ML",
    "Darbepoetin Alfa 0.5 MG/ML Injectable Solution",
    "Darbepoetin Alfa 500 MCG/ML",
    "Darbepoetin Alfa 500 MCG/ML Injection Solution Prefilled Syringe",
    "DARBEPOETIN ALFA ALBUMIN FREE",
    "Darbepoetin Alfa Injection Solution",
    "Darbepoetin Alfa Soln 500 MCG",
    "HOME MEDICATIONS DARBEPOETIN ALFA 25MCG/ML ALBUMIN FREE [GEQ: ARANESP]",
)

DARBEPOETIN_MORE = (
    "Aranesp 500 mcg/mL prefilled syringe",
    "Aranesp SureClick 500 mcg/mL",
    "darbepoetin alfa (ARANESP) injection 100 mcg",
    "darbepoetin alfa in polysorbat 100 mcg/0.5 mL injection syringe",
    "DARBEPOETIN ALFA,ALBUMIN FREE 25MCG/ML INJ",
    "darbepoetin alfa-polysorbate 500 mcg/mL",
)

NAMES = {
    "acetaminophen": ACETAMINOPHEN + ACETAMINOPHEN_MORE,
    "ceftriaxone": CEFTRIAXONE + CEFTRIAXONE_MORE,
    "darbepoetin alfa": DARBEPOETIN + DARBEPOETIN_MORE,
}

CODED = (
    ("309090", "ceftriaxone"),
    ("1665023", "cefTRIAXone 10 g injection"),
    ("209459", "Tylenol 500 MG Oral Tablet"),
    ("198440", "acetaminophen 500 mg tablet"),
    ("731241", "Aranesp 0.5 MG/ML"),
    ("731184", "Darbepoetin Alfa"),
    ("730046", "Aranesp (in polysorbate)"),
    ("349273", "HOME MEDICATIONS DARBEPOETIN ALFA 25MCG/ML ALBUMIN FREE [GEQ: ARANESP]"),
)
"""RxNorm codes met, each with one of the names it came with."""
