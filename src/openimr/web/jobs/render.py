"""A notice as it goes out: composed by the process from the case, its parties and the event that owes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from openimr.process.docket import fold, read_payload
from openimr.process.notice import Recipient, compose, write_pdf
from openimr.process.notice.telling import facts_of
from openimr.web import moment
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import EventRow, PartyRow

if TYPE_CHECKING:
    from openimr.web.store.models import NoticeRow


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
    told = facts_of(notice.kind, case, event, dispute_of(notice.case_id))
    composed = compose(
        notice.kind,
        _recipient(party),
        {name: value for name, value in told.items() if value is not None},
        today=moment.today(),
        language=cast("Any", party.language),
        program=case.program,
    )
    return Rendered(write_pdf(composed), composed.channel, composed.language, composed.content_hash)


def _recipient(party: PartyRow) -> Recipient:
    channels = cast("Any", tuple(party.channels.split(",")))
    return Recipient(cast("Any", party.role), party.name, tuple(party.address.splitlines()), channels)
