"""The values of eligibility: what was asked, what the file says, what follows, and how it can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from openimr.case import Case
    from openimr.process.clock import Deadline
    from openimr.process.eligibility.identity import WorkerIdentity

State = Literal["met", "not_met", "cannot_tell"]
Effect = Literal["ineligible", "remind", "defer", "duplicate", "weigh", "flag", "ask"]
Outcome = Literal["eligible", "partly_eligible", "ineligible", "deferred", "needs_information", "duplicate"]
Certainty = Literal["likely", "possible"]


@dataclass(frozen=True, slots=True)
class Filing:
    """An application as it came in: the case without a name, and the worker's identity beside it."""

    case: Case
    worker: WorkerIdentity | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on: a field of the case or an entry of the docket, and what it says there."""

    source: str
    says: str


@dataclass(frozen=True, slots=True)
class Cure:
    """How a defect is mended: until which day, and the days left from today; None where none is known."""

    how: str
    how_es: str
    until: date | None = None
    days_left: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question of eligibility, under the code of its reason.

    ``effect`` is what it does to the application, None where it does nothing. ``reason`` is the sentence
    for the worker, empty where the requirement is met. ``items`` are the numbers of the items concerned;
    empty means the whole application. ``recalled``: it rests on a rule that was not read in its text.
    """

    code: str
    question: str
    state: State
    effect: Effect | None
    evidence: tuple[Evidence, ...]
    reason: str
    reason_es: str
    citation: str
    recalled: bool
    cure: Cure | None = None
    deadline: Deadline | None = None
    items: tuple[int, ...] = ()

    @property
    def curable(self) -> bool:
        """Whether the worker can still mend it: there is a cure, and its time is not over."""
        return self.cure is not None and (self.cure.days_left is None or self.cure.days_left >= 0)


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of an item that can be reviewed (8 CCR 9792.10.1).

    ``kind``: the whole request, what remains of it, the whole after another service was authorized, or
    unknown. ``wording`` tells request, authorization and remainder in the three moves of a letter.
    ``reconciles``: requested = authorized + remaining; None where they are not counted in one unit.
    """

    item: int
    kind: Literal["whole", "remaining", "whole_after_substitution", "unknown"]
    wording: str
    reconciles: bool | None = None
    requested: float | None = None
    accounted: float | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one field of two applications compares, and what that counts. Names are never repeated here."""

    field: str
    how: str
    points: float


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An earlier application on the same dispute; ``survivor`` is the case that goes on, the earliest live.

    ``basis``: the same decision, the same items, or both. ``decided``: an earlier review decided it.
    """

    number: str
    survivor: str
    score: float
    certainty: Certainty
    basis: tuple[Literal["decision", "items"], ...]
    decided: bool
    reasons: tuple[Likeness, ...]
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EligibilityReport:
    """Every finding on one application, and the outcome that follows. It proposes; the director decides."""

    number: str
    today: date
    outcome: Outcome
    explanation: str
    explanation_es: str
    findings: tuple[Finding, ...]
    portions: tuple[Portion, ...]
    duplicates: tuple[Duplicate, ...] = ()
    recalled: bool = False

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """The findings that do something to the application."""
        return tuple(finding for finding in self.findings if finding.effect)
