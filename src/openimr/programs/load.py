"""Read a data file of a programme."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DEFAULT = "ca_workers_comp"


def folder(program: str = DEFAULT) -> Path:
    """The folder of a programme's data. Raises FileNotFoundError for a programme that is not shipped."""
    path = Path(__file__).parent / program
    if not path.is_dir():
        raise FileNotFoundError(f"no programme {program!r} in {path.parent.name}/")
    return path


@cache
def load(name: str, program: str = DEFAULT) -> Any:  # noqa: ANN401 - the shape is that of the file
    """The content of a YAML file of the programme, e.g. ``load("catalogue.yaml")``; do not change it."""
    text = (folder(program) / name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
