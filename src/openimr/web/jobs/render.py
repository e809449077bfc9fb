"""A notice as it goes out: composed by the process from the case, its parties and the event that owes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone

from openimr.process.docket import fold, read_payload
from openimr.process.notice import Recipient, compose, write_pdf
from openimr.process.notice.telling import Dispute, facts_of
from openimr.web.store.models import DisputeRow, EventRow, PartyRow

if TYPE_CHECKING:
    from openimr.web.store.models import NoticeRow

_DATES = ("date_of_injury", "ur_decision_date", "request_date")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a notice, the channel and language chosen, the hash of what it tells."""

    content: bytes
    channel: str
    language: str
    content_hash: str


def render(notice: NoticeRow) -> Rendered:
    """The notice as an accessible PDF to the party that fills the role.

    It tells the case as it stood after the event that owes it, whatever has happened since.
    Raises DoesNotExist without such a party, NoticeError where a fact is missing: the job then fails and
    waits for a person, and nothing half filled goes out.
    """
    until = EventRow.objects.filter(case_id=notice.case_id, sequence__lte=notice.event).order_by("sequence")
    payloads = list(until.values_list("payload", flat=True))
    case, event = fold(notice.case_id, payloads), read_payload(payloads[-1])[0]
    party = PartyRow.objects.get(case_id=notice.case_id, role=notice.role)
    told = facts_of(notice.kind, case, event, _dispute(notice.case_id))
    composed = compose(
        notice.kind,
        _recipient(party),
        {name: value for name, value in told.items() if value is not None},
        today=timezone.localdate(),
        language=cast("Any", party.language),
        program=case.program,
    )
    return Rendered(write_pdf(composed), composed.channel, composed.language, composed.content_hash)


def _recipient(party: PartyRow) -> Recipient:
    channels = cast("Any", tuple(party.channels.split(",")))
    return Recipient(cast("Any", party.role), party.name, tuple(party.address.splitlines()), channels)


def _dispute(number: str) -> Dispute:
    written = json.loads(DisputeRow.objects.get(case_id=number).facts)
    days = {name: date.fromisoformat(written[name]) for name in _DATES if written.get(name)}
    return Dispute(
        treatments={int(item): words for item, words in written["treatments"].items()},
        requesting_physician=written["requesting_physician"],
        claim_number=written.get("claim_number"),
        pharmacy_only=written.get("pharmacy_only", False),
        **days,
    )
