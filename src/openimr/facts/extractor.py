"""What an extractor of facts is, and the check on a model that is one: no fact without words in the text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol, get_args

from openimr.case.model import Region, Side
from openimr.facts.model import Fact, Status
from openimr.programs.load import load
from openimr.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from openimr.case import Service

VERSION = "1"
_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")


class Extractor(Protocol):
    """Reads the clinical facts that a text states; ``openimr.facts.extract`` is the default one."""

    def __call__(
        self, text: str, *, injury: date | None = None, disputed: Collection[Service] = ()
    ) -> tuple[Fact, ...]:
        """The facts in the order of their words, with spans in ``text``."""


def instructions() -> str:
    """The fact vocabulary in words for a language model, made from the programme's data."""
    words = load("facts/vocabulary.yaml")
    concepts = "\n".join(
        f"- {name}" + (f" (kind: {', '.join(kinds)})" if kinds else "")
        for name, kinds in words["concepts"].items()
    )
    statuses = "\n".join(f"- {name}: {meaning}" for name, meaning in words["statuses"].items())
    return (
        "List every clinical fact that the text states. Answer with a JSON array only. Each element has: "
        "concept, kind (or null), status, region (or null), side (or null), quote, sentence. quote is the "
        "shortest run of words that carries the concept, copied letter by letter; sentence is the whole "
        f"sentence around it, copied letter by letter.\n\nConcepts:\n{concepts}\n\nStatuses:\n{statuses}\n\n"
        f"Regions: {', '.join(get_args(Region))}\nSides: {', '.join(get_args(Side))}"
    )


def checked(answer: str, text: str, *, found_by: str, document: str = "text") -> tuple[Fact, ...]:
    """The facts of a model's answer whose quote stands literally in the text; all others are dropped.

    An unknown concept or status, or a quote that the text has more than once without the sentence that
    tells which, drops the fact too. An unknown kind, region or side is left out. Never raises on any answer.
    """
    known = load("facts/vocabulary.yaml")
    facts = []
    for entry in _entries(answer):
        at = _place(entry, text)
        concept, status = entry["concept"], entry["status"]
        if at is None or concept not in known["concepts"] or status not in get_args(Status):
            continue
        facts.append(
            Fact(
                concept,
                status,
                Span(document, *at),
                quote=text[at[0] : at[1]],
                kind=_one_of(entry.get("kind"), known["concepts"][concept]),
                region=_one_of(entry.get("region"), get_args(Region)),
                side=_one_of(entry.get("side"), get_args(Side)),
                found_by=f"{found_by}/{VERSION}",
            )
        )
    return tuple(
        sorted(set_of(facts), key=lambda fact: (fact.evidence.start, fact.evidence.end, fact.concept))
    )


def set_of(facts: list[Fact]) -> list[Fact]:
    """The facts, each concept once at each place."""
    first: dict[tuple[str, int, int], Fact] = {}
    for fact in facts:
        first.setdefault((fact.concept, fact.evidence.start, fact.evidence.end), fact)
    return list(first.values())


def _entries(answer: str) -> Iterator[dict[str, Any]]:
    try:
        told = json.loads(_FENCE.sub("", answer))
    except (ValueError, RecursionError):
        return
    if isinstance(told, dict):
        told = told.get("facts", [])
    for entry in told if isinstance(told, list) else ():
        if isinstance(entry, dict) and all(
            isinstance(entry.get(k), str) for k in ("concept", "status", "quote")
        ):
            yield entry


def _place(entry: dict[str, Any], text: str) -> tuple[int, int] | None:
    """Where the quote stands: inside its sentence where that is given, else at its only place."""
    quote, sentence = entry["quote"], entry.get("sentence")
    if not quote.strip():
        return None
    if isinstance(sentence, str) and quote in sentence and text.count(sentence) == 1:
        start = text.index(sentence) + sentence.index(quote)
    elif text.count(quote) == 1:
        start = text.index(quote)
    else:
        return None
    return start, start + len(quote)


def _one_of(value: object, allowed: Collection[str]) -> Any:  # noqa: ANN401 - a literal of the codes allowed
    return value if isinstance(value, str) and value in allowed else None
