"""Zips that are one document and no container of files, and what to do with them."""

from __future__ import annotations

from apptprep.errors import UnreadableFile

_OFFICE = ("[Content_Types].xml", "xl/workbook.xml", "word/document.xml", "content.xml")


def refuse_documents(names: set[str], name: str) -> None:
    """Refuse a zip that is not looked into.

    Args:
        names: the names of its files.
        name: what it is called.

    Raises:
        UnreadableFile: it is a backup of this app, a spreadsheet or a document.
    """
    if {"manifest.json", "key.json"} <= names:
        message = (
            f"{name} is a backup, which becomes a record of its own. Nothing was brought in. "
            "Restore it instead (File, Restore; or the command restore)."
        )
        raise UnreadableFile(message)
    if any(each in names for each in _OFFICE):
        message = (
            f"{name} is a spreadsheet or document. Nothing was brought in. "
            "Open it and save a table as CSV or a letter as PDF, then bring that in."
        )
        raise UnreadableFile(message)
