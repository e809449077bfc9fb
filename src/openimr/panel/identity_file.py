"""Read the sealed identities of a panel file; for work inside the organisation only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.panel.identity import Identity
from openimr.panel.schema import check
from openimr.panel.yaml_text import parse

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_identities(text: str, *, where: str) -> Mapping[str, Identity]:
    """The identity of each reviewer of a panel file by reference, sealed."""
    data = parse(text, where)
    check(data, "panel_file", where)
    return {
        row["ref"]: Identity(
            row["ref"],
            row["identity"]["name"],
            row["identity"].get("contact"),
            tuple(row["identity"].get("licence_numbers", {}).items()),
        )
        for row in data["reviewers"]
    }
