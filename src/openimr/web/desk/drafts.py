"""The versions of a reviewer's draft: one that is worked on, the others frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from openimr.errors import OpenimrError
from openimr.web import moment
from openimr.web.desk.draft import Draft, read_draft
from openimr.web.desk.models import DraftRow
from openimr.web.desk.proposal import proposal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from openimr.web.desk.seat import Seat


class LateSavingError(OpenimrError):
    """The draft was saved from elsewhere since the page was opened; nothing was overwritten."""


def versions(seat: Seat) -> QuerySet[DraftRow]:
    """All versions that this reviewer wrote of the case, the newest first."""
    return DraftRow.objects.filter(case_id=seat.number, reviewer=seat.reviewer).order_by("-version")


def working(seat: Seat) -> DraftRow | None:
    """The version being worked on, begun where the case waits for one; None while it does not.

    A returned draft goes on from its own words, a first one from what the worksheet proposes.
    """
    newest = versions(seat).first()
    if not seat.writing or (newest and newest.standing == "working"):
        return newest if newest and newest.standing == "working" else None
    content = newest.content if newest else proposal(seat.worksheet(), seat.disputed).to_json()
    with transaction.atomic():
        last = DraftRow.objects.filter(case_id=seat.number).order_by("version").last()
        row, _ = DraftRow.objects.get_or_create(
            case_id=seat.number,
            version=last.version + 1 if last else 1,
            defaults={"reviewer": seat.reviewer, "content": content, "saved_at": moment.now()},
        )
    return row


def returned(seat: Seat) -> DraftRow | None:
    """The version that quality review sent back, where the newest but the working one was."""
    last = versions(seat).exclude(standing="working").first()
    return last if last and last.standing == "returned" else None


def save(seat: Seat, draft: Draft, revision: int) -> DraftRow:
    """Keep the words in the working version.

    Raises LateSavingError where ``revision`` is not the newest: another window was faster.
    """
    with transaction.atomic():
        row = versions(seat).select_for_update().filter(standing="working").first()
        if row is None or not seat.writing:
            raise LateSavingError(
                "this draft is no longer open for writing",
                where=f"case {seat.number}",
                expected="a review that waits for its draft",
                do="copy your words from this page, then open the case again",
            )
        if row.revision != revision:
            raise LateSavingError(
                "this draft was saved from another window since this page was opened",
                where=f"case {seat.number}",
                expected=f"saving {row.revision}, and this page shows {revision}",
                do="compare both windows, then save again to keep the words of this page",
            )
        row.content, row.revision, row.saved_at = draft.to_json(), revision + 1, moment.now()
        row.save(update_fields=["content", "revision", "saved_at"])
    return row


def content(row: DraftRow) -> Draft:
    """The words of a version."""
    return read_draft(row.content)
