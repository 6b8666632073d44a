"""Where an imported entry comes from, and the codes it came with: rows of an entry.

An entry that several files tell of keeps a row for each of them; codes are kept as they were
received and never looked up.
"""

from __future__ import annotations

from dataclasses import dataclass

from apptprep.records.fields import Row, day, line
from apptprep.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Origin(Row):
    """One file that told of an entry.

    Attributes:
        file: the file's name, with the folder or zip it lay in.
        place: where in that file, e.g. ``"Medications, row 3"``.
        dated: the date the file gives for itself or for the entry.
        written_as: what the entry is called there, where that differs from its name here.
        number: the identifier it has there (``"system|value"``), to know it again.
        brought: when it was brought in.
    """

    file: str = line("File", required=True)
    place: str = line("Where in it", half=True)
    dated: When | None = day("Its date")
    written_as: str = line("Called there", half=True)
    number: str = line("Number there", half=True)
    brought: When | None = day("Brought in on")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Code(Row):
    """A code as it was received.

    Attributes:
        system: the short name of the code system where it is known (``"rxnorm"``, ``"snomed"``,
            ``"loinc"``, ``"icd-10"``, ``"icd-o-3"``, ``"ndc"``, ``"cvx"``), else its address or
            number as received.
        code: the code itself.
        display: the words that came with it.
    """

    system: str = line("Code system", half=True)
    code: str = line("Code", required=True, half=True)
    display: str = line("Its words", half=True)
