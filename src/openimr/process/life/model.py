"""The values of a case's life: where it stands, what happened, what a step started, stopped and owes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - the union below is a value
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.case import Priority, ServiceMethod

Role = Literal[
    "worker",
    "attorney",
    "designee",
    "physician",
    "claims_administrator",
    "administrative_director",
    "intake",
    "case_manager",
    "reviewer",
    "quality_reviewer",
    "medical_director",
    "billing",
    "appeals_board",
    "clock",
]
ItemStanding = Literal["in_dispute", "ineligible", "authorized", "withdrawn", "upheld", "overturned"]
ClockStanding = Literal["running", "met", "missed", "stopped"]
Outcome = Literal["upheld", "overturned"]
FeeStage = Literal["before_reviewer", "after_reviewer"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a case: a kind of ``life.yaml``, a zoned moment, a role, plain JSON data.

    ``data`` holds no name of a person; a reviewer appears as an opaque reference only.
    """

    kind: str
    at: datetime
    role: Role
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Item:
    """A disputed item on its way: its number, where it stands, and whether its treatment is already given."""

    number: int
    standing: ItemStanding = "in_dispute"
    retrospective: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline a case runs under: the rule, its trigger, the day it ends (None where none is set)."""

    rule: str
    trigger: date | datetime
    due: date | datetime | None
    service: ServiceMethod = "personal"
    priority: Priority = "standard"
    standing: ClockStanding = "running"


@dataclass(frozen=True, slots=True)
class NoticeDue:
    """A notice that a step owes: its kind (``notices/``), to which roles, and the facts that fill it."""

    kind: str
    recipients: tuple[Role, ...]
    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Determination:
    """One issued version: its day, the outcome of each item, who decided, and whether it is public.

    ``corrects`` is the version whose words it mends, ``reversed_on`` the day on which a court set it aside.
    """

    version: int
    issued: str
    outcomes: Mapping[int, Outcome]
    reviewer: str | None
    credentials: str | None
    corrects: int | None = None
    published: str | None = None
    reversed_on: str | None = None


@dataclass(frozen=True, slots=True)
class Remand:
    """Why a determination was set aside: the statutory ground, and for plain error the wrong fact."""

    ground: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class CaseLife:
    """Where a case stands, folded from its events; ``version`` counts them.

    ``dates`` are the milestones by name (received, eligible, noarfi, records_complete, drafted, issued,
    published ...), ISO days. ``barred_reviewers`` are opaque references of those who may not decide (again).
    ``decisions`` is the reviewer's draft: no party may see it, items change at issue only. ``records`` are
    the senders of documents beyond the utilization review decision; ``credentials`` names the snapshot of
    the reviewer's; ``identity`` holds the opaque references by which applications are compared.
    """

    number: str
    program: str
    state: str
    priority: Priority = "standard"
    items: tuple[Item, ...] = ()
    dates: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    clocks: tuple[Clock, ...] = ()
    reviewer: str | None = None
    barred_reviewers: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    survivor: str | None = None
    version: int = 0
    last_at: datetime | None = None
    formulary: bool = False
    records: tuple[Role, ...] = ()
    credentials: str | None = None
    attested: bool = False
    decisions: Mapping[int, Outcome] = field(default_factory=lambda: MappingProxyType({}))
    determinations: tuple[Determination, ...] = ()
    remand: Remand | None = None
    fee_stage: FeeStage | None = None
    identity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    children_received: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Step:
    """What a transition gives: the case after it, the clocks it started and stopped, the notices it owes."""

    case: CaseLife
    started: tuple[Clock, ...] = ()
    stopped: tuple[Clock, ...] = ()
    notices: tuple[NoticeDue, ...] = ()
