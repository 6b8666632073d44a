"""Check the bundled rule files from the command line: ``python -m apptprep.questions.check``."""

from __future__ import annotations

import sys

from apptprep.questions.gaps import bundled_gaps
from apptprep.questions.suggest import problems


def main() -> int:
    """Print ``file:line: sentence`` for everything that is wrong; return 1 when something is."""
    found = (*problems(), *bundled_gaps().problems)
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
