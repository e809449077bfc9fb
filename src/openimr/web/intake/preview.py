"""The notices that an event would send, before it happens; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from openimr.process.life import Event, transition
from openimr.process.notice import Recipient, compose, write_html
from openimr.process.notice.telling import facts_of
from openimr.web import acts, moment
from openimr.web.intake import page
from openimr.web.intake.telling import named
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import CaseRow, PartyRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.life import Step
    from openimr.web.accounts.models import User


@dataclass(frozen=True, slots=True)
class Coming:
    """A notice that would be owed to a party of the case."""

    kind: str
    role: str

    @property
    def named(self) -> str:
        """The kind of notice in words."""
        return named(self.kind)

    @property
    def key(self) -> str:
        """Which notice of the preview this is."""
        return f"{self.kind}.{self.role}"


def step_of(user: User, number: str, kind: str, data: Mapping[str, Any]) -> tuple[Event, Step]:
    """What would happen. Raises ForbiddenEventError as the event itself would."""
    life = page.life_of(CaseRow.objects.get(number=number))
    event = Event(kind, moment.now(), acts.role_for(user, kind, life.program), {**data, "by": user.ref})
    return event, transition(life, event, moment.today())


def coming(number: str, step: Step) -> list[Coming]:
    """The notices to roles that somebody fills."""
    filled = set(PartyRow.objects.filter(case_id=number).values_list("role", flat=True))
    return [Coming(due.kind, role) for due in step.notices for role in due.recipients if role in filled]


def written(number: str, event: Event, step: Step, one: Coming) -> str:
    """The notice as a page of HTML. Raises NoticeError where a fact is missing, as sending it would."""
    party = PartyRow.objects.get(case_id=number, role=one.role)
    told = facts_of(one.kind, step.case, event, dispute_of(number))
    notice = compose(
        one.kind,
        Recipient(
            cast("Any", party.role),
            party.name,
            tuple(party.address.splitlines()),
            cast("Any", tuple(party.channels.split(","))),
        ),
        {name: value for name, value in told.items() if value is not None},
        today=moment.today(),
        language=cast("Any", party.language),
        program=step.case.program,
    )
    return write_html(notice)
