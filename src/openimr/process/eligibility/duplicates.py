"""Find the applications on file that are about the same dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from openimr.process.eligibility.closeness import compare_dates
from openimr.process.eligibility.likeness import compare_workers, is_same_worker, same_items, score
from openimr.process.eligibility.model import Duplicate, Likeness
from openimr.process.eligibility.reason import choice, rules

if TYPE_CHECKING:
    from openimr.process.eligibility.docket import Docket, Known
    from openimr.process.eligibility.model import Certainty, Filing

Basis = tuple[Literal["decision", "items"], ...]


def find_duplicates(filing: Filing, docket: Docket) -> tuple[Duplicate, ...]:
    """Earlier applications of the same worker on the same decision or the same items, the likeliest first.

    Each names the case that survives: the earliest live one. Applications that were closed without a
    decision are no duplicates, because a defect may be mended by filing again (8 CCR 9792.10.3).
    """
    if filing.worker is None:
        return ()
    found = [
        (known, match)
        for known in docket.candidates(filing.worker, filing.case.utilization_review.date)
        if known.number != filing.case.number and (match := _match(filing, known)) is not None
    ]
    survivor = _earliest_live(filing, [known for known, match in found if match.certainty == "likely"])
    matches = [
        match if match.decided or match.certainty == "possible" else replace(match, survivor=survivor)
        for _, match in found
    ]
    matches.sort(key=lambda match: (match.certainty != "likely", -match.score, match.number))
    return tuple(matches)


def _earliest_live(filing: Filing, found: list[Known]) -> str:
    """The number of the earliest live case among the filing and those found."""
    live = rules(filing.case.program)["standings"]["live"]
    dated = [(known.received or date.max, known.number) for known in found if known.standing in live]
    return min([*dated, (filing.case.application.received or date.max, filing.case.number)])[1]


def _match(filing: Filing, known: Known) -> Duplicate | None:
    program = filing.case.program
    standings = rules(program)["standings"]
    live, decided = known.standing in standings["live"], known.standing in standings["decided"]
    if filing.worker is None or not (live or decided):
        return None
    worker = compare_workers(filing.worker, known.worker, program)
    if not is_same_worker(worker, program):
        return None
    items = same_items(filing.case.items, known.items, program)
    dates = compare_dates(filing.case.utilization_review.date, known.ur_decision)
    basis, certainty = _basis(filing, dates, items, known)
    if not basis:
        return None
    reasons = (*worker, Likeness("ur_decision", dates or "not known", 0.0), _said(items))
    survivor = known.number if decided else _earliest_live(filing, [known])
    return Duplicate(known.number, survivor, score(worker), certainty, basis, decided, reasons, items)


def _basis(
    filing: Filing, dates: str | None, items: tuple[int, ...], known: Known
) -> tuple[Basis, Certainty]:
    """What the two have in common, and whether that settles it or a person must look."""
    program = filing.case.program
    if items and dates in {"same", "transposed", None}:
        return ("decision", "items") if dates else ("items",), "likely"
    if items:
        return _taken("same_items_under_a_new_decision", "items", program)
    if dates == "same" and not known.items:
        return ("decision",), "likely"
    if dates == "same":
        return _taken("same_decision_with_other_items", "decision", program)
    return (), "possible"


def _taken(name: str, basis: Literal["decision", "items"], program: str) -> tuple[Basis, Certainty]:
    reading = choice(name, program)
    if reading == "separate":
        return (), "possible"
    return (basis,), "likely" if reading == "duplicate" else "possible"


def _said(items: tuple[int, ...]) -> Likeness:
    numbers = ", ".join(str(number) for number in items)
    return Likeness("items", f"same: {numbers}" if items else "different", 0.0)
