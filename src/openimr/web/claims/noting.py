"""That records came, as an event of the case; documents are kept whether or not the case takes it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.process.errors import ProcessError
from openimr.process.life import possible
from openimr.web import acts
from openimr.web.claims.due import ROLE
from openimr.web.intake.page import life_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.web.accounts.models import User
    from openimr.web.store.models import CaseRow

_EVENT = "records_received"
_DECISION = {"utilization_review_decision": "ur_decision"}  # as the guards of a case's life call it


def note_records(
    person: User,
    number: str,
    kinds: Iterable[str],
    *,
    copies: bool,
    complete: bool = False,
    version: int | None = None,
) -> ProcessError | None:
    """Note that records came; what the case's life refuses is given back and the documents stay."""
    data: dict[str, Any] = {
        "sender": ROLE,
        "documents": sorted({_DECISION.get(kind, kind) for kind in kinds}),
        "copies_sent": copies,
    }
    if complete:
        data["complete"] = True
    try:
        acts.perform(person, number, _EVENT, data, version=version)
    except ProcessError as refused:
        return refused
    return None


def takes_records(row: CaseRow) -> bool:
    """Whether the state of the case lets the administrator send records as an event."""
    return _EVENT in possible(life_of(row), ROLE)
