"""Whether this installation is a demo, and on which day it lives."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from openimr.web.home import home

NOTE = "demo.json"


@cache
def _note() -> dict[str, Any]:
    path = home() / NOTE
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def demo() -> bool:
    """Whether the data folder holds the demo docket."""
    return bool(_note())


def weeks_back() -> int:
    """By how many whole weeks the demo lives in the past; 0 for a real docket."""
    return int(_note().get("weeks_back", 0))
