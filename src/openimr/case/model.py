"""The values of a dispute: case, application, utilization review decision, disputed items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    Day = date  # for the class that has a field named date

Priority = Literal["standard", "expedited"]
ServiceMethod = Literal[
    "mail_in_state", "mail_out_of_state", "mail_abroad", "electronic", "fax", "personal"
]  # how a paper was served on a party; the time to answer depends on it (CCP 1013)
Signer = Literal["worker", "attorney", "designee", "physician"]
Side = Literal["left", "right", "bilateral"]
Region = Literal[
    "cervical_spine",
    "thoracic_spine",
    "lumbar_spine",
    "shoulder",
    "elbow",
    "wrist_hand",
    "hip",
    "knee",
    "ankle_foot",
    "head",
    "upper_extremity",
    "lower_extremity",
    "other",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of a service: ``amount`` of ``unit`` (session, visit, tablet, view, month, refill ...)."""

    amount: float
    unit: str

    def to_json(self) -> dict[str, object]:
        """The quantity as JSON; a whole amount prints as an integer."""
        amount: float | int = int(self.amount) if self.amount == int(self.amount) else self.amount
        return {"amount": amount, "unit": self.unit}


@dataclass(frozen=True, slots=True)
class Service:
    """One treatment or study as asked for; ``kind`` is a code of our own (mri, xray, emg_ncv), never CPT."""

    kind: str
    region: Region | None = None
    side: Side | None = None
    contrast: Literal["with", "without", "with_and_without"] | None = None
    quantity: Quantity | None = None

    def to_json(self) -> dict[str, object]:
        """The service as JSON, in the shape of the letter contract."""
        return {
            "kind": self.kind,
            "region": self.region,
            "side": self.side,
            "contrast": self.contrast,
            "quantity": self.quantity.to_json() if self.quantity else None,
        }


@dataclass(frozen=True, slots=True)
class RequestPart:
    """A part of a modified request, in its own words, with the quantity where the words name one."""

    text: str
    quantity: Quantity | None = None

    def to_json(self) -> dict[str, object]:
        """The part as JSON."""
        return {"text": self.text, "quantity": self.quantity.to_json() if self.quantity else None}


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, what utilization review authorized, what remains in dispute.

    All three parts are None for a request that was refused whole. ``retrospective`` tells that the
    service was already given; ``date_of_service`` then names the day, where known.
    Authority: 8 CCR 9792.10.1; only the part not authorized is reviewed.
    """

    original: RequestPart | None = None
    authorized: RequestPart | None = None
    remaining: RequestPart | None = None
    retrospective: bool = False
    date_of_service: date | None = None

    def to_json(self) -> dict[str, object]:
        """The request as JSON; ``retrospective`` is the date of service, true without a date, or null."""
        retrospective: object = None
        if self.retrospective:
            retrospective = self.date_of_service.isoformat() if self.date_of_service else True
        return {
            "original": self.original.to_json() if self.original else None,
            "authorized": self.authorized.to_json() if self.authorized else None,
            "remaining": self.remaining.to_json() if self.remaining else None,
            "retrospective": retrospective,
        }


@dataclass(frozen=True, slots=True)
class DisputedItem:
    """One refused service, decided on its own. ``associated_with`` names the item that it depends on.

    ``authorized`` is the day on which the claims administrator authorized all of it after all, where it did.
    """

    number: int
    heading: str
    service: Service
    request: Request = Request()
    associated_with: int | None = None
    authorized: date | None = None


@dataclass(frozen=True, slots=True)
class UtilizationReviewDecision:
    """The adverse decision under review (Labor Code 4610). None means that the file does not say.

    ``date`` is the decision's own, ``served`` the day it was served on the worker by ``service``.
    ``form_sent``: the application form came with it. ``on_necessity``: it decides medical necessity.
    ``lack_of_information``: refused only because information that was asked for did not come.
    ``liability_agreed``: the administrator agrees to this review in spite of its dispute of liability.
    ``liability_resolved``: service of the notice that this dispute is over, by ``liability_service``.
    ``found_untimely``: the appeals board found the decision late.
    """

    date: Day | None
    outcome: Literal["denied", "modified", "delayed"] = "denied"
    guideline: str | None = None
    reason: str | None = None
    request_received: Day | None = None
    served: Day | None = None
    service: ServiceMethod | None = None
    form_sent: bool | None = None
    on_necessity: bool | None = None
    lack_of_information: bool | None = None
    liability_disputed: bool | None = None
    liability_reason: str | None = None
    liability_agreed: bool | None = None
    liability_resolved: Day | None = None
    liability_service: ServiceMethod | None = None
    formulary: bool | None = None
    carve_out: bool | None = None
    billing_only: bool | None = None
    found_untimely: bool | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """The worker's application for review (8 CCR 9792.10.1). None means that the file does not say.

    ``received_at`` is the moment of receipt where the hour is known. ``designated`` is the day on which the
    worker named a designee. ``ur_decision_attached``: a copy of the decision came with it.
    """

    received: date | None
    priority: Priority = "standard"
    received_at: datetime | None = None
    signed: bool | None = None
    signed_by: Signer | None = None
    designated: date | None = None
    ur_decision_attached: bool | None = None
    withdrawn: bool | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One dispute under Independent Medical Review, without any person's name."""

    number: str
    program: str
    date_of_injury: date | None
    date_assigned: date | None
    decision_date: date | None
    application: Application
    utilization_review: UtilizationReviewDecision
    items: tuple[DisputedItem, ...]
