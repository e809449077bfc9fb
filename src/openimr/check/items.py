"""IMR2xx: the parts of a determination, its items and their outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openimr.check.model import Rule
from openimr.check.subject import Hit, Part, Subject, sentences
from openimr.check.vocabulary import conclusion, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.case import Quantity, RequestPart
    from openimr.letter import LetterItem

NO_ITEMS = Rule(
    "IMR201",
    "no-items",
    "error",
    "The letter decides no item. A determination says of each disputed treatment whether it is necessary.",
    "8 CCR 9792.10.6(d)",
    "A letter that ends after the clinical case summary.",
)
NO_OUTCOME = Rule(
    "IMR202",
    "no-outcome",
    "error",
    "An item has neither Upheld nor Overturned.",
    "8 CCR 9792.10.6(d); each item is decided on its own",
    "A heading that ends with 'Modified'.",
)
CONTRADICTION = Rule(
    "IMR203",
    "conclusion-contradicts-outcome",
    "error",
    "The last conclusion of the rationale says the opposite of the outcome: Upheld means that the refusal "
    "stands, Overturned that the treatment is necessary.",
    "8 CCR 9792.10.6(d); Labor Code 4610.6(e)",
    "Overturned, and the rationale closes: the request is not medically necessary.",
)
QUANTITIES = Rule(
    "IMR204",
    "quantities-do-not-reconcile",
    "error",
    "What was authorized and what remains in dispute do not add up to the original request.",
    "8 CCR 9792.10.1(b): only the part that was not authorized is reviewed",
    "60 tablets requested, 25 authorized, 45 in dispute.",
)
MISSING_PART = Rule(
    "IMR205",
    "part-missing",
    "error",
    "A part that a determination must have is not there: the worker's condition, the reviewer's "
    "qualifications, the reviewer's guideline or the reasons.",
    "8 CCR 9792.10.6(d), Labor Code 4610.6(d)-(e); parts of the list are RECALLED and to be checked",
    "An item without a decision rationale.",
)
TWO_OUTCOMES = Rule(
    "IMR206",
    "one-heading-two-outcomes",
    "error",
    "Two items under the same heading have different outcomes, so the letter cannot be implemented.",
    "Labor Code 4610.6(j): the determination is implemented as decided",
    "The same request listed twice, once Upheld and once Overturned.",
)
ASSOCIATED = Rule(
    "IMR207",
    "associated-service-without-its-procedure",
    "warning",
    "An associated service is Overturned although every other item of the letter is Upheld.",
    "practice of the letters: an associated service follows its procedure",
    "Surgery Upheld; 'Associated surgical service: assistant surgeon' Overturned.",
)


def no_items(subject: Subject) -> Iterator[Hit]:
    """A letter without a decided item."""
    if not subject.letter.items:
        yield Hit("the letter decides no item")


def no_outcome(subject: Subject) -> Iterator[Hit]:
    """Each item without an outcome."""
    for item in subject.letter.items:
        if item.outcome is None:
            part = subject.heading(item)
            yield Hit("neither Upheld nor Overturned", part, 0, len(part.text), item.number)


def contradiction(subject: Subject) -> Iterator[Hit]:
    """Each item whose last concluding sentence says the opposite of its outcome."""
    for item in subject.letter.items:
        part = subject.rationale(item)
        last = last_conclusion(subject, part)
        if last is None or item.outcome is None:
            continue
        start, end, necessary = last
        if necessary != (item.outcome == "overturned"):
            says = "necessary" if necessary else "not necessary"
            yield Hit(f"concludes {says}, but the outcome is {item.outcome.title()}", part, start, end)


def quantities(subject: Subject) -> Iterator[Hit]:
    """Each partly authorized item whose three quantities have one unit and do not add up."""
    for item in subject.letter.items:
        request = item.request
        known = [_quantity(p) for p in (request.original, request.authorized, request.remaining)]
        original, authorized, remaining = known
        if original is None or authorized is None or remaining is None:
            continue
        if len({q.unit for q in known if q}) != 1 or _substitute(item):
            continue
        if original.amount != authorized.amount + remaining.amount:
            part = subject.heading(item)
            sums = f"{original.amount:g} requested, {authorized.amount:g} authorized"
            yield Hit(f"{sums}, {remaining.amount:g} in dispute", part, 0, len(part.text))


def missing_part(subject: Subject) -> Iterator[Hit]:
    """Each part that the letter should have and has not."""
    letter = subject.letter
    if not letter.clinical_case_summary:
        yield Hit("no clinical case summary")
    if not (letter.reviewer.specialties or letter.reviewer.states_of_licensure):
        yield Hit("no qualifications of the reviewer")
    for item in letter.items:
        if item.reviewer_guideline is None:
            yield Hit("no guideline line of the reviewer", item=item.number)
        if not item.rationale:
            yield Hit("no decision rationale", item=item.number)


def two_outcomes(subject: Subject) -> Iterator[Hit]:
    """The second of two items with one heading and two outcomes."""
    seen: dict[str, str | None] = {}
    for item in subject.letter.items:
        heading = " ".join(item.heading.casefold().split())
        if heading in seen and item.outcome and seen[heading] and seen[heading] != item.outcome:
            part = subject.heading(item)
            yield Hit("the same heading has another outcome above", part, 0, len(part.text))
        seen.setdefault(heading, item.outcome)


def associated(subject: Subject) -> Iterator[Hit]:
    """Each associated service that is Overturned while all other items are Upheld."""
    items = subject.letter.items
    own = [item for item in items if not is_associated(subject, item)]
    if not own or any(item.outcome != "upheld" for item in own):
        return
    for item in items:
        if is_associated(subject, item) and item.outcome == "overturned":
            part = subject.heading(item)
            yield Hit("Overturned, while every other item is Upheld", part, 0, len(part.text))


def is_associated(subject: Subject, item: LetterItem) -> bool:
    """Whether an item depends on another, by its heading or by the words of its rationale."""
    words = pattern("dependent", subject.program)
    return bool(words.match(item.heading) or words.search(item.rationale or ""))


def last_conclusion(subject: Subject, part: Part) -> tuple[int, int, bool] | None:
    """The last sentence that concludes one way, as start, end and whether it says necessary."""
    last = None
    for start, sentence in sentences(part):
        negative = list(conclusion("not_necessary", subject.program).finditer(sentence))
        positive = list(conclusion("necessary", subject.program).finditer(sentence))
        if negative:
            last = (start, start + len(sentence), False) if not positive else last
        elif positive:
            last = (start, start + len(sentence), True)
    return last


def _quantity(part: RequestPart | None) -> Quantity | None:
    return part.quantity if part else None


def _substitute(item: LetterItem) -> bool:
    """Whether another service was authorized instead: the whole request then stays in dispute."""
    original, remaining = item.request.original, item.request.remaining
    return bool(original and remaining and _quantity(original) == _quantity(remaining))


RULES = (
    (NO_ITEMS, no_items),
    (NO_OUTCOME, no_outcome),
    (CONTRADICTION, contradiction),
    (QUANTITIES, quantities),
    (MISSING_PART, missing_part),
    (TWO_OUTCOMES, two_outcomes),
    (ASSOCIATED, associated),
)
