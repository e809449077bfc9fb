"""The names that a guideline file takes from elsewhere: services, regions, tiers, editions, statuses."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, cast

from openimr.facts import COUNTS
from openimr.guideline.errors import GuidelineError
from openimr.programs import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROCESS = "process"


def check_names(document: object, name: str, program: str) -> None:
    """Raise GuidelineError for the first name that nothing else knows: where, and the nearest right one.

    A misspelt service or region would make a rule silent for ever; a misspelt tier would never govern.
    """
    content = cast("dict[str, Any]", document)
    for where, what, word, known, home in _names(content, program):
        if word not in known:
            raise GuidelineError(
                f"unknown {what} {word!r}",
                where=f"{name}, {where}",
                expected=nearest(word, known),
                do=f"use a code of {home}",
            )


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or all of them when none is near."""
    names = sorted(known)
    close = get_close_matches(word, names, 1, 0.5)
    return repr(close[0]) if close else "one of " + ", ".join(names)


def tiers(program: str) -> frozenset[str]:
    """Every tier of the programme's ladder, and that of rules about the request itself."""
    steps = load("ladder.yaml", program)["search"]
    return frozenset(tier["id"] for step in steps for tier in step["tiers"]) | {PROCESS}


def _names(content: dict[str, Any], program: str) -> Iterator[tuple[str, str, str, frozenset[str], str]]:
    """Where a name stands, what it names, the name, the names known, and the file that holds them."""
    services = load("services.yaml", program)
    kinds, regions = frozenset(services["kinds"]), frozenset(services["regions"])
    editions = frozenset(entry["id"] for entry in load("catalogue.yaml", program)["guidelines"])
    yield "authority/tier", "tier", content["authority"]["tier"], tiers(program), "ladder.yaml"
    if content["catalogue"] is not None:
        yield "catalogue", "edition", content["catalogue"], editions, "catalogue.yaml"
    for rule in content.get("rules", ()):
        scope, where = rule["scope"], f"{rule['id']}/scope"
        for word in scope["services"]:
            yield f"{where}/services", "service", word, kinds, "services.yaml"
        for word in (*scope["regions"], *scope.get("by_analogy", ())):
            yield f"{where}/regions", "region", word, regions, "services.yaml"
        for example in rule["examples"]:
            for fact in example["facts"]:
                place = f"{rule['id']}/{example['name']}"
                yield place, "status", fact["status"], frozenset(COUNTS), "facts/vocabulary.yaml"
