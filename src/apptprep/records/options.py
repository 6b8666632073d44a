"""Answers that several kinds share. A key is stored and exported; its words may be translated.

An unanswered choice is ``""`` ("not written down") and never among these: "no", "unknown" and
"not asked" are answers a person gives.
"""

from __future__ import annotations

YES_NO = (("yes", "Yes"), ("no", "No"), ("unknown", "Not known"))
SIDES = (
    ("left", "Left"),
    ("right", "Right"),
    ("both", "Both sides"),
    ("middle", "In the middle"),
    ("unknown", "Not known"),
)
PURPOSES = (
    ("second-opinion", "Second opinion"),
    ("trial", "Clinical trial"),
    ("routine", "Routine visit"),
    ("other", "Something else"),
)
PRESETS = (
    ("second-opinion", "Second opinion"),
    ("trial", "Clinical trial"),
    ("routine", "Routine visit"),
    ("emergency", "Emergency card"),
    ("medicines", "Medicines only"),
    ("other", "Another visit"),
)
BODY_SITES = (
    ("head", "Head"),
    ("face", "Face"),
    ("eyes", "Eyes"),
    ("ears", "Ears"),
    ("mouth", "Mouth"),
    ("throat", "Throat"),
    ("neck", "Neck"),
    ("left-shoulder", "Left shoulder"),
    ("right-shoulder", "Right shoulder"),
    ("left-arm", "Left arm"),
    ("right-arm", "Right arm"),
    ("left-hand", "Left hand"),
    ("right-hand", "Right hand"),
    ("left-breast", "Left breast"),
    ("right-breast", "Right breast"),
    ("chest", "Chest"),
    ("ribs", "Ribs"),
    ("upper-belly", "Upper belly"),
    ("lower-belly", "Lower belly"),
    ("upper-back", "Upper back"),
    ("lower-back", "Lower back"),
    ("left-hip", "Left hip"),
    ("right-hip", "Right hip"),
    ("pelvis", "Pelvis"),
    ("genitals", "Genitals"),
    ("bottom", "Bottom"),
    ("left-leg", "Left leg"),
    ("right-leg", "Right leg"),
    ("left-knee", "Left knee"),
    ("right-knee", "Right knee"),
    ("left-foot", "Left foot"),
    ("right-foot", "Right foot"),
    ("skin", "Skin"),
    ("all-over", "All over"),
)
SPREAD_SITES = (
    ("bone", "Bone"),
    ("lung", "Lung"),
    ("liver", "Liver"),
    ("brain", "Brain"),
    ("lymph-nodes", "Lymph nodes"),
    ("adrenal", "Adrenal gland"),
    ("peritoneum", "Lining of the belly (peritoneum)"),
    ("pleura", "Lining of the lung (pleura)"),
    ("skin", "Skin"),
    ("marrow", "Bone marrow"),
    ("leptomeninges", "Lining of the brain and spine (leptomeninges)"),
    ("ovary", "Ovary"),
    ("spleen", "Spleen"),
    ("soft-tissue", "Muscle or soft tissue"),
    ("other", "Another place"),
)
