"""What a picked term fills in besides its own field."""

from __future__ import annotations

from apptprep.records import Allergy, Medication
from apptprep.records.vocabularies import Term
from apptprep.ui.form.companions import companions

TAXOL = Term("Taxol", "brand of Paclitaxel", "Paclitaxel")


def test_a_brand_goes_beside_its_ingredient() -> None:
    assert companions(Medication(), "name", TAXOL) == {"name": "Paclitaxel", "brand": "Taxol"}


def test_a_brand_written_by_hand_is_kept() -> None:
    found = companions(Medication(brand="my own"), "name", TAXOL)
    assert found == {"name": "Paclitaxel", "brand": "my own"}


def test_other_terms_kinds_and_fields_fill_nothing() -> None:
    assert companions(Medication(), "name", Term("Paclitaxel")) == {}
    assert companions(Medication(), "form", TAXOL) == {}
    assert companions(Allergy(), "substance", TAXOL) == {}
