"""Bytes under their SHA-256, encrypted with AES-256-GCM; the key is in the environment, not beside them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from cryptography.exceptions import InvalidTag
from django.core.files.base import File

from openimr.errors import OpenimrError
from openimr.files import atomic
from openimr.web.home import home
from openimr.web.vault import sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class VaultError(OpenimrError):
    """Bytes that are not there, or that the key does not open."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A document that the vault cannot give as it was kept: its SHA-256, and what is wrong."""

    digest: str
    what: str


def keep(content: bytes | BinaryIO | File[bytes]) -> str:
    """Keep the bytes and return their SHA-256, by which they are read again. The same bytes are kept once.

    An open file or upload is read twice from its beginning, in pieces, and never whole in memory.
    """
    file = _opened(content)
    file.seek(0)
    digest = file_digest(cast("Any", file), "sha256").hexdigest()
    if not _place(digest).exists():
        file.seek(0)
        _write(digest, sealed.seal(file, digest.encode()))
    file.seek(0)
    return digest


def read(digest: str) -> bytes:
    """The bytes of that SHA-256. Raises VaultError when they are not there, changed, or under another key."""
    return b"".join(stream(digest))


def stream(digest: str) -> Iterator[bytes]:
    """The bytes in pieces of at most 1 MiB, each proved before it is given. Raises VaultError as ``read``."""
    path = _place(digest)
    try:
        with path.open("rb") as kept:
            yield from sealed.unseal(kept, digest.encode())
    except (FileNotFoundError, InvalidTag, ValueError) as error:
        raise VaultError(
            "the document cannot be opened" if path.exists() else "the document is not in the vault",
            where=f"document {digest[:12]}",
            expected="a file written with a key in OPENIMR_DOCUMENT_KEY",
            do="check that the key is the one under which the documents were kept",
        ) from error


def verify(expected: Iterable[str] = ()) -> Iterator[Broken]:
    """What is wrong in the vault, document by document: missing of ``expected``, changed, or under no key.

    Reads every file whole, in pieces. Says nothing when all is well.
    """
    present = set(_digests())
    for digest in sorted(present | set(expected)):
        if digest not in present:
            yield Broken(digest, "is not there")
            continue
        try:
            found = sha256()
            for piece in stream(digest):
                found.update(piece)
        except VaultError:
            yield Broken(digest, "was changed, or kept under a key that is not here")
            continue
        if found.hexdigest() != digest:
            yield Broken(digest, "is not what its name says")


def renew() -> int:
    """Encrypt anew what is not under the first key, one file at a time; returns how many.

    After it the older keys can be taken out of OPENIMR_DOCUMENT_KEY. Can be stopped and started again.
    """
    done = 0
    for digest in _digests():
        with _place(digest).open("rb") as kept:
            if sealed.is_under_first_key(kept):
                continue
            kept.seek(0)
            plain = sealed.unseal(kept, digest.encode())
            _write(digest, sealed.seal(cast("BinaryIO", _Pieces(plain)), digest.encode()))
        done += 1
    return done


class _Pieces:
    """Pieces of any size, read like a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._over = pieces, b""

    def read(self, size: int) -> bytes:
        """The next bytes, as many as asked for except at the end."""
        while len(self._over) < size and (piece := next(self._pieces, b"")):
            self._over += piece
        given, self._over = self._over[:size], self._over[size:]
        return given


def _opened(content: bytes | BinaryIO | File[bytes]) -> BinaryIO:
    if isinstance(content, bytes):
        return BytesIO(content)
    return cast("BinaryIO", content.file if isinstance(content, File) else content)


def _write(digest: str, pieces: Iterator[bytes]) -> None:
    path = _place(digest)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with atomic(path) as part, part.open("wb") as file:
        file.writelines(pieces)
    with suppress(FileNotFoundError):
        path.chmod(0o600)


def _digests() -> Iterator[str]:
    folder = home() / "vault"
    return (path.name for path in sorted(folder.glob("??/*")) if not path.name.startswith("."))


def _place(digest: str) -> Path:
    return home() / "vault" / digest[:2] / digest
