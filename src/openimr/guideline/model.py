"""A guideline's criteria and what became of them on a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from openimr.citation import Citation
    from openimr.facts import Fact

State = Literal["met", "not_met", "not_documented", "contradicted", "not_applicable"]
Kind = Literal[
    "indication",
    "advice_against",
    "modality_choice",
    "sequence",
    "timing",
    "repeat",
    "scope",
    "process",
]


@dataclass(frozen=True, slots=True)
class Guideline:
    """One guideline edition on one topic, as its file under ``programs/`` says it.

    ``in_force`` bounds the decision dates it governs, the end None while it still does;
    ``recalled`` tells that the rule, or a part of it, still waits for a check against a lawful copy.
    ``id`` is ``file/code``. ``by_analogy`` names regions for which letters use the rule although its
    text speaks of another: such a rule is reported, but never governs. A ``special_case_of`` another
    rule is reported beside that rule, which already holds its ground.
    """

    id: str
    catalogue: str | None
    title: str
    citation: str
    tier: str
    in_force: tuple[date, date | None]
    services: tuple[str, ...]
    regions: tuple[str, ...]
    kind: Kind
    recalled: bool
    source: str
    summary: str
    logic: Mapping[str, object]
    asks: Mapping[str, str]
    file: str = ""
    by_analogy: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    applies_when: Mapping[str, object] | None = None
    special_case_of: str | None = None
    examples: tuple[Mapping[str, object], ...] = ()
    program: str = "ca_workers_comp"
    reference: Citation | None = None

    @property
    def code(self) -> str:
        """The short code of the rule, e.g. ``A8-IMG``; the criterion of its finding."""
        return self.id.rpartition("/")[2]


class Finding(NamedTuple):
    """The state of one criterion, with the statements for and against it.

    A named tuple, for hundreds are made for one case and a frozen dataclass costs four times as much.
    ``citation`` is where the criterion is printed, ``ask`` the question to send when the record is silent;
    ``deciding`` marks the leaves that fix the state of the whole; ``missing`` lists what the record
    would have to show; ``smallest`` is the least set of criteria whose meeting would meet this one.
    """

    guideline: str
    criterion: str
    statement: str
    kind: Kind
    state: State
    deciding: bool
    recalled: bool
    for_: tuple[Fact, ...] = ()
    against: tuple[Fact, ...] = ()
    neither: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    smallest: tuple[str, ...] = ()
    children: tuple[Finding, ...] = ()
    note: str | None = None
    citation: str = ""
    ask: str | None = None

    def leaves(self) -> Iterator[Finding]:
        """The criteria at the bottom of the tree, in the order of the file."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator[Finding]:
        """This criterion and every one below it, each before its parts."""
        yield self
        for child in self.children:
            yield from child.walk()

    def to_json(self) -> dict[str, object]:
        """The finding as JSON, in the shape of the determination contract; spans, not quotations."""
        return {
            "guideline": self.guideline,
            "criterion": self.criterion,
            "statement": self.statement,
            "kind": self.kind,
            "state": self.state,
            "deciding": self.deciding,
            "recalled": self.recalled,
            "for": [fact.evidence.to_json() for fact in self.for_],
            "against": [fact.evidence.to_json() for fact in self.against],
            "missing": list(self.missing),
            "note": self.note,
        }
