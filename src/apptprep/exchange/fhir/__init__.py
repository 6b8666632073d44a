"""FHIR: from a download of a clinic or portal to entries.

``loading`` (and ``streaming`` for large files) turns bytes into single resources, ``references``
finds what one points to, ``reader`` goes through them and hands each to the mapping of its type.
A mapping is a generator: a resource and a :class:`~apptprep.exchange.fhir.view.View` in, entries
and the reasons for what is no entry out; ``mappings`` lists them. ``values``, ``dates``,
``concepts`` and ``names`` take what real files hold in the place of what the standard says.

Base: FHIR R4 (4.0.1), <https://hl7.org/fhir/R4/>; spellings of DSTU2 and R5 where they turn up;
mCODE STU 4 for cancer. Nothing is checked against models: one bad value rejects nothing else.
"""
