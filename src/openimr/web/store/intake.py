"""An application comes in whole: the case, its dispute and its parties, in one transaction."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction

from openimr.web.intake.known import keep_keys
from openimr.web.store.models import DisputeRow, NoticeRow, PartyRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from openimr.process.life import Event, Item, Step
    from openimr.process.notice import Recipient
    from openimr.process.notice.telling import Dispute
    from openimr.web.store.docket import DatabaseDocket


def file_application(
    docket: DatabaseDocket,
    number: str,
    items: Sequence[int | Item],
    event: Event,
    today: date,
    *,
    dispute: Dispute,
    parties: Sequence[tuple[Recipient, str]],
    application: Mapping[str, Any] | None = None,
) -> Step:
    """Open the case with its dispute and its parties (each with the language of its notices).

    ``application`` is the whole case in the shape of a case.yaml, with ISO days.
    """
    with transaction.atomic():
        step = docket.open(number, items, event, today)
        DisputeRow.objects.create(
            case_id=number,
            facts=_written(dispute),
            application=json.dumps(application, ensure_ascii=False) if application else "",
        )
        PartyRow.objects.bulk_create(
            PartyRow(
                case_id=number,
                role=party.role,
                name=party.name,
                address="\n".join(party.address),
                channels=",".join(party.channels),
                language=language,
            )
            for party, language in parties
        )
        filled = [party.role for party, _ in parties]
        NoticeRow.objects.filter(case_id=number).exclude(role__in=filled).delete()
        keep_keys(number)
    return step


def _written(dispute: Dispute) -> str:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return json.dumps(
        {
            "treatments": {str(number): words for number, words in dispute.treatments.items()},
            "requesting_physician": dispute.requesting_physician,
            "claim_number": dispute.claim_number,
            "date_of_injury": iso(dispute.date_of_injury),
            "ur_decision_date": iso(dispute.ur_decision_date),
            "request_date": iso(dispute.request_date),
            "pharmacy_only": dispute.pharmacy_only,
        },
        ensure_ascii=False,
    )
