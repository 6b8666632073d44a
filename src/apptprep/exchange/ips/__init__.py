"""The record as an International Patient Summary: a FHIR R4 document that clinics' systems read.

Written after HL7's International Patient Summary 2.0.0 (STU 2, FHIR 4.0.1). What a standard field
can hold stands there, coded as it was received; the rest stands in notes and in the narrative, so
that nobody has to guess. :mod:`~apptprep.exchange.ips.fields` says for each field where it goes.

Nothing is invented: what is not known is "unknown" or has its reason (data-absent-reason), a date
is as exact as it was given, a list that is empty says whether none is known or nobody wrote it.
"""

from __future__ import annotations

from apptprep.exchange.ips.document import Given, dumps, stamp

__all__ = ["Given", "dumps", "stamp"]
