"""Alembic's scripts: how one released schema becomes the next."""
