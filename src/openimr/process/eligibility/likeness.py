"""Whether two applications come from one worker, and whether they dispute the same thing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from openimr.process.eligibility.closeness import compare_dates, compare_names, compare_numbers, folded
from openimr.process.eligibility.model import Likeness
from openimr.process.eligibility.reason import rules
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from openimr.case import DisputedItem, Service
    from openimr.process.eligibility.closeness import How
    from openimr.process.eligibility.identity import WorkerIdentity

_LEVEL = re.compile(r"\b[clts]\d{1,2}\b")
_WORD = re.compile(r"[a-z]+|\d+(?:[./-]\d+)*")


def compare_workers(
    one: WorkerIdentity, other: WorkerIdentity, program: str = DEFAULT
) -> tuple[Likeness, ...]:
    """Field by field, what speaks for one worker and against; first and last name may have changed places."""
    straight = _names(one, other)
    crossed = _names(one, other, crossed=True)
    points = rules(program)["likeness"]["points"]
    names = max((straight, crossed), key=lambda found: sum(points[f][how] for f, how in found if how))
    compared: list[tuple[str, How | None]] = [
        ("claim_number", compare_numbers(one.claim_number, other.claim_number)),
        *names,
        ("date_of_birth", compare_dates(one.date_of_birth, other.date_of_birth)),
        ("date_of_injury", compare_dates(one.date_of_injury, other.date_of_injury)),
    ]
    return tuple(Likeness(name, how, points[name][how]) for name, how in compared if how)


def _names(
    one: WorkerIdentity, other: WorkerIdentity, *, crossed: bool = False
) -> list[tuple[str, How | None]]:
    last, first = (other.first_name, other.last_name) if crossed else (other.last_name, other.first_name)
    return [
        ("last_name", compare_names(one.last_name, last)),
        ("first_name", compare_names(one.first_name, first)),
    ]


def is_same_worker(found: tuple[Likeness, ...], program: str = DEFAULT) -> bool:
    """Whether enough speaks for one worker."""
    return score(found) >= float(rules(program)["likeness"]["same_worker"])


def score(found: tuple[Likeness, ...]) -> float:
    """The points for one worker, less those against."""
    return round(sum(likeness.points for likeness in found), 2)


def same_items(
    ours: tuple[DisputedItem, ...], theirs: tuple[DisputedItem, ...], program: str = DEFAULT
) -> tuple[int, ...]:
    """The numbers of our items that the other application disputes as well."""
    return tuple(item.number for item in ours if any(is_same_item(item, other, program) for other in theirs))


def is_same_item(one: DisputedItem, other: DisputedItem, program: str = DEFAULT) -> bool:
    """Whether two items ask for the same service at the same place; quantities may differ.

    Kinds that hold many unlike things (drugs, equipment ...) are told apart by their words.
    """
    data = rules(program)["likeness"]
    if not _same_place(one.service, other.service):
        return False
    if one.service.kind == other.service.kind and one.service.kind not in data["by_words"]:
        return True
    return _near_headings(one.heading, other.heading, program)


def _same_place(one: Service, other: Service) -> bool:
    places = ((one.region, other.region), (one.side, other.side))
    kinds = {one.kind, other.kind} - {"other"}
    return len(kinds) < 2 and all(a is None or b is None or a == b for a, b in places)


@lru_cache(maxsize=65536)
def _near_headings(one: str, other: str, program: str) -> bool:
    if _levels(one) and _levels(other) and _levels(one) != _levels(other):
        return False
    first, second = _telling(one, program), _telling(other, program)
    if not first or not second:
        return first == second
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    like = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio()
    return like >= float(rules(program)["likeness"]["heading"])


@lru_cache(maxsize=65536)
def _telling(heading: str, program: str) -> tuple[str, ...]:
    """The words of a heading that tell its service, sorted; strengths and counts are left out."""
    idle = set(rules(program)["likeness"]["idle"])
    words = _WORD.findall(" ".join(folded(heading)))
    return tuple(sorted({word for word in words if word not in idle and not word[0].isdigit()} - _DOSES))


def _levels(heading: str) -> frozenset[str]:
    """The levels of the spine that a heading names, such as l4 of L4-5."""
    return frozenset(_LEVEL.findall(heading.casefold()))


_DOSES = frozenset({"mg", "mcg", "ml", "g", "gm"})
