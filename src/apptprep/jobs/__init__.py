"""What a person asks for, one call each, for the window and the command line alike.

Each takes ``progress(share, text)``, which is called now and then from the same thread and may
raise to cancel; nothing is half done then.
"""

from __future__ import annotations

from apptprep.jobs.bring_in import Brought, apply, read
from apptprep.jobs.preview import Difference, Item, OtherPerson, Preview, Standing

__all__ = [
    "Brought",
    "Difference",
    "Item",
    "OtherPerson",
    "Preview",
    "Standing",
    "apply",
    "read",
]
