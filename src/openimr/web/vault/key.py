"""The key of the vault: from the environment, or a file that only its owner reads."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from hashlib import sha256

from openimr.errors import OpenimrError
from openimr.web.home import secret

_LENGTH = 32


class VaultKeyError(OpenimrError):
    """OPENIMR_DOCUMENT_KEY is no key. Says nothing of what it holds."""


def key() -> bytes:
    """32 bytes: OPENIMR_DOCUMENT_KEY in URL-safe base64, or a key of this installation when it is unset."""
    written = os.environ.get("OPENIMR_DOCUMENT_KEY")
    if not written:
        return sha256(b"documents " + secret("document-key").encode()).digest()
    try:
        made = urlsafe_b64decode(written + "=" * (-len(written) % 4))
    except ValueError:
        made = b""
    if len(made) != _LENGTH:
        raise VaultKeyError(
            "the key of the documents is no key",
            where="OPENIMR_DOCUMENT_KEY",
            expected=f"{_LENGTH} random bytes in URL-safe base64",
            do="make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'",
        )
    return made
