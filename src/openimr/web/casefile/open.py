"""A document out of the vault, as the file that the record room reads."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from openimr.web import vault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.web.store.models import DocumentRow

_MEMORY = Path("/dev/shm")  # noqa: S108 - never on a disk where there is such a place


@contextmanager
def opened(row: DocumentRow) -> Iterator[Path]:
    """The document under its own name while inside; only this process's user can read it, then it is gone."""
    where = _MEMORY if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
    with TemporaryDirectory(prefix="imr-", dir=where) as folder:
        path = Path(folder) / PurePath(row.name).name
        path.write_bytes(vault.read(row.digest))
        yield path
