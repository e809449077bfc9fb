"""The keys of the vault: from the environment, or a file that only its owner reads."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from hashlib import sha256

from openimr.errors import OpenimrError
from openimr.web.home import secret

_LENGTH = 32
_NAME = 8


class VaultKeyError(OpenimrError):
    """OPENIMR_DOCUMENT_KEY is no key. Says nothing of what it holds."""


def keys() -> tuple[bytes, ...]:
    """Keys of 32 bytes: the first encrypts, all of them open.

    From OPENIMR_DOCUMENT_KEY (URL-safe base64, several separated by commas, the newest first), or a key of
    this installation when it is unset.
    """
    written = os.environ.get("OPENIMR_DOCUMENT_KEY")
    if not written:
        return (sha256(b"documents " + secret("document-key").encode()).digest(),)
    return tuple(_key(one.strip()) for one in written.split(","))


def name_of(key: bytes) -> bytes:
    """8 bytes by which a kept file says under which key it is; they tell nothing of the key."""
    return sha256(b"name of key " + key).digest()[:_NAME]


def _key(written: str) -> bytes:
    try:
        made = urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except ValueError:
        made = b""
    if len(made) != _LENGTH:
        raise VaultKeyError(
            "a key of the documents is no key",
            where="OPENIMR_DOCUMENT_KEY",
            expected=f"{_LENGTH} random bytes in URL-safe base64; several separated by commas",
            do="make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
        )
    return made
