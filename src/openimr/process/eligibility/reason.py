"""The reasons of a programme, read from ``eligibility.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from openimr.programs.load import DEFAULT, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.process.eligibility.model import Effect


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of the programme. ``effects`` begin on their day; the newest begun one counts."""

    code: str
    question: str
    meaning: str
    citation: str
    recalled: bool
    effects: tuple[tuple[date, Effect], ...]
    asks: bool
    curable: bool
    until: str | None
    words: Mapping[str, str]

    def effect_on(self, day: date) -> Effect:
        """What the reason does to an application that was received on that day."""
        return next((effect for since, effect in reversed(self.effects) if since <= day), self.effects[0][1])


@cache
def reasons(program: str = DEFAULT) -> Mapping[str, Reason]:
    """The reasons of the programme by code, in the order in which they are asked."""
    return {code: _reason(code, data) for code, data in rules(program)["reasons"].items()}


def rules(program: str = DEFAULT) -> dict[str, Any]:
    """The data of ``eligibility.yaml``."""
    return cast("dict[str, Any]", load("eligibility.yaml", program))


def choice(name: str, program: str = DEFAULT) -> Any:  # noqa: ANN401 - a word or a number
    """The reading taken where the law leaves one open."""
    return rules(program)["choices"][name]["taken"]


def era(name: str, program: str = DEFAULT) -> date:
    """The first day of an era of the law."""
    return cast("date", rules(program)["eras"][name]["day"])


def _reason(code: str, data: dict[str, Any]) -> Reason:
    return Reason(
        code=code,
        question=data["question"],
        meaning=data["meaning"],
        citation=data["citation"],
        recalled=data["status"] == "recalled",
        effects=tuple((row.get("since", date.min), row["effect"]) for row in data["effects"]),
        asks=data["silence"] == "ask",
        curable=data["curable"],
        until=data.get("until"),
        words={key: value for key, value in data.items() if key.endswith(("en", "es")) or key == "cure"},
    )
