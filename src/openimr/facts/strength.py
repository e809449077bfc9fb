"""Rows of a table of strength: a muscle, its root, and one grade for each side."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.facts.mention import Mention
from openimr.programs.load import load

if TYPE_CHECKING:
    from openimr.case import Side
    from openimr.facts.model import Status
    from openimr.facts.sentence import Extent

_GRADE = r"[0-5][-+]?/5"
_ROW = re.compile(
    rf"\s*(?P<names>[a-z][a-z ,'/-]*?)\s*(?:\((?P<root>[cls]\d[^)]{{0,8}})\))?\s*:?"
    rf"\s*(?P<grades>{_GRADE}(?:[ ,;]+{_GRADE}){{0,3}})\s*\.?\s*"
)
_PROSE_GRADE = re.compile(
    rf"(?:(?: strength)?(?: (?:is|was|were|are|at|(?:rated|graded)(?: at)?))?[ :,]{{1,2}})({_GRADE})(?!\d)"
)
_PROSE = re.compile(r"\b(?:strength|power|motor|is|was|were|are|exam|examination|showed|revealed)\b")
_SIDE = re.compile(r"\b(left|right)\b")
_LEFT_FIRST = re.compile(r"\b(?:left,?|l) (?:right|r)\b")
_HEADER = 400  # characters before a row within which the head of its table stands
_RANK = {"-": -1, "+": 1}


@cache
def _muscles() -> tuple[re.Pattern[str], dict[str, dict[str, Any]]]:
    muscles: dict[str, dict[str, Any]] = load("facts/regions.yaml")["muscles"]
    names = "|".join(sorted(map(re.escape, muscles), key=len, reverse=True))
    return re.compile(rf"\b({names})\b"), muscles


def find_strength(lower: str, sentence: Extent) -> Mention | None:
    """The strength that a row tells: its weaker side, or both where they are equal; None for other words.

    Two grades are right then left unless the head of the table says otherwise; after a side of its own, a
    row tells later visits and the last counts. A muscle's usual root is the level where the row names none.
    """
    row = _ROW.fullmatch(lower, *sentence)
    pattern, muscles = _muscles()
    named = pattern.search(row["names"]) if row else None
    if row is None or named is None or _PROSE.search(row["names"]):
        return None
    side, grade = _weaker(row, lower[max(0, sentence.start - _HEADER) : sentence.start])
    muscle = muscles[named[1]]
    status: Status = "exam_negative" if grade.startswith("5/") else "affirmed"
    value: dict[str, str | int | float] = {
        "grade": f"{grade[0]}/5",
        "level": (row["root"] or muscle["root"]).upper(),
    }
    if status == "affirmed":
        value["clarity"] = "equivocal" if grade == "4+/5" else "unequivocal"
    return Mention(
        "neuro_deficit", "motor", row.start("names"), row.end("names"), region=muscle["region"], side=side,
        status=status, settled=True, row=True, value=value,
    )  # fmt: skip


def graded_muscles(lower: str, sentence: Extent, taken: list[tuple[int, int]]) -> list[Mention]:
    """Muscles that prose names with their grade, as in "EHL and wrist extensors 4+/5"; none twice."""
    pattern, muscles = _muscles()
    found: list[Mention] = []
    for grade in _PROSE_GRADE.finditer(lower, *sentence):
        clause = max(lower.rfind(mark, sentence.start, grade.start()) for mark in (".", ";", "/5", ":"))
        for name in pattern.finditer(lower, max(clause, sentence.start, grade.start() - 60), grade.start()):
            if any(start < name.end() and name.start() < end for start, end in taken):
                continue
            normal = grade[1].startswith("5")
            found.append(
                Mention(
                    "neuro_deficit",
                    "motor",
                    name.start(),
                    name.end(),
                    region=muscles[name[1]]["region"],
                    status="exam_negative" if normal else "affirmed",
                    settled=True,
                    value={"grade": f"{grade[1][0]}/5", "level": muscles[name[1]]["root"]},
                )
            )
    return found


def _weaker(row: re.Match[str], before: str) -> tuple[Side | None, str]:
    """The side of the lowest grade, and that grade."""
    grades = re.findall(_GRADE, row["grades"])
    own = _SIDE.search(row["names"])
    if own:
        side: Side = "left" if own[1] == "left" else "right"
        return side, grades[-1]
    if len(grades) == 1:
        return None, grades[0]
    right, left = grades[-2:]
    if _LEFT_FIRST.search(before) and not re.search(r"\bright,? left\b", before):
        right, left = left, right
    if _rank(right) == _rank(left):
        return "bilateral", right
    return ("left", left) if _rank(left) < _rank(right) else ("right", right)


def _rank(grade: str) -> float:
    return int(grade[0]) + _RANK.get(grade[1], 0) / 3
