"""What the declarations of all kinds promise to what is on disk, as one short text."""

from __future__ import annotations

import hashlib

from apptprep.records import KINDS, PROVENANCE, Field, fields_of


def fingerprint() -> str:
    """Return a hash over names, editors and answer keys of all fields, rows included.

    Labels, help and order do not count. A changed field shows in the tables; a changed answer
    key or row field does not, as rows are JSON, and yet an older version of the app could not
    read it: so it needs a revision of its own, which the older version refuses untouched.
    """
    lines = [_line("*", field) for field in PROVENANCE]
    for kind in KINDS:
        for field in fields_of(kind):
            lines.append(_line(kind.KIND.name, field))
            if field.row is not None:
                owner = f"{kind.KIND.name}.{field.name}"
                lines += [_line(owner, inner) for inner in fields_of(field.row)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def _line(owner: str, field: Field) -> str:
    keys = " ".join(sorted(option.key for option in field.options))
    return f"{owner} {field.name} {field.editor.value} {keys}"
