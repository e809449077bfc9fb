"""Claim numbers as they are searched: letters and digits only, kept beside each case when its dispute is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openimr.web.claims.models import ClaimNumberRow

if TYPE_CHECKING:
    from openimr.web.store.models import DisputeRow

_LAST = "Z" * 20  # after any end of a number; digits come before letters in every collation


def key(written: str) -> str:
    """The number without what people write differently."""
    return "".join(letter for letter in written.upper() if letter.isascii() and letter.isalnum())[:60]


def between(beginning: str) -> tuple[str, str]:
    """The range of keys that begin so; an index answers it on every database."""
    first = key(beginning)
    return first, first + _LAST


def note(sender: object, instance: DisputeRow, **_: Any) -> None:  # noqa: ANN401 - a signal's arguments
    """Keep the claim number of a dispute that was written."""
    del sender
    number = json.loads(instance.facts).get("claim_number")
    if number:
        ClaimNumberRow.objects.update_or_create(case_id=instance.case_id, defaults={"key": key(number)})
