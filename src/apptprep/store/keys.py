"""The key of a record: random, wrapped by a passphrase and by a recovery code.

``key.json`` lies in the record's folder, with a second copy beside it. It holds the label of the
record in clear (so that the list of people can be shown before anything is unlocked) and the
32-byte data key: wrapped once with the passphrase and once with the recovery code, or, for a
record without a passphrase, lying open. Wrapping is libsodium's (PyNaCl): Argon2id (RFC 9106)
makes a key from the words, XSalsa20-Poly1305 seals the data key.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from apptprep.errors import BadRequest
from apptprep.folders import write_whole
from apptprep.store.faults import DamagedRecord, MistypedCode, NeedsPassphrase, WrongPassphrase

KEY_BYTES = 32
FORMAT = "apptprep-key"
VERSION = 1
FILE, COPY = "key.json", "key.copy.json"
_PASSES, _MEMORY = 3, 64 * 1024 * 1024
_MOST_PASSES, _MOST_MEMORY = 20, 1024 * 1024 * 1024
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_CODE_BYTES = 16
_CODE_LENGTH = 28


@dataclass(frozen=True, slots=True, repr=False)
class Wrap:
    """A data key sealed under words.

    Attributes:
        salt: Argon2id's salt, 16 bytes.
        passes: Argon2id's passes over the memory.
        memory: Argon2id's memory in bytes.
        box: nonce and sealed key.
    """

    salt: bytes
    passes: int
    memory: int
    box: bytes


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """What ``key.json`` holds.

    Attributes:
        person_id: random id of the record; its folder's name.
        label: the name shown in the list of people, in clear.
        is_sample: the record holds the made-up sample person.
        open_key: the data key where there is no passphrase, else None.
        passphrase: the data key under the passphrase, else None.
        recovery: the data key under the recovery code, else None.
    """

    person_id: str
    label: str
    is_sample: bool = False
    open_key: bytes | None = None
    passphrase: Wrap | None = None
    recovery: Wrap | None = None

    @property
    def has_passphrase(self) -> bool:
        """Whether words are needed to open the record."""
        return self.open_key is None


def new_key() -> bytes:
    """Return a fresh random data key."""
    return secrets.token_bytes(KEY_BYTES)


def unlock(keys: KeyFile, words: str) -> bytes:
    """Return the data key.

    Args:
        keys: what ``key.json`` holds.
        words: passphrase or recovery code; ignored where there is no passphrase.

    Raises:
        NeedsPassphrase: there is a passphrase and ``words`` is empty.
        WrongPassphrase: neither fits.
        MistypedCode: it looks like a recovery code, but its check letters do not fit.
    """
    if keys.open_key is not None:
        return keys.open_key
    if not words:
        raise NeedsPassphrase
    key = _open(keys.passphrase, _spelled(words))
    if key is not None:
        return key
    code = _code_letters(words)
    if keys.recovery is None or code is None:
        raise WrongPassphrase
    if _check_letters(code[:-2]) != code[-2:]:
        raise MistypedCode
    key = _open(keys.recovery, code.encode())
    if key is None:
        raise WrongPassphrase
    return key


def with_passphrase(keys: KeyFile, key: bytes, words: str) -> KeyFile:
    """Return ``keys`` with a new passphrase; ``""`` takes it off, and the recovery code with it."""
    if not words:
        return replace(keys, open_key=key, passphrase=None, recovery=None)
    return replace(keys, open_key=None, passphrase=_seal(key, _spelled(words)))


def with_recovery_code(keys: KeyFile, key: bytes) -> tuple[KeyFile, str]:
    """Return ``keys`` with a fresh recovery code, and the code in groups of four to be printed."""
    number = int.from_bytes(secrets.token_bytes(_CODE_BYTES))
    letters = ""
    for _ in range(_CODE_LENGTH - 2):
        number, rest = divmod(number, len(_ALPHABET))
        letters += _ALPHABET[rest]
    code = letters + _check_letters(letters)
    groups = "-".join(code[i : i + 4] for i in range(0, _CODE_LENGTH, 4))
    return replace(keys, recovery=_seal(key, code.encode())), groups


def write(keys: KeyFile, folder: Path) -> None:
    """Write ``key.json``, then its copy, each whole or not at all.

    Raises:
        CannotWrite: the first could not be written; nothing was changed.
    """
    data = to_bytes(keys)
    write_whole(folder / FILE, data)
    write_whole(folder / COPY, data)


def read(folder: Path) -> KeyFile:
    """Read ``key.json``, or its copy where that is missing or damaged.

    Raises:
        DamagedRecord: neither can be read.
    """
    for name in (FILE, COPY):
        try:
            return from_bytes((folder / name).read_bytes())
        except (OSError, ValueError):
            continue
    what = "its key file and the copy of it are missing or damaged"
    raise DamagedRecord(what)


def to_bytes(keys: KeyFile) -> bytes:
    """Return the file's bytes."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "person_id": keys.person_id,
        "label": keys.label,
        "sample": keys.is_sample,
        "open_key": _text(keys.open_key) if keys.open_key is not None else None,
        "passphrase": _wrap_to_json(keys.passphrase),
        "recovery": _wrap_to_json(keys.recovery),
    }
    body["checksum"] = _checksum(body)
    return json.dumps(body, indent=1, ensure_ascii=False, sort_keys=True).encode("utf-8")


