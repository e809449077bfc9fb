"""How long ``openimr --help`` takes from a cold process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.row import Row, seconds

if TYPE_CHECKING:
    from pathlib import Path


def run(shared: Path) -> list[Row]:  # noqa: ARG001 - every benchmark takes the folder of letters
    """One row: the command line's start beside the bare interpreter's."""
    ours = seconds(
        lambda: subprocess.run([sys.executable, "-m", "openimr", "--help"], capture_output=True, check=True)
    )
    bare = seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], capture_output=True, check=True))
    return [Row("openimr --help, cold", 1000 * ours, "ms", "<= 150 ms", "bare CPython (floor)", 1000 * bare)]
