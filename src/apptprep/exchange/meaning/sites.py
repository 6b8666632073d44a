"""Where a cancer is, out of a clinic's words: the names of the app's own list of sites."""

from __future__ import annotations

import re

_SITES: tuple[tuple[str, str], ...] = (
    (r"unknown primary|primary (?:site )?unknown|unknown (?:primary )?(?:site|origin)", ""),
    (r"breast", "Breast"),
    (r"lungs?|bronch(?:us|i)", "Lung"),
    (r"gastro-?o?esophageal junction|cardia", "Where food pipe and stomach meet"),
    (r"o?esophag\w+", "Food pipe (esophagus)"),
    (r"stomach|gastric", "Stomach"),
    (r"rectum|rectal|rectosigmoid\w*", "Rectum"),
    (r"colon|colonic|colorectal|c(?:a)?ecum|sigmoid|large intestine|large bowel", "Colon"),
    (r"small intestine|duodenum|duodenal|jejunum|ileum|small bowel", "Bowel (small)"),
    (r"appendix", "Appendix"),
    (r"anus|anal(?: canal)?", "Anus"),
    (r"bile ducts?|biliary|cholangiocarcinoma", "Bile duct"),
    (r"gall ?bladder", "Gall bladder"),
    (r"ampulla of vater", "Ampulla of Vater"),
    (r"liver|hepatic|hepatocellular|hepatoma", "Liver"),
    (r"pancrea(?:s|tic)", "Pancreas"),
    (r"prostat(?:e|ic)", "Prostate"),
    (r"testi(?:s|cle|cular)", "Testicle"),
    (r"penis|penile", "Penis"),
    (r"ureter", "Ureter"),
    (r"urethra", "Urethra"),
    (r"bladder", "Bladder"),
    (r"kidneys?|renal|renal cell", "Kidney"),
    (r"cervix|cervical(?! lymph| node| spine)", "Cervix"),
    (r"endometri(?:um|al)|uterus|uterine|corpus uteri", "Womb (endometrium)"),
    (r"ovar(?:y|ies|ian)", "Ovary"),
    (r"fallopian tubes?", "Fallopian tube"),
    (r"vagina", "Vagina"),
    (r"vulva", "Vulva"),
    (r"peritone(?:um|al)", "Lining of the belly (peritoneum)"),
    (r"pleura|mesothelioma", "Lining of the lung (pleura)"),
    (r"adrenal", "Adrenal gland"),
    (r"parathyroid", "Parathyroid"),
    (r"thyroid", "Thyroid"),
    (r"thym(?:us|ic|oma)", "Thymus"),
    (r"pituitary", "Pituitary gland"),
    (r"mening\w+|cerebral mening\w+", "Brain"),
    (r"brain|cerebr\w+|glioblastoma|glioma|astrocytoma", "Brain"),
    (r"spinal cord", "Spinal cord"),
    (r"eye|ocular|uveal|retina", "Eye"),
    (r"tongue", "Tongue"),
    (r"tonsil", "Tonsil"),
    (r"(?:oro|naso|hypo)?pharyn(?:x|geal)", "Throat (pharynx)"),
    (r"laryn(?:x|geal)", "Voice box (larynx)"),
    (r"parotid|salivary", "Salivary gland"),
    (r"mouth|oral cavity|gum|lip", "Mouth"),
    (r"nasal|sinus(?:es)?", "Nose or sinuses"),
    (r"bone marrow", "Bone marrow"),
    (r"bones?|bony|vertebra\w*|osteosarcoma", "Bone"),
    (r"lymph(?:atic)? nodes?", "Lymph nodes"),
    (r"spleen", "Spleen"),
    (r"skin|cutaneous", "Skin"),
    (r"soft tissue|connective tissue", "Soft tissue (muscle, fat, nerve)"),
)
_COMPILED = tuple((re.compile(rf"\b(?:{words})\b"), name) for words, name in _SITES)
_OF_ICD10 = {
    "C15": "Food pipe (esophagus)", "C16": "Stomach", "C17": "Bowel (small)", "C18": "Colon",
    "C19": "Rectum", "C20": "Rectum", "C21": "Anus", "C22": "Liver", "C23": "Gall bladder",
    "C25": "Pancreas", "C34": "Lung", "C37": "Thymus", "C43": "Skin", "C44": "Skin",
    "C4A": "Skin", "C50": "Breast", "C51": "Vulva", "C52": "Vagina", "C53": "Cervix",
    "C54": "Womb (endometrium)", "C55": "Womb (endometrium)", "C56": "Ovary", "C60": "Penis",
    "C61": "Prostate", "C62": "Testicle", "C64": "Kidney", "C66": "Ureter", "C67": "Bladder",
    "C69": "Eye", "C71": "Brain", "C73": "Thyroid", "C74": "Adrenal gland", "C90": "Bone marrow",
    "D46": "Bone marrow", "D05": "Breast",
}  # fmt: skip
_SPREAD = {
    "C77": "lymph-nodes", "C78.0": "lung", "C78.1": "other", "C78.2": "pleura",
    "C78.6": "peritoneum", "C78.7": "liver", "C78": "other", "C79.2": "skin",
    "C79.31": "brain", "C79.32": "leptomeninges", "C79.3": "brain", "C79.51": "bone",
    "C79.52": "marrow", "C79.5": "bone", "C79.6": "ovary", "C79.7": "adrenal", "C79": "other",
    "C7B.01": "lymph-nodes", "C7B.02": "liver", "C7B.03": "bone", "C7B.04": "peritoneum",
    "C7B": "other",
}  # fmt: skip
_SPREAD_WORDS = {
    "Bone": "bone", "Lung": "lung", "Liver": "liver", "Brain": "brain",
    "Lymph nodes": "lymph-nodes", "Adrenal gland": "adrenal",
    "Lining of the belly (peritoneum)": "peritoneum", "Lining of the lung (pleura)": "pleura",
    "Skin": "skin", "Bone marrow": "marrow", "Ovary": "ovary", "Spleen": "spleen",
    "Soft tissue (muscle, fat, nerve)": "soft-tissue",
}  # fmt: skip
_SIDED = {"Breast": "breast", "Lung": "lung", "Kidney": "kidney"}


