"""What a command is given: files, folders, patterns, and standard input."""

from __future__ import annotations

import glob
from pathlib import Path

from openimr.errors import OpenimrError

STANDARD_INPUT = "-"
SUFFIXES = (".pdf", ".txt")


class NoInputError(OpenimrError):
    """A path that leads to no letter."""


def find_inputs(paths: tuple[str, ...]) -> tuple[list[str], list[OpenimrError]]:
    """The files that the paths lead to, in order, each once; and an error for each path to nowhere."""
    found: dict[str, None] = {}
    errors: list[OpenimrError] = []
    for path in paths:
        try:
            found.update(dict.fromkeys(_expand(path)))
        except OpenimrError as error:
            errors.append(error)
    return list(found), errors


def _expand(path: str) -> list[str]:
    if path == STANDARD_INPUT or Path(path).is_file():
        return [path]
    if Path(path).is_dir():
        letters = [
            str(p) for p in sorted(Path(path).rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file()
        ]
        return letters or _nothing("the folder holds no PDF or text file", path)
    matches = sorted(p for p in glob.glob(path, recursive=True) if Path(p).is_file())  # noqa: PTH207 - absolute patterns
    return matches or _nothing("no such file, folder or pattern", path)


def _nothing(what: str, path: str) -> list[str]:
    raise NoInputError(what, where=path, expected="PDF or text files of letters", do="check the path")
