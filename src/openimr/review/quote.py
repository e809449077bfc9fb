"""Short quotations of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openimr.facts import Fact
    from openimr.text import Span

LONGEST = 12
# Values worth saying beside the words, because they are a reading of them.
TELLING = {("clarity", "equivocal"): "not firm", ("result", "normal"): "result: normal"}


def quote(fact: Fact) -> str:
    """The fact's sentence in quotation marks, shortened, with the values that a rule may test."""
    if fact.passage:
        return f"\u201c{fact.passage}\u201d{_values(fact)}"
    words = fact.quote.split()
    more = " ..." if len(words) > LONGEST else ""
    return f"\u201c{' '.join(words[:LONGEST])}{more}\u201d{_values(fact)}"


def _values(fact: Fact) -> str:
    said = [words for (name, value), words in TELLING.items() if fact.value and fact.value.get(name) == value]
    return f" ({', '.join(said)})" if said else ""


def quotes(facts: Iterable[Fact], most: int = 3) -> str:
    """The first few different quotations in a row."""
    words = list(dict.fromkeys(quote(fact) for fact in facts))
    rest = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + rest


def told(facts: Iterable[Fact], program: str) -> str:
    """What the record says, each group of statements introduced by its status."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.status, []).append(fact)
    words = load("wording.yaml", program)["told"]
    return "; ".join(words[status].format(words=quotes(group)) for status, group in groups.items())


def spans(facts: Iterable[Fact]) -> tuple[Span, ...]:
    """Where the facts stand, each place once."""
    return tuple(dict.fromkeys(fact.evidence for fact in facts))
