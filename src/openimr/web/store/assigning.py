"""Offer a case to a reviewer and keep the answer: the event, and the snapshots on which the offer rests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction

from openimr.errors import OpenimrError
from openimr.panel import snapshot
from openimr.process.life import Event
from openimr.web.store.models import AssignmentRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from openimr.panel import ConflictReport, CredentialReport, Reviewer
    from openimr.process.life import Role, Step
    from openimr.web.store.docket import DatabaseDocket

# The answer to an offer, and the event that it is.
_ANSWERS = {"accepted": "reviewer_accepted", "declined": "reviewer_declined", "expired": "assignment_expired"}


class AssignmentError(OpenimrError):
    """An offer that may not be made, or an answer to no open offer."""


def offer(
    docket: DatabaseDocket,
    number: str,
    reviewer: Reviewer,
    *,
    credentials: CredentialReport,
    conflicts: ConflictReport,
    at: datetime,
    today: date,
    plan: str = "",
    role: Role = "case_manager",
    said: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Step:
    """Offer the case to the reviewer; what was found of both today is kept with the offer.

    ``said`` goes with the event: who offers, by reference; ``version`` is the case as they saw it.
    Raises AssignmentError where either blocks: what is unknown blocks until a person has cleared it.
    """
    _check(number, credentials, conflicts, today)
    taken = snapshot(reviewer, credentials)
    event = Event(
        "reviewer_assigned",
        at,
        role,
        {
            **(said or {}),
            "reviewer": reviewer.ref,
            "conflict": conflicts.verdict,
            "credentials": taken.digest,
        },
    )
    with transaction.atomic():
        step = docket.append(number, event, today, expected_version=version)
        AssignmentRow.objects.create(
            case_id=number,
            reviewer_id=reviewer.ref,
            standing="offered",
            credentials=json.dumps(taken.to_json(), ensure_ascii=False),
            conflicts=json.dumps(conflicts.to_json(), ensure_ascii=False),
            plan=plan,
            offered_at=at,
        )
    return step


def answer(
    docket: DatabaseDocket,
    number: str,
    word: str,
    *,
    at: datetime,
    today: date,
    said: Mapping[str, Any] | None = None,
) -> Step:
    """Keep the answer to the open offer: ``accepted`` (attesting independence), ``declined``, ``expired``.

    ``said`` goes with the event: who answered, by reference, and why. After the last two the reviewer is
    barred from the case, and the case waits for another choice.
    """
    with transaction.atomic():
        row = AssignmentRow.objects.select_for_update().filter(case_id=number, standing="offered").first()
        if row is None or word not in _ANSWERS:
            raise AssignmentError(
                f"no open offer to be {word}" if row is None else f"no answer {word!r}",
                where=f"case {number}",
                expected=f"an open offer, and one of {', '.join(_ANSWERS)}",
                do="offer the case first",
            )
        role: Role = "clock" if word == "expired" else "reviewer"
        data = {"reviewer": row.reviewer_id, **({"independent": True} if word == "accepted" else {})}
        data = {**(said or {}), **data}
        step = docket.append(number, Event(_ANSWERS[word], at, role, data), today)
        row.standing, row.answered_at = word, at
        row.save(update_fields=["standing", "answered_at"])
    return step


def _check(number: str, credentials: CredentialReport, conflicts: ConflictReport, today: date) -> None:
    blocked = [
        name
        for name, passes in (
            ("credentials", credentials.passes and credentials.day == today),
            ("conflicts", conflicts.verdict == "clear" and conflicts.day == today),
        )
        if not passes
    ]
    if blocked:
        raise AssignmentError(
            f"the {' and the '.join(blocked)} of the reviewer do not let the case be offered today",
            where=f"case {number}",
            expected="both checked today, nothing unknown left open, no conflict",
            do="look at the report, and clear with a reason what a person may clear",
        )
