"""What a person asks for, one call each, for the window and the command line alike.

Each takes ``progress(share, text)``, which is called now and then from the same thread and may
raise to cancel; nothing is half done then.
"""

from __future__ import annotations

from apptprep.exchange.table_columns import TableChoice, TableSeen
from apptprep.jobs.bring_in import (
    TABLE_KINDS,
    Brought,
    Chosen,
    apply,
    are_papers,
    is_key_file,
    keep_apart,
    read,
    take_everything,
)
from apptprep.jobs.preview import Difference, Item, NotListed, OtherPerson, Preview, Standing

__all__ = [
    "TABLE_KINDS",
    "Brought",
    "Chosen",
    "Difference",
    "Item",
    "NotListed",
    "OtherPerson",
    "Preview",
    "Standing",
    "TableChoice",
    "TableSeen",
    "apply",
    "are_papers",
    "is_key_file",
    "keep_apart",
    "read",
    "take_everything",
]
