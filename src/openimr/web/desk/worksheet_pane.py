"""The worksheet on the desk: criteria as rows, each with its state, its words and the rulings on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openimr.review.worksheet.words import CONCLUSIONS, KINDS, STATES, Label, summary_of_states
from openimr.web.desk.citations import Group, groups
from openimr.web.desk.record_pane import link
from openimr.web.desk.uses import criterion_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openimr.case import DisputedItem
    from openimr.facts import Fact
    from openimr.guideline import Finding
    from openimr.record import Page
    from openimr.review import ItemReview
    from openimr.review.search import SearchLog
    from openimr.web.casefile import Paper, Place, Ruling, Worksheet
    from openimr.web.desk.uses import Use

MOST = 6  # words of the record that a criterion shows before it is asked for all


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the record behind a criterion: which side they take, where they stand, what was ruled."""

    key: str
    side: str
    fact: Fact
    about: str
    title: str
    link: str
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion at its depth in the tree."""

    depth: int
    finding: Finding
    label: Label
    words: str
    phrases: tuple[Phrase, ...]
    missing: tuple[str, ...]
    silent: tuple[str, ...]
    insert: str
    anchor: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One rule set tried for an item."""

    finding: Finding
    label: Label
    kind: str
    tally: tuple[tuple[str, Label, int], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One disputed item."""

    item: DisputedItem
    conclusion: Label
    code: str
    because: str
    asks: tuple[str, ...]
    sets: tuple[RuleSet, ...]
    search: SearchLog | None
    citations: tuple[Group, ...]


def sheets(sheet: Worksheet, full: str = "") -> tuple[Sheet, ...]:
    """Every disputed item with its criteria in the order of the ladder of evidence.

    A criterion shows its first words of the record; the one whose anchor is ``full`` shows all.
    """
    shown = tuple(_sheet(sheet, review) for review in sheet.determination.items)
    return tuple(_cut(one, full) for one in shown)


def _cut(sheet: Sheet, full: str) -> Sheet:
    sets = tuple(
        replace(rules, rows=tuple(row if row.anchor == full else _few(row) for row in rules.rows))
        for rules in sheet.sets
    )
    return replace(sheet, sets=sets)


def _few(row: Row) -> Row:
    rest = len(row.phrases) - MOST
    return replace(row, phrases=row.phrases[:MOST], more=rest) if rest > 1 else row


def _sheet(sheet: Worksheet, review: ItemReview) -> Sheet:
    day = sheet.case.decision_date
    return Sheet(
        review.item,
        CONCLUSIONS[review.conclusion],
        review.conclusion,
        review.because,
        review.asks,
        tuple(_set(sheet, review.item.number, finding) for finding in review.findings),
        next((sentence.search for sentence in review.draft_rationale if sentence.search), None),
        groups(review, day, sheet.case.program) if day else (),
    )


def _set(sheet: Worksheet, item: int, finding: Finding) -> RuleSet:
    rows = tuple(_rows(sheet, item, finding, 0))
    tally = tuple((state, STATES[state], count) for state, count in summary_of_states(finding))
    return RuleSet(finding, STATES[finding.state], KINDS[finding.kind], tally, rows)


def _rows(sheet: Worksheet, item: int, finding: Finding, depth: int, under: str = "") -> Iterator[Row]:
    """A criterion before its parts. Parts on which the record is wholly silent are named in one line."""
    silent = bool(depth and finding.children) and all(map(_silent, finding.leaves()))
    if depth or not finding.children:
        yield _row(sheet, item, finding, depth, under, silent=silent)
    if not silent:
        for child in finding.children:
            yield from _rows(sheet, item, child, depth + 1, finding.statement if depth else "")


def _row(sheet: Worksheet, item: int, finding: Finding, depth: int, under: str, *, silent: bool) -> Row:
    leaf = not finding.children
    parts = tuple(_short(one.statement, finding.statement) for one in finding.leaves()) if silent else ()
    return Row(
        depth,
        finding,
        STATES[finding.state],
        _short(finding.statement, under),
        tuple(_phrases(sheet, finding)) if leaf else (),
        tuple(one for one in finding.missing if one != finding.statement) if leaf else (),
        parts,
        f"insert:{item}:{finding.guideline}:{finding.criterion}" if leaf or silent else "",
        criterion_anchor(item, finding.guideline, finding.criterion),
    )


def _silent(leaf: Finding) -> bool:
    return leaf.state == "not_documented" and not (*leaf.for_, *leaf.against, *leaf.neither)


def _short(statement: str, under: str) -> str:
    """A statement without what the line above it says already."""
    rest = statement.removeprefix(under).lstrip(" :,") if under else ""
    return rest or statement


def _phrases(sheet: Worksheet, finding: Finding) -> Iterator[Phrase]:
    """Each fact once, with its side; one that is not firm can speak both ways."""
    sides = (("For", finding.for_), ("Against", finding.against), ("Neither", finding.neither))
    taken: dict[str, tuple[Fact, set[str]]] = {}
    for side, facts in sides:
        for fact in facts:
            taken.setdefault(sheet.key(fact), (fact, set()))[1].add(side)
    for fact, words in taken.values():
        yield phrase(sheet, fact, next(iter(words)) if len(words) == 1 else "Both")


def phrase(sheet: Worksheet, fact: Fact, side: str = "") -> Phrase:
    """A fact with its place and the ruling on it."""
    key = sheet.key(fact)
    span = fact.evidence
    paper = sheet.paper(sheet.ids[span.document])
    where = link(sheet.ids[span.document], span.page, [(span.start, span.end)])
    return Phrase(key, side, fact, about(fact), paper.title if paper else "", where, sheet.rulings.get(key))


def rejected(sheet: Worksheet) -> tuple[Phrase, ...]:
    """The facts that the physician took out, with their reasons."""
    out = [key for key, ruling in sheet.rulings.items() if ruling.word == "rejected" and key in sheet.facts]
    return tuple(phrase(sheet, sheet.facts[key]) for key in out)


def about(fact: Fact) -> str:
    """What a fact states, in a few words: the concept, its kind, region, side, values and day."""
    words = [fact.kind or fact.concept, fact.region or "", fact.side or ""]
    told = " ".join(word.replace("_", " ") for word in words if word)
    values = ", ".join(f"{name} {value}" for name, value in (fact.value or {}).items())
    day = f", {fact.time.earliest:%m/%d/%Y}" if fact.time and fact.time.precision == "day" else ""
    return f"{told}{f' ({values})' if values else ''}{day}"


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of the page that lies open, with what rests on its words."""

    phrase: Phrase
    uses: tuple[Use, ...]


def on_page(
    sheet: Worksheet, paper: Paper | None, page: Page | None, used: Mapping[Place, tuple[Use, ...]]
) -> tuple[Stated, ...]:
    """The facts that the page states, in the order of its text; those on which something rests first."""
    if paper is None or page is None:
        return ()
    here = [
        fact
        for fact in sheet.determination.facts
        if fact.evidence.document == paper.name and page.start <= fact.evidence.start < page.end
    ]
    found = [Stated(phrase(sheet, fact), used.get(sheet.place(fact.evidence), ())) for fact in here]
    return tuple(sorted(found, key=lambda one: (not one.uses, one.phrase.fact.evidence.start)))
