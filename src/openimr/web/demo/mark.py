"""Note that a data folder is the demo's, and how far back it lives; Django's settings read the note."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from openimr.files import write_text
from openimr.web.demo.day import NOTE
from openimr.web.demo.story import monday
from openimr.web.home import home

if TYPE_CHECKING:
    from datetime import date


def mark(today: date) -> None:
    """Write the note, before Django starts: the demo's week stands for the week of this day."""
    weeks = (today - timedelta(days=today.weekday()) - monday()).days // 7
    write_text(home() / NOTE, json.dumps({"weeks_back": weeks}) + "\n")
