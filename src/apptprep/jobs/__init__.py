"""What a person asks for, one call each, for the window and the command line alike.

Each takes ``progress(share, text)``, which is called now and then from the same thread and may
raise to cancel; nothing is half done then.
"""

from __future__ import annotations

from apptprep.exchange.table_columns import TableChoice, TableSeen
from apptprep.jobs.bring_in import TABLE_KINDS, Brought, apply, are_papers, keep_apart, read
from apptprep.jobs.preview import Difference, Item, OtherPerson, Preview, Standing

__all__ = [
    "TABLE_KINDS",
    "Brought",
    "Difference",
    "Item",
    "OtherPerson",
    "Preview",
    "Standing",
    "TableChoice",
    "TableSeen",
    "apply",
    "are_papers",
    "keep_apart",
    "read",
]
