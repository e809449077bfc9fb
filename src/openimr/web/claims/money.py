"""What a review costs the administrator now, and what late records make; what is not known says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from openimr.process.errors import ProcessError
from openimr.process.fees import FeeKey, fee
from openimr.process.life import clocks_for
from openimr.web import moment
from openimr.web.store.dispute import dispute_of
from openimr.web.store.models import DisputeRow

if TYPE_CHECKING:
    from openimr.process.fees import Fee, Stage
    from openimr.process.life import CaseLife


@dataclass(frozen=True, slots=True)
class Cost:
    """A fee, or in words why it is not known and what to do."""

    fee: Fee | None
    unknown: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """The invoice of a case: its fee, when it was due, how old it is, and when it was paid."""

    number: str
    case: str
    cost: Cost
    issued: date
    due: date | None
    paid: str | None

    @property
    def age(self) -> int:
        """Days since it was issued, up to its payment."""
        end = date.fromisoformat(self.paid) if self.paid else moment.today()
        return (end - self.issued).days


def cost(life: CaseLife, stage: Stage | None = None) -> Cost:
    """The fee at the stage that the case has reached, or at another one."""
    assigned = life.dates.get("noarfi") or life.dates.get("eligible") or life.dates["received"]
    try:
        key = FeeKey(
            assigned=date.fromisoformat(assigned),
            priority=life.priority,
            pharmacy_only=_pharmacy_only(life.number),
            stage=stage or stage_of(life),
            applications=1 + len(life.children),
        )
        return Cost(fee(key, life.program))
    except ProcessError as error:
        return Cost(None, error.what, error.do)


def stage_of(life: CaseLife) -> Stage:
    """How far the review has come, in the words of the fee table."""
    if "issued" in life.dates:
        return "completed"
    return "ended_after_reviewer" if life.fee_stage == "after_reviewer" else "ended_before_reviewer"


def _pharmacy_only(number: str) -> bool:
    try:
        return dispute_of(number).pharmacy_only
    except DisputeRow.DoesNotExist:
        return False


def invoice(life: CaseLife) -> Invoice | None:
    """The invoice of the case; None while none was made."""
    clocks = list(clocks_for(life, "fee"))
    if not clocks:
        return None
    clock = clocks[-1]
    return Invoice(
        f"{life.number}-1", life.number, cost(life), _day(clock.trigger), clock.due and _day(clock.due),
        life.dates.get("paid"),
    )  # fmt: skip


def early(life: CaseLife) -> tuple[Cost, Cost] | None:
    """What the review costs when everything is authorized now, and when it is decided; None once it ended."""
    if "issued" in life.dates or "closed" in life.dates or "eligible" not in life.dates:
        return None
    return cost(life), cost(life, "completed")


def _day(when: date) -> date:
    """The day of a day or of a moment."""
    return date(when.year, when.month, when.day)
