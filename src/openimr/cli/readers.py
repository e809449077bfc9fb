"""Read many letters in several processes, in the order given."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from openimr.cli.inputs import STANDARD_INPUT
from openimr.errors import OpenimrError
from openimr.letter import read
from openimr.letter.source import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.letter import Letter

# Starting a process costs about as much as reading this many letters.
WORTH_A_PROCESS = 64
CHUNK = 16


@dataclass(frozen=True, slots=True)
class Result:
    """One letter as a line of JSON, or the error that says why there is none."""

    line: str
    error: OpenimrError | None = None


def read_all(inputs: Sequence[str], jobs: int | None = None) -> Iterator[Result]:
    """Every letter in the order of ``inputs``; ``jobs`` processes, else as many as are worth it."""
    processes = jobs or min(os.cpu_count() or 1, 1 + len(inputs) // WORTH_A_PROCESS)
    if processes == 1 or len(inputs) < 2 or STANDARD_INPUT in inputs:
        yield from map(read_one, inputs)
        return
    done = 0
    chunk = min(CHUNK, 1 + len(inputs) // (2 * processes))
    try:
        with ProcessPoolExecutor(processes) as pool:
            for result in pool.map(read_one, inputs, chunksize=chunk):
                yield result
                done += 1
    except BrokenProcessPool:
        yield from map(_read_apart, islice(inputs, done, None))


def read_one(path: str) -> Result:
    """One letter; never raises for a bad input, so that the others are read all the same."""
    try:
        return Result(_line(_read_standard_input() if path == STANDARD_INPUT else read(Path(path))))
    except OpenimrError as error:
        return Result("", error)
    except Exception as error:  # noqa: BLE001 - one strange letter must not lose the others
        return Result("", _unexpected(f"reading it failed with {type(error).__name__}", path))


def _read_apart(path: str) -> Result:
    """One letter in a process of its own, for when a file has brought a process down."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(read_one, path).result()
    except BrokenProcessPool:
        return Result("", _unexpected("reading it ended its process", path))


def _unexpected(what: str, path: str) -> OpenimrError:
    return OpenimrError(
        what, where=path, expected="a PDF or text of a letter", do="export it again, and report this file"
    )


def _read_standard_input() -> Letter:
    return read(sys.stdin.buffer.read(LARGEST + 1), source="standard input")


def _line(letter: Letter) -> str:
    return json.dumps(letter.to_json(), ensure_ascii=False) + "\n"
