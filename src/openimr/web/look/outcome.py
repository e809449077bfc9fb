"""The legal word of an item with the plain words beside it, as the programme's letters say them."""

from __future__ import annotations

from openimr.programs.load import DEFAULT, load


def outcome_words(key: str | None, program: str = DEFAULT) -> str:
    """``upheld`` and ``overturned`` as letters say them; any other standing of an item by its name."""
    words = load("letters/determination.yaml", program)["outcomes"]
    if key in words:
        return f"{words[key]['word']}: {words[key]['plain']}"
    return key.replace("_", " ").capitalize() if key else "Not decided"
