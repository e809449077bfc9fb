"""The part of each item that can be reviewed: what was asked, what was authorized, what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.case import Quantity, RequestPart, in_one_unit, is_substituted
from openimr.case.reconcile import one_unit
from openimr.process.eligibility.answer import Answer, says
from openimr.process.eligibility.model import Portion
from openimr.process.eligibility.reason import choice, rules
from openimr.programs.load import load

if TYPE_CHECKING:
    from openimr.case import Case, DisputedItem, Request
    from openimr.process.eligibility.model import State


def portions(case: Case) -> tuple[Portion, ...]:
    """The reviewable part of each item, in the order of the items (8 CCR 9792.10.1)."""
    return tuple(_portion(item, case.program) for item in case.items)


def adds_up(case: Case, found: tuple[Portion, ...]) -> Answer:
    """Requested = authorized + remaining in every item where all three are counted in one unit."""
    wrong = [portion for portion in found if portion.reconciles is False]
    if not wrong:
        compared = [portion for portion in found if portion.reconciles]
        state: State = (
            "met" if compared or all(portion.kind != "unknown" for portion in found) else "cannot_tell"
        )
        return Answer(state, tuple(says(f"items[{p.item}].request", "adds up") for p in compared))
    words = rules(case.program)["portion"]
    by_number = {item.number: item for item in case.items}
    sums = [_sums(by_number[portion.item].request) for portion in wrong]
    return Answer(
        "not_met",
        tuple(
            says(f"items[{p.item}].request", words["sums"].format(**s))
            for p, s in zip(wrong, sums, strict=True)
        ),
        items=tuple(portion.item for portion in wrong),
        effect="flag" if choice("quantities_that_do_not_add_up", case.program) == "flag" else None,
        values={
            "sums": " ".join(words["sums"].format(**one) for one in sums),
            "sums_es": " ".join(words["sums_es"].format(**one) for one in sums),
        },
    )


def _portion(item: DisputedItem, program: str) -> Portion:
    request = item.request
    if request.original is None or request.authorized is None:
        return Portion(item.number, "whole", item.heading)
    if is_substituted(request, program) or _kept_whole(request):
        return Portion(item.number, "whole_after_substitution", _substituted(request, program))
    remaining = request.remaining or _left(request)
    if remaining is None:
        return Portion(item.number, "unknown", item.heading)
    wording = _three_moves(request.original, request.authorized, remaining, program)
    amounts = in_one_unit(request)
    if amounts is None:
        return Portion(item.number, "remaining", wording)
    requested, accounted = amounts[0], amounts[1] + amounts[2]
    return Portion(item.number, "remaining", wording, abs(requested - accounted) < 1e-6, requested, accounted)


def _kept_whole(request: Request) -> bool:
    """The remainder is the request itself, word for word: the authorization was for something else."""
    return bool(
        request.original and request.remaining and request.original.text == request.remaining.text
    ) and not in_one_unit(request)


def _left(request: Request) -> RequestPart | None:
    """What remains by subtraction, where the file names only what was asked for and authorized."""
    original, authorized = request.original, request.authorized
    if original is None or authorized is None or original.quantity is None or authorized.quantity is None:
        return None
    left = original.quantity.amount - authorized.quantity.amount
    if not one_unit(original.quantity, authorized.quantity) or left <= 0:
        return None
    unit = original.quantity.unit
    return RequestPart(f"{left:g} {unit}{'' if left == 1 else 's'}", Quantity(left, unit))


def _three_moves(original: RequestPart, authorized: RequestPart, remaining: RequestPart, program: str) -> str:
    """Request, authorization, remainder: the words in which letters tell a partial dispute."""
    words = load("letters/determination.yaml", program)["item"]
    return (
        f"{original.text} {words['original']} {authorized.text} {words['authorized']} "
        f"{words['remaining']} {remaining.text}"
    )


def _substituted(request: Request, program: str) -> str:
    words = load("letters/determination.yaml", program)["item"]
    original, authorized = request.original, request.authorized
    if original is None or authorized is None:
        return ""
    instead = rules(program)["portion"]["authorized_instead"].format(authorized=authorized.text)
    return f"{original.text} {words['original']} {instead}"


def _sums(request: Request) -> dict[str, str]:
    amounts = in_one_unit(request) or (0.0, 0.0, 0.0)
    original, authorized, remaining = amounts
    return {
        "original": f"{original:g}",
        "authorized": f"{authorized:g}",
        "remaining": f"{remaining:g}",
        "sum": f"{authorized + remaining:g}",
    }
