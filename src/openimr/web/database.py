"""From one address to Django's settings of a database: the embedded SQLite, or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from openimr.errors import OpenimrError

# A write takes the lock at once, so that two writers wait instead of failing half-way; a commit is on disk.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
}


class DatabaseAddressError(OpenimrError):
    """OPENIMR_DATABASE is no address of a database."""


def database(address: str | None, home: Path) -> dict[str, Any]:
    """Django's settings for the address; the embedded database in ``home`` when there is none."""
    if not address:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "openimr.sqlite3", "OPTIONS": _SQLITE}
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path.removeprefix("/")))
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": _SQLITE}
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "".join(parse_qs(parts.query).get("host", [])),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
        }
    raise DatabaseAddressError(
        f"the address begins with {parts.scheme or 'nothing'!r}",
        where="OPENIMR_DATABASE",
        expected="postgresql://user:password@host:port/name or sqlite:///path/to/file",
        do="correct it, or unset it for the embedded database",
    )