def side_in(words: str) -> str:
    """Return the side that words name, as a key of ``SIDES``; ``""`` for none."""
    text = words.casefold()
    if re.search(r"\bbilateral\b|\bboth (?:sides|breasts|lungs|kidneys|ovaries)\b", text):
        return "both"
    left, right = (bool(re.search(rf"\b{side}\b", text)) for side in ("left", "right"))
    if left != right:
        return "left" if left else "right"
    return ""


def site_in(words: str) -> str:
    """Return the first place of the list that words name, ``""`` for none."""
    text = words.casefold()
    return next((name for pattern, name in _COMPILED if name and pattern.search(text)), "")


def is_unknown_primary(words: str) -> bool:
    """Tell whether words say that the first site could not be found."""
    return bool(_COMPILED[0][0].search(words.casefold()))


def primary_of_icd10(code: str) -> str:
    """Return the first site that an ICD-10 category names, ``""`` where it names none."""
    return _OF_ICD10.get(code[:3].upper(), "")


def spread_of_icd10(code: str) -> str:
    """Return the place of spread of an ICD-10 code as a key of ``SPREAD_SITES``."""
    plain = code.upper()
    return next((_SPREAD[plain[:n]] for n in (6, 5, 3) if plain[:n] in _SPREAD), "other")


def spread_in(words: str) -> str:
    """Return the place of spread that words name as a key of ``SPREAD_SITES``."""
    text = words.casefold()
    if re.search(r"\bleptomening\w+|\bcerebral mening", text):
        return "leptomeninges"
    return _SPREAD_WORDS.get(site_in(text), "other")


def with_side(site: str, side: str) -> str:
    """Return the name the list of sites has for one side: ``"Left breast"``."""
    if site in _SIDED and side in ("left", "right"):
        return f"{side.capitalize()} {_SIDED[site]}"
    return "Both breasts" if (site, side) == ("Breast", "both") else site
