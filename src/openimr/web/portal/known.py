"""The applications on file that may be about the same dispute as one in the making."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db.models import Q

from openimr.case import DisputedItem, read_item
from openimr.process.eligibility import Docket, Known, WorkerIdentity, read_worker, worker_of
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import DisputeRow, PartyRow

if TYPE_CHECKING:
    from openimr.process.notice.telling import Dispute
    from openimr.web.portal.draft import Draft

_MOST = 100


def docket_beside(draft: Draft) -> Docket:
    """Those with the claim number or the date of the decision that were typed."""
    injury, decision = draft.answers("injury"), draft.answers("decision")
    told = {
        "claim_number": injury.get("claim_number"),
        "ur_decision_date": _iso(decision.get("ur_date")),
    }
    alike = Q(pk__in=[])
    for name, value in told.items():
        if value:
            alike |= Q(facts__contains=f'"{name}": {json.dumps(value, ensure_ascii=False)}')
    rows = DisputeRow.objects.filter(alike).select_related("case").order_by("-pk")[:_MOST]
    return Docket(_known(row) for row in rows)


def _known(row: DisputeRow) -> Known:
    told = dispute_of(row.case_id)
    return Known(
        number=row.case_id,
        worker=_worker(row, told),
        ur_decision=told.ur_decision_date,
        received=row.case.received_on,
        items=tuple(
            DisputedItem(number, words, *read_item(words)[:2]) for number, words in told.treatments.items()
        ),
        standing=row.case.state,
    )


def _worker(row: DisputeRow, told: Dispute) -> WorkerIdentity:
    """The worker as the application names them, or as the party is addressed."""
    if row.application and (named := worker_of(row.application, where=row.case_id)):
        return named
    party = PartyRow.objects.filter(case_id=row.case_id, role="worker").first()
    name = party.name if party else ""
    fields = {"name": name, "claim_number": told.claim_number, "date_of_injury": told.date_of_injury}
    return read_worker(fields) or WorkerIdentity()


def _iso(day: object) -> str | None:
    return str(day) if day else None
