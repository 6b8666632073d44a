"""Which versions of the database there are."""

from __future__ import annotations

REVISIONS = ("0001",)
"""Every released schema, oldest first; the names of the files in ``migrations/versions``."""

HEAD = REVISIONS[-1]
