"""Fixtures of forms and lists."""

from tests.ui.desk import desk, dressed, session, shell

__all__ = ["desk", "dressed", "session", "shell"]
