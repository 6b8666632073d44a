"""Runs the scripts on the connection that the app hands over; there is no other way in."""

from __future__ import annotations

from alembic import context

from apptprep.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=False,  # the app's own transaction goes round everything
)
context.run_migrations()
