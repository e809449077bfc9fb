"""The bytes of documents, by their SHA-256, in the data folder."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from openimr.web.home import home

if TYPE_CHECKING:
    from pathlib import Path


def stored(digest: str, name: str) -> Path:
    """Where the bytes lie; the suffix of the name tells their kind."""
    return home() / "documents" / digest[:2] / (digest + PurePath(name).suffix.lower())