def from_bytes(data: bytes) -> KeyFile:
    """Read the file's bytes.

    Raises:
        ValueError: they are no key file, or are damaged.
    """
    try:
        body = json.loads(data)
        checksum = body.pop("checksum")
        if body["format"] != FORMAT or body["version"] != VERSION or checksum != _checksum(body):
            message = "not a key file of this version, or damaged"
            raise ValueError(message)
        return KeyFile(
            person_id=str(body["person_id"]),
            label=str(body["label"]),
            is_sample=body["sample"] is True,
            open_key=_bytes(body["open_key"]) if body["open_key"] else None,
            passphrase=_wrap_from_json(body["passphrase"]),
            recovery=_wrap_from_json(body["recovery"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as fault:
        message = "not a key file"
        raise ValueError(message) from fault


def clean_label(label: str) -> str:
    """Return a label without control signs and outer blanks, at most 80 signs.

    Raises:
        BadRequest: nothing is left.
    """
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in label).split())[:80]
    if not text:
        message = "Please give a label for the list of people, e.g. “Mum” or “me”."
        raise BadRequest(message)
    return text


def _seal(key: bytes, words: bytes) -> Wrap:
    from nacl.secret import SecretBox

    salt = secrets.token_bytes(16)
    box = SecretBox(_stretch(words, salt, _PASSES, _MEMORY)).encrypt(key)
    return Wrap(salt, _PASSES, _MEMORY, bytes(box))


def _open(wrap: Wrap | None, words: bytes) -> bytes | None:
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    if wrap is None:
        return None
    try:
        return SecretBox(_stretch(words, wrap.salt, wrap.passes, wrap.memory)).decrypt(wrap.box)
    except CryptoError:
        return None


def _stretch(words: bytes, salt: bytes, passes: int, memory: int) -> bytes:
    from nacl import pwhash

    return pwhash.argon2id.kdf(KEY_BYTES, words, salt, opslimit=passes, memlimit=memory)


def _spelled(words: str) -> bytes:
    """Return a passphrase's bytes, the same for every keyboard's way of composing letters."""
    return unicodedata.normalize("NFKC", words).encode("utf-8")


def _code_letters(words: str) -> str | None:
    """Return a recovery code without its dashes, look-alikes mended; None if it is none."""
    text = words.upper().translate(str.maketrans("OIL", "011"))
    letters = "".join(sign for sign in text if sign.isalnum())
    fits = len(letters) == _CODE_LENGTH and all(sign in _ALPHABET for sign in letters)
    return letters if fits else None


def _check_letters(letters: str) -> str:
    digest = hashlib.sha256(letters.encode()).digest()
    return _ALPHABET[digest[0] % 32] + _ALPHABET[digest[1] % 32]


def _checksum(body: dict[str, Any]) -> str:
    text = json.dumps(body, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _wrap_to_json(wrap: Wrap | None) -> dict[str, Any] | None:
    if wrap is None:
        return None
    return {
        "kdf": "argon2id",
        "salt": _text(wrap.salt),
        "passes": wrap.passes,
        "memory": wrap.memory,
        "box": _text(wrap.box),
    }


def _wrap_from_json(data: dict[str, Any] | None) -> Wrap | None:
    if data is None:
        return None
    passes, memory = int(data["passes"]), int(data["memory"])
    if data["kdf"] != "argon2id" or passes > _MOST_PASSES or memory > _MOST_MEMORY:
        message = "a key wrapped in a way this version does not know"
        raise ValueError(message)
    return Wrap(_bytes(data["salt"]), passes, memory, _bytes(data["box"]))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
