"""Documents at rest: encrypted in pieces, whole or refused, under keys that can be changed."""

import secrets
import tracemalloc

import pytest

MIB = 1 << 20


@pytest.fixture
def place(tmp_path, monkeypatch, kept):
    monkeypatch.setenv("OPENIMR_HOME", str(tmp_path))
    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", secrets.token_urlsafe(32))
    return tmp_path / "vault"


def file_of(place, digest):
    return place / digest[:2] / digest


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB])
def test_what_is_kept_is_read_again(place, size):
    from openimr.web import vault

    content = secrets.token_bytes(size)
    digest = vault.keep(content)
    assert vault.read(digest) == content
    assert vault.keep(content) == digest
    assert [*vault.verify([digest])] == []


def test_a_large_file_is_kept_without_being_in_memory(place, tmp_path):
    from openimr.web import vault

    upload = tmp_path / "upload"
    upload.write_bytes(b"clinical words of fiction " * (24 * MIB // 26))
    tracemalloc.start()
    with upload.open("rb") as file:
        digest = vault.keep(file)
    length = sum(map(len, vault.stream(digest)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert length == upload.stat().st_size
    assert most < 8 * MIB
    assert b"clinical" not in file_of(place, digest).read_bytes()


@pytest.mark.parametrize("change", ["first", "middle", "last", "cut", "moved", "shorter", "mark"])
def test_what_was_changed_cut_or_moved_is_refused(place, change):
    from openimr.web import vault
    from openimr.web.vault.sealed import PIECE

    digest = vault.keep(secrets.token_bytes(3 * MIB))
    path = file_of(place, digest)
    kept, head, piece = bytearray(path.read_bytes()), 35, PIECE + 16
    if change == "cut":
        kept = kept[: head + piece]
    elif change == "shorter":
        kept = kept[:-1]
    elif change == "moved":
        pieces = [kept[head + at * piece : head + (at + 1) * piece] for at in range(3)]
        kept = kept[:head] + pieces[1] + pieces[0] + pieces[2]
    else:
        kept[{"mark": 0, "first": head, "middle": head + piece + 9, "last": -1}[change]] ^= 1
    path.write_bytes(kept)
    with pytest.raises(vault.VaultError, match="cannot be opened"):
        vault.read(digest)
    assert [one.digest for one in vault.verify()] == [digest]


def test_a_file_under_another_name_is_refused(place):
    from openimr.web import vault

    one, two = vault.keep(b"one"), vault.keep(b"two")
    file_of(place, one).write_bytes(file_of(place, two).read_bytes())
    with pytest.raises(vault.VaultError):
        vault.read(one)


def test_keys_are_changed_without_losing_what_was_kept(place, monkeypatch):
    from openimr.web import vault

    old, new = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", old)
    digest = vault.keep(b"kept under the old key")
    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", f"{new},{old}")
    assert vault.read(digest) == b"kept under the old key"
    assert vault.renew() == 1
    assert vault.renew() == 0
    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", new)
    assert vault.read(digest) == b"kept under the old key"
    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", old)
    with pytest.raises(vault.VaultError):
        vault.read(digest)


def test_files_of_the_first_shape_are_still_read_and_renewed(place):
    from hashlib import sha256

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from openimr.web import vault
    from openimr.web.vault.key import keys

    content = secrets.token_bytes(2 * MIB + 5)
    digest, nonce = sha256(content).hexdigest(), secrets.token_bytes(12)
    path = file_of(place, digest)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"IMR1" + nonce + AESGCM(keys()[0]).encrypt(nonce, content, digest.encode()))
    assert vault.read(digest) == content
    assert vault.renew() == 1
    assert vault.read(digest) == content


def test_a_missing_document_is_named_by_its_digest(place):
    from openimr.web import vault

    assert [(one.digest, one.what) for one in vault.verify(["ab" * 32])] == [("ab" * 32, "is not there")]


def test_a_wrong_key_is_explained_without_telling_it(place, monkeypatch):
    from openimr.web import vault
    from openimr.web.vault.key import VaultKeyError

    monkeypatch.setenv("OPENIMR_DOCUMENT_KEY", "hidden-but-no-key")
    with pytest.raises(VaultKeyError, match="OPENIMR_DOCUMENT_KEY") as caught:
        vault.keep(b"one")
    assert "hidden" not in str(caught.value)


def test_only_the_owner_reads_the_files(place):
    from openimr.web import vault

    path = file_of(place, vault.keep(b"one"))
    assert path.stat().st_mode & 0o077 == 0
