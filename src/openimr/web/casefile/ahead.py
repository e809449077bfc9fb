"""Read the rules of the programme before a case file needs them: a new process takes a second for it."""

from __future__ import annotations

from threading import Lock, Thread

from openimr.facts import extract
from openimr.guideline import load_all

_ONCE = Lock()


def read_ahead() -> None:
    """Begin to read vocabulary and guidelines beside the request, once in this process."""
    if _ONCE.acquire(blocking=False):
        Thread(target=_read, name="rules", daemon=True).start()


def _read() -> None:
    load_all()
    extract("No weakness.")
