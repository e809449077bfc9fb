"""The words in which facts are stated, as the forms of the desk offer them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from openimr.case.model import Region, Side
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.facts import Fact


@dataclass(frozen=True, slots=True)
class Attribute:
    """A value that a fact of a concept may carry; ``options`` where only some values are known."""

    name: str
    options: tuple[str, ...]
    hint: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Concepts with their kinds, statuses with their meaning, regions, sides, attributes by concept."""

    concepts: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, str]
    regions: tuple[str, ...]
    sides: tuple[str, ...]
    attributes: Mapping[str, tuple[Attribute, ...]]

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Each concept, alone and with each of its kinds, as code and words."""
        found = []
        for concept, kinds in self.concepts.items():
            found.append((f"{concept}/", concept.replace("_", " ")))
            found += [(f"{concept}/{kind}", f"{concept}: {kind}".replace("_", " ")) for kind in kinds]
        return tuple(found)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of facts of the programme."""
    data: dict[str, Any] = load("facts/vocabulary.yaml")
    return Vocabulary(
        {concept: tuple(kinds) for concept, kinds in data["concepts"].items()},
        data["statuses"],
        get_args(Region),
        get_args(Side),
        {
            concept: tuple(_attribute(name, values) for name, values in attributes.items())
            for concept, attributes in data["attributes"].items()
        },
    )


def values_of(fact: Fact) -> tuple[Attribute, ...]:
    """What the fact's concept may carry, with what it carries now."""
    values = fact.value or {}
    known = vocabulary().attributes.get(fact.concept, ())
    return tuple(replace(one, now=str(values.get(one.name, ""))) for one in known)


def _attribute(name: str, values: Any) -> Attribute:  # noqa: ANN401 - a list of values or a remark
    if isinstance(values, list):
        return Attribute(name, tuple(map(str, values)), "")
    return Attribute(name, (), str(values))
