"""Serve a letter: the cover that its event owes goes out with it, and each service is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from openimr.errors import OpenimrError
from openimr.web import moment
from openimr.web.jobs.effects import send_notice
from openimr.web.letters.models import LetterRow, ServiceRow
from openimr.web.store.models import NoticeRow, PartyRow

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from openimr.web.accounts.models import User

COVER = "determination_cover"
CHANNELS = {
    "mail": "Mail, in the state",
    "mail_out_of_state": "Mail, out of the state",
    "personal": "By hand",
    "fax": "Fax",
    "electronic": "Electronically",
}


class ServiceError(OpenimrError):
    """A service that cannot be noted as it was filled in."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party to be served with a version: its cover (None where none is owed), and how it was served."""

    role: str
    channels: tuple[str, ...]
    cover: NoticeRow | None
    services: tuple[ServiceRow, ...]

    @property
    def ready(self) -> bool:
        """Whether its cover is in the outbox."""
        return self.cover is not None and self.cover.sent_at is not None


def parties_of(letter: LetterRow) -> tuple[Party, ...]:
    """Everyone whom the version is owed to, with cover and proof of service."""
    covers = {one.role: one for one in covers_of(letter)}
    noted = list(letter.services.order_by("served_at"))
    rows = PartyRow.objects.filter(case_id=letter.case_id, role__in=covers or ("",)).order_by("role")
    return tuple(
        Party(
            row.role,
            tuple(row.channels.split(",")),
            covers.get(row.role),
            tuple(one for one in noted if one.role == row.role),
        )
        for row in rows
    )


def covers_of(letter: LetterRow) -> QuerySet[NoticeRow]:
    """The covers with which this version goes out: those owed by the event that issued it."""
    return NoticeRow.objects.filter(case_id=letter.case_id, kind=COVER, event=letter.event or 0)


def enclosed_in(notice: NoticeRow) -> LetterRow | None:
    """The version that goes with a cover; None for any other notice. For whoever carries the outbox."""
    if notice.kind != COVER:
        return None
    return LetterRow.objects.filter(case_id=notice.case_id, event=notice.event).first()


def prepare_covers(letter: LetterRow) -> int:
    """Put the covers into the outbox now instead of when the worker comes to them; how many went."""
    keys = covers_of(letter).filter(sent_at__isnull=True).values_list("key", flat=True)
    return sum(send_notice(key) for key in list(keys))


def note_service(user: User, letter: LetterRow, role: str, channel: str, served_at: datetime) -> ServiceRow:
    """Keep that the version reached the party. Raises ServiceError; the same service is kept once."""
    _check(letter, role, channel, served_at)
    try:
        with transaction.atomic():
            return ServiceRow.objects.create(
                letter=letter,
                role=role,
                channel=channel,
                served_at=served_at,
                by=user.ref,
                noted_at=moment.now(),
            )
    except IntegrityError:
        return ServiceRow.objects.get(letter=letter, role=role, channel=channel, served_at=served_at)


def _check(letter: LetterRow, role: str, channel: str, served_at: datetime) -> None:
    wrong = None
    if not any(party.role == role for party in parties_of(letter)):
        wrong = ("this version is not owed to that party", "a party of the case")
    elif channel not in CHANNELS:
        wrong = ("the channel is not known", f"one of {', '.join(CHANNELS)}")
    elif not letter.issued_at.replace(second=0, microsecond=0) <= served_at <= moment.now():
        wrong = ("the moment of service is not after the issue, or has not come", "a moment between the two")
    if wrong:
        what, expected = wrong
        raise ServiceError(
            what, where=f"case {letter.case_id}", expected=expected, do="correct it and note it again"
        )


def not_served(letters: QuerySet[LetterRow]) -> QuerySet[LetterRow]:
    """The newest versions of which a party that is owed one has no service on file."""
    served = ServiceRow.objects.filter(letter=OuterRef(OuterRef("pk"))).values("role")
    owed = NoticeRow.objects.filter(case=OuterRef("case"), kind=COVER, event=OuterRef("event"))
    later = LetterRow.objects.filter(case=OuterRef("case"), version__gt=OuterRef("version"))
    return letters.filter(Exists(owed.exclude(role__in=served)), ~Exists(later))
