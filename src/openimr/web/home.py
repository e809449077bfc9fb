"""The folder in which one installation keeps its data."""

from __future__ import annotations

import fcntl
import os
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def home() -> Path:
    """The data folder (OPENIMR_HOME, or ``openimr-data`` where the command runs), made when missing."""
    path = Path(os.environ.get("OPENIMR_HOME", "openimr-data")).absolute()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret(name: str = "secret-key") -> str:
    """A key of this installation (the signing key), made at first use and readable by its owner only.

    It appears under its name only when it is whole: two processes that start at once get the same key.
    """
    path = home() / name
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent, prefix=f".{name}.") as part:  # made with mode 0600
            part.write(secrets.token_urlsafe(48) + "\n")
            part.flush()
            with suppress(FileExistsError):  # another process was first
                path.hardlink_to(part.name)
    return path.read_text("utf-8").strip()


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Wait until no other process of this installation does ``what``; the lock ends with the process."""
    with (home() / f".{what}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
