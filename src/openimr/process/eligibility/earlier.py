"""The questions that other cases answer: a duplicate, a prior decision; and what was authorized since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.process.eligibility.answer import Answer, says
from openimr.process.eligibility.model import Evidence
from openimr.process.eligibility.reason import choice

if TYPE_CHECKING:
    from openimr.process.eligibility.docket import Docket
    from openimr.process.eligibility.model import Duplicate, Filing


def is_only_one(filing: Filing, docket: Docket | None, found: tuple[Duplicate, ...]) -> Answer:
    """No live application of the worker is about this dispute, or this one is the earliest of them."""
    searched = _searched(filing, docket)
    if searched.state == "cannot_tell":
        return searched
    live = [match for match in found if not _is_prior(match, filing)]
    likely = [match for match in live if match.certainty == "likely"]
    if likely and likely[0].survivor != filing.case.number:
        covered = _items(likely)
        whole = not covered or len(covered) == len(filing.case.items)
        # Closing a copy that asks for more would lose what is new in it: then a person looks.
        return _matched("not_met" if whole else "cannot_tell", likely)
    possible = [match for match in live if match.certainty == "possible"]
    if possible:
        return _matched("cannot_tell", possible)
    return searched


def is_undecided(filing: Filing, docket: Docket | None, found: tuple[Duplicate, ...]) -> Answer:
    """No earlier review decided the same treatment (8 CCR 9792.10.3(a)(2))."""
    searched = _searched(filing, docket)
    if searched.state == "cannot_tell":
        return searched
    decided = [match for match in found if _is_prior(match, filing)]
    likely = [match for match in decided if match.certainty == "likely"]
    if likely:
        items = _items(likely)
        whole = len(items) == len(filing.case.items) or not items
        return _matched("not_met", likely, items=() if whole else items)
    return _matched("cannot_tell", decided) if decided else searched


def is_still_refused(filing: Filing) -> Answer:
    """No item was authorized after the decision (8 CCR 9792.10.6(a))."""
    items = filing.case.items
    granted = [item for item in items if item.authorized is not None]
    if not granted:
        return Answer("cannot_tell", (says("items[].authorized", None),))
    evidence = tuple(says(f"items[{item.number}].authorized", item.authorized) for item in granted)
    whole = len(granted) == len(items)
    return Answer("not_met", evidence, items=() if whole else tuple(item.number for item in granted))


def _is_prior(match: Duplicate, filing: Filing) -> bool:
    taken = choice("same_decision_already_determined", filing.case.program)
    return match.decided and taken == "prior_decision"


def _searched(filing: Filing, docket: Docket | None) -> Answer:
    if docket is None:
        return Answer("cannot_tell", (Evidence("docket", "no docket was searched"),))
    if filing.worker is None:
        return Answer("cannot_tell", (Evidence("docket", "the worker's identity is not known"),))
    return Answer("met", (Evidence("docket", f"{len(docket)} applications searched"),))


def _matched(state: str, matches: list[Duplicate], items: tuple[int, ...] = ()) -> Answer:
    evidence = tuple(Evidence(f"docket {match.number}", _told(match)) for match in matches)
    survivor = {"survivor": matches[0].survivor}
    if state == "not_met":
        return Answer("not_met", evidence, items=items, values=survivor)
    return Answer("cannot_tell", evidence, items=items, effect="ask", values=survivor)


def _told(match: Duplicate) -> str:
    fields = "; ".join(f"{like.field.replace('_', ' ')}: {like.how}" for like in match.reasons)
    return f"score {match.score:g} ({match.certainty}): {fields}"


def _items(matches: list[Duplicate]) -> tuple[int, ...]:
    return tuple(sorted({number for match in matches for number in match.items}))
