"""Encryption in pieces (the STREAM construction over AES-256-GCM), so that memory stays bounded.

A file: mark, name of the key (8), salt (16), start of the nonces (7), then pieces of 1 MiB, each with its
tag. A nonce is start, number of the piece (4) and whether it is the last (1): pieces cannot be left out,
moved or cut off. Each file has a key of its own, derived from the vault's key and the salt.
"""

from __future__ import annotations

import secrets
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from openimr.web.vault.key import keys, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"IMR2"
FIRST_MARK = b"IMR1"  # one piece, nonce of 12 bytes, under the vault's key itself
PIECE = 1 << 20
_TAG, _NAME, _SALT, _START = 16, 8, 16, 7
_FIRST_NONCE = 12


class UnknownKeyError(ValueError):
    """None of the keys is the one under which the file was kept."""


def seal(plain: BinaryIO, about: bytes) -> Iterator[bytes]:
    """The file to keep, in pieces, under the first key; ``about`` must be said again to open it."""
    key, salt, start = keys()[0], secrets.token_bytes(_SALT), secrets.token_bytes(_START)
    yield MARK + name_of(key) + salt + start
    cipher = _cipher(key, salt)
    piece = plain.read(PIECE)
    for number in count():
        following = plain.read(PIECE)
        yield cipher.encrypt(_nonce(start, number, last=not following), piece, about)
        if not following:
            return
        piece = following


def unseal(kept: BinaryIO, about: bytes) -> Iterator[bytes]:
    """The plain bytes in pieces, each proved before it is given.

    Raises InvalidTag where anything was changed or cut off, ValueError where it is no such file.
    """
    mark = kept.read(len(MARK))
    if mark == FIRST_MARK:
        yield _unseal_first(kept.read(), about)
        return
    if mark != MARK:
        raise ValueError
    key = _named(kept.read(_NAME))
    cipher, start = _cipher(key, kept.read(_SALT)), kept.read(_START)
    piece = kept.read(PIECE + _TAG)
    for number in count():
        following = kept.read(PIECE + _TAG)
        yield cipher.decrypt(_nonce(start, number, last=not following), piece, about)
        if not following:
            return
        piece = following


def is_under_first_key(kept: BinaryIO) -> bool:
    """Whether the file was kept in pieces under the key that encrypts now."""
    return kept.read(len(MARK) + _NAME) == MARK + name_of(keys()[0])


def _unseal_first(kept: bytes, about: bytes) -> bytes:

    nonce, sealed = kept[:_FIRST_NONCE], kept[_FIRST_NONCE:]
    for key in keys():
        try:
            return AESGCM(key).decrypt(nonce, sealed, about)
        except InvalidTag:
            continue
    raise InvalidTag


def _named(name: bytes) -> bytes:
    for key in keys():
        if name_of(key) == name:
            return key
    raise UnknownKeyError


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"openimr document").derive(key))


def _nonce(start: bytes, number: int, *, last: bool) -> bytes:
    return start + number.to_bytes(4, "big") + bytes([last])
