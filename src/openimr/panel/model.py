"""The values of a panel: reviewers by opaque reference, their credentials and their relations. No names."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - fields of values
from typing import Any, Literal, NewType

from openimr.panel.errors import PanelError
from openimr.panel.jsonable import as_object

ReviewerRef = NewType("ReviewerRef", str)
DegreeClass = Literal["md_do", "other"]
LicenceStatus = Literal["active", "restricted", "probation", "expired", "suspended", "revoked", "unknown"]
RelationKind = Literal["familial", "financial", "professional", "involvement"]

_REF = re.compile(r"r-[0-9a-f]{4,32}")


def new_ref() -> ReviewerRef:
    """A fresh reference that tells nothing of the person."""
    return ReviewerRef(f"r-{secrets.token_hex(6)}")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of one state; its number lies in the sealed identity, for it leads to a name."""

    state: str
    kind: str
    status: LicenceStatus
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Certification:
    """A certificate of a board in a specialty; ``expires`` None = no day on file, unless ``lifelong``."""

    board: str
    specialty: str
    subspecialties: tuple[str, ...] = ()
    expires: date | None = None
    lifelong: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """Active clinical practice; None is not known. ``since`` is the day that it began."""

    since: date | None = None
    years: float | None = None
    hours_a_week: float | None = None

    def years_on(self, day: date) -> float | None:
        """Years in practice on a day: counted from ``since`` where known, else as stated."""
        return self.years if self.since is None else (day - self.since).days / 365.25


@dataclass(frozen=True, slots=True)
class Sanction:
    """A disciplinary action, taken or pending, or cleared (dismissed)."""

    standing: Literal["taken", "pending", "dismissed"]
    day: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment as Qualified Medical Evaluator; ``until`` None = it goes on."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, first and last included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Relation:
    """A disclosed tie of the reviewer to an entity; ``percent`` of yearly income where financial."""

    kind: RelationKind
    nature: str
    entity: str
    source: str
    percent: float | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    """The reviewer's statement that the disclosed relations are all; ``covers`` relation rules, () = all."""

    day: date
    source: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clearance:
    """A person's decision that something unknown is no obstacle; ``what`` is the rule that it clears."""

    what: str
    by_role: str
    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Qualifications:
    """The only value about a reviewer that letters, notices and exports may take (Labor Code 4610.6(f))."""

    states_of_licensure: tuple[str, ...]
    specialties: tuple[str, ...]
    subspecialties: tuple[str, ...]
    statement: str

    def to_json(self) -> dict[str, Any]:
        """The qualifications as JSON."""
        return as_object(self)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A reviewer without identity. ``sanctions`` and ``qme`` are None where nobody looked them up."""

    ref: ReviewerRef
    degree_class: DegreeClass
    licences: tuple[Licence, ...]
    specialties: tuple[str, ...]
    certifications: tuple[Certification, ...] = ()
    practice: Practice = Practice()
    sanctions: tuple[Sanction, ...] | None = None
    qme: tuple[Appointment, ...] | None = None
    relations: tuple[Relation, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    leave: tuple[Leave, ...] = ()
    load: int = 0
    capacity: int = 1
    turnaround_days: float | None = None
    accepts_priority: bool = True
    discipline: str | None = None

    def __post_init__(self) -> None:
        """Refuse a reference that could be a name, without repeating it."""
        if not _REF.fullmatch(self.ref):
            raise PanelError(
                "a reference that is not opaque",
                where="reviewer",
                expected="r- and 4 to 32 hexadecimal digits",
                do="make one with openimr.panel.new_ref()",
            )

    def to_json(self) -> dict[str, Any]:
        """The reviewer as JSON, for inside the organisation: a reference, no name, no licence number."""
        return as_object(self)


@dataclass(frozen=True, slots=True)
class CredentialSnapshot:
    """What was true of a reviewer's credentials on a day, for the case; ``digest`` is SHA-256 of the rest."""

    reviewer: ReviewerRef
    day: date
    qualifications: Qualifications
    licences: tuple[Licence, ...]
    certifications: tuple[Certification, ...]
    findings: tuple[tuple[str, str], ...]
    digest: str = field(default="")

    def to_json(self) -> dict[str, Any]:
        """The snapshot as JSON."""
        return as_object(self)
