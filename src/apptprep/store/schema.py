"""Which versions of the database there are."""

from __future__ import annotations

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every released schema, oldest first; the names of the files in ``migrations/versions``."""

HEAD = REVISIONS[-1]

FINGERPRINT = "97b48e932e0b4159"
"""What the declarations were when :data:`HEAD` was made; see ``tests/store/fingerprint.py``.

When the test of it fails, a field, a row's field or an answer was changed: add a revision (it may
be empty), so that an older version of the app refuses the record instead of misreading it.
"""
