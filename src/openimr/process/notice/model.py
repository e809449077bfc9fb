"""The values of a notice: to whom, in which words, with which dates and which law behind it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - the union of a due day is a value
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from openimr.process.clock.explain import Language

Role = Literal[
    "worker",
    "attorney",
    "designee",
    "physician",
    "claims_administrator",
    "employer",
    "administrative_director",
]
Channel = Literal["portal", "email", "fax", "courier", "mail"]
BlockKind = Literal["lead", "heading", "paragraph", "list", "deadline", "table", "items", "help"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a notice goes, and how: ``channels`` in the order of the recipient's wish.

    Name and address are printed on the notice and nowhere else: they stay out of ``repr``, so of logs.
    """

    role: Role
    name: str = field(repr=False)
    address: tuple[str, ...] = field(default=(), repr=False)
    channels: tuple[Channel, ...] = ("mail",)


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule of law behind a notice; ``recalled`` marks one that was not read in its text."""

    text: str
    serves: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class ShownDeadline:
    """A date that a notice names: its fact, the rule (None for a plain date), how it was counted."""

    fact: str
    rule: str | None
    due: date | datetime | None
    shown: str
    explanation: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a notice in reading order.

    ``rows`` are list points, table rows, (date, explanation), or the one word of a lead that stands out.
    """

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    head: tuple[str, ...] = ()
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A composed notice with nothing left to fill; ``plain`` when it speaks to the worker's side."""

    kind: str
    program: str
    recipient: Recipient
    language: Language
    channel: Channel
    day: date
    case_number: str
    title: str
    plain: bool
    blocks: tuple[Block, ...]
    deadlines: tuple[ShownDeadline, ...]
    basis: tuple[Provision, ...]

    @property
    def role(self) -> Role:
        """The recipient's role."""
        return self.recipient.role

    @property
    def recalled(self) -> tuple[str, ...]:
        """The provisions and rules of this notice that were not read in their text."""
        rules = (item.rule or item.fact for item in self.deadlines if item.recalled)
        return tuple(dict.fromkeys([*(item.serves for item in self.basis if item.recalled), *rules]))

    @property
    def content_hash(self) -> str:
        """SHA-256 over everything that the recipient is told, hexadecimal; the channel does not count."""
        told: list[Any] = [
            self.kind,
            self.program,
            [self.recipient.role, self.recipient.name, self.recipient.address],
            [self.language, self.day.isoformat(), self.case_number, self.title],
            [[part.kind, part.text, part.rows, part.head, part.recalled] for part in self.blocks],
            [[part.shown, part.explanation, part.recalled] for part in self.deadlines],
            [[part.text, part.serves, part.recalled] for part in self.basis],
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()
