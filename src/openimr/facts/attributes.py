"""What a rule may test beyond concept and status: clarity, level, grade, trend, weeks, sessions, results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.facts.finding import grade
from openimr.facts.pattern import closing, pattern, stems

if TYPE_CHECKING:
    from openimr.facts.mention import Mention

_BETTER_THAN_FAIR = re.compile(r"4\+\s?/\s?5")
_LEVELS = re.compile(
    r"([ctls](?<![a-z0-9].)\d{1,2}(?:(?:\s?[-/]\s?| (?:and|to|through) |, )[ctls]?\d{1,2})*)(?![a-z0-9])"
)
_WORDS_FOR_NUMBERS = ("one two three four five six seven eight nine ten eleven twelve").split()  # noqa: SIM905 - counted off
_NUMBERS = {word: number for number, word in enumerate(_WORDS_FOR_NUMBERS, 1)}
_COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SESSIONS = re.compile(
    rf"\b{_COUNT}(?: \(\d+\))? (?:completed )?(?:sessions?|visits?|treatments?)\b|\bx ?(?P<m>\d{{1,2}})\b"
)
_PERIOD = re.compile(rf"\b{_COUNT}(?: \(\d+\))?[- ](?P<unit>week|month)s?\b")
_SCORE = re.compile(r"\b(\d{1,2})(?:-\d{1,2})?\s?(?:/| out of | of )\s?10\b")
_AMOUNT = re.compile("session|visit|treatments|week|month|x [0-9]|x[0-9]")


def describe(mention: Mention, lower: str, start: int, end: int) -> None:
    """Fill ``value`` of a mention from its own words and its clause; the sentence is ``start`` to ``end``."""
    describer = _BY_CONCEPT.get(mention.concept)
    if describer:
        clause = _clause(lower, mention, start, end)
        describer(mention, clause, lower[mention.start : mention.end])


def _clause(lower: str, mention: Mention, start: int, end: int) -> str:
    """The words around a mention up to the next semicolon or full stop on either side."""
    begin = max(start, lower.rfind(";", start, mention.start) + 1)
    close = lower.find(";", mention.end, end)
    return lower[begin : close if close >= 0 else end]


def _deficit(mention: Mention, clause: str, own: str) -> None:
    """Level, grade, clarity; a finding is unequivocal that is graded or placed and that nothing hedges."""
    if mention.row:
        return  # a row of a table has told all
    at = clause.find(own)
    near = clause[max(0, at - 40) : at + len(own) + 70]
    level = _LEVELS.search(near)
    if level:
        mention.value["level"] = level[1].upper()
    found = grade(near) if mention.kind == "motor" else None
    if found:
        mention.value["grade"] = found
    if mention.status == "affirmed":
        hedged = pattern("equivocal").search(near) or _BETTER_THAN_FAIR.search(near)
        placed = level is not None or found not in {None, "5/5"}
        walked = mention.kind in {"gait", "motor"} and _usual_root(mention, own)
        loose = mention.kind in {"gait", "unspecified"} and not walked
        loose = loose or (mention.kind == "sensory" and not placed)
        mention.value["clarity"] = "equivocal" if hedged or loose else "unequivocal"


def _usual_root(mention: Mention, own: str) -> bool:
    """Whether walking on heels or toes was tried, or a foot drops; then the root that serves it is noted."""
    sign = stems("signs_of_roots").first(own)
    if sign is not None:
        mention.value.setdefault("level", sign.upper())
    return sign is not None


def _complaint(mention: Mention, clause: str, own: str) -> None:
    at = clause.find(own)
    near = clause[max(0, at - 40) : at + len(own) + 45]
    trend = stems("trends").first(near) if mention.kind != "other" else None
    if trend:
        mention.value["trend"] = trend
    score = _SCORE.search(near) if "10" in near else None
    if score and int(score[1]) <= 10:
        mention.value["severity"] = int(score[1])


def _treatment(mention: Mention, clause: str, own: str) -> None:
    at = clause.find(own)
    near = clause[max(0, at - 45) : at + len(own) + 45]
    if _AMOUNT.search(near):
        _amounts(mention, near)
    outcomes = stems("outcomes")
    outcome = outcomes.first(clause)
    if outcome:
        outcome = outcomes.first(_part(clause, at, at + len(own))) or outcome
        mention.value["outcome"] = outcome


def _part(clause: str, start: int, end: int) -> str:
    """The part of a clause, between words that turn to something else, in which a treatment stands."""
    turns = [match.span() for match in pattern("turns").finditer(clause)]
    begin = max((stop for _, stop in turns if stop <= start), default=0)
    close = min((turn for turn, _ in turns if turn >= end), default=len(clause))
    return clause[begin:close]


def _amounts(mention: Mention, near: str) -> None:
    sessions = _SESSIONS.search(near)
    if sessions:
        mention.value["sessions"] = _number(sessions["n"] or sessions["m"])
    period = _PERIOD.search(near)
    if period and not closing("lasted").search(near[: period.start()].rstrip()):
        mention.value["weeks"] = _number(period["n"]) * (1 if period["unit"] == "week" else 4)


def _surgery(mention: Mention, clause: str, own: str) -> None:
    procedure = pattern("procedures").search(own)
    if procedure:
        mention.value["procedure"] = procedure[0]
    levels = _LEVELS.search(clause[max(0, clause.find(own) - 30) :])
    if levels:
        mention.value["levels"] = re.sub(r"\s?(?:to|through|-)\s?", "-", levels[1]).upper()


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


_BY_CONCEPT = {
    "neuro_deficit": _deficit,
    "symptom": _complaint,
    "radicular_symptom": _complaint,
    "conservative_treatment": _treatment,
    "prior_surgery": _surgery,
    "procedure_planned": _surgery,
}
