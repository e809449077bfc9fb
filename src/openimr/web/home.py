"""The folder in which one installation keeps its data."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def home() -> Path:
    """The data folder (OPENIMR_HOME, or ``openimr-data`` where the command runs), made when missing."""
    path = Path(os.environ.get("OPENIMR_HOME", "openimr-data")).absolute()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret() -> str:
    """The signing key of this installation, made at first use and readable by its owner only."""
    path = home() / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("utf-8").strip()
    key = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w") as file:
        file.write(key + "\n")
    return key
