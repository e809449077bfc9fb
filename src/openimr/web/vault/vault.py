"""Bytes under their SHA-256, encrypted with AES-256-GCM; the key is in the environment, not beside them."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from openimr.errors import OpenimrError
from openimr.files import write_bytes
from openimr.web.home import home
from openimr.web.vault.key import key

if TYPE_CHECKING:
    from pathlib import Path

_MARK = b"IMR1"
_NONCE = 12


class VaultError(OpenimrError):
    """Bytes that are not there, or that the key does not open."""


def keep(content: bytes) -> str:
    """Keep the bytes and return their SHA-256, by which they are read again. The same bytes are kept once."""
    digest = sha256(content).hexdigest()
    path = _place(digest)
    if not path.exists():
        nonce = secrets.token_bytes(_NONCE)
        sealed = AESGCM(key()).encrypt(nonce, content, digest.encode())
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_bytes(path, _MARK + nonce + sealed)
    return digest


def read(digest: str) -> bytes:
    """The bytes of that SHA-256. Raises VaultError when they are not there, changed, or under another key."""
    path = _place(digest)
    try:
        stored = path.read_bytes()
        nonce, sealed = stored[len(_MARK) : len(_MARK) + _NONCE], stored[len(_MARK) + _NONCE :]
        return AESGCM(key()).decrypt(nonce, sealed, digest.encode())
    except (FileNotFoundError, InvalidTag, ValueError) as error:
        raise VaultError(
            "the document cannot be opened" if path.exists() else "the document is not in the vault",
            where=f"document {digest[:12]}",
            expected="a file written with the key in OPENIMR_DOCUMENT_KEY",
            do="check that the key is the one under which the documents were kept",
        ) from error


def _place(digest: str) -> Path:
    return home() / "vault" / digest[:2] / digest
