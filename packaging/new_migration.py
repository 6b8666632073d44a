"""Write the migration for what changed in the record kinds.

Run in the development environment after a kind or field was added::

    python packaging/new_migration.py 0002 "measurement: body site"

It opens an empty database at the newest released schema, lets Alembic compare it with the tables
built from the kinds, and writes ``src/apptprep/store/migrations/versions/0002.py``. Read the
file, add its number to ``REVISIONS`` in ``store/schema.py``, and commit a frozen record of the
old schema for the test.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

VERSIONS = Path(__file__).parent.parent / "src/apptprep/store/migrations/versions"


def main() -> None:
    """Write the file named by the command line."""
    parser = argparse.ArgumentParser(description="Write a migration from the record kinds.")
    parser.add_argument("revision", help="the next number, e.g. 0002")
    parser.add_argument("message", help="what changes, in a few words")
    arguments = parser.parse_args()
    config = Config()
    config.set_main_option("script_location", "apptprep.store:migrations")
    config.set_main_option("file_template", "%%(rev)s")
    with sa.create_engine("sqlite://").connect() as connection:
        config.attributes["connection"] = connection
        if any(VERSIONS.glob("[0-9]*.py")):
            command.upgrade(config, "head")
        command.revision(
            config, message=arguments.message, rev_id=arguments.revision, autogenerate=True
        )


if __name__ == "__main__":
    main()
