"""From one address to Django's settings of a database: the embedded SQLite, or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from openimr.errors import OpenimrError

if TYPE_CHECKING:
    from urllib.parse import SplitResult

# A write takes the lock at once, so that two writers wait instead of failing half-way; a commit is on disk.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}


class DatabaseAddressError(OpenimrError):
    """OPENIMR_DATABASE is no address of a database. Says nothing of what it holds: it may hold a password."""


def database(address: str | None, home: Path) -> dict[str, Any]:
    """Django's settings for the address; the embedded database in ``home`` when there is none."""
    if not address:
        return _sqlite(home / "openimr.sqlite3")
    parts = urlsplit(address)
    path = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite":
        if not path or parts.netloc:
            raise _wrong("the address names no file")
        return _sqlite(Path(path))
    if parts.scheme in {"postgresql", "postgres"}:
        if not path:
            raise _wrong("the address names no database")
        return _postgresql(parts, path)
    raise _wrong(f"the address begins with {parts.scheme or 'nothing'!r}")


def _sqlite(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": _SQLITE}


def _postgresql(parts: SplitResult, name: str) -> dict[str, Any]:
    """What stands after ``?`` (sslmode, sslrootcert, connect_timeout ...) goes to the driver as it is."""
    options = dict(parse_qsl(parts.query))
    host = parts.hostname or options.pop("host", "")
    try:
        port = parts.port
    except ValueError:
        raise _wrong("the port is no number") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
    }


def _wrong(what: str) -> DatabaseAddressError:
    return DatabaseAddressError(
        what,
        where="OPENIMR_DATABASE",
        expected="postgresql://user:password@host:port/name or sqlite:///path/to/file",
        do="correct it, or unset it for the embedded database",
    )
