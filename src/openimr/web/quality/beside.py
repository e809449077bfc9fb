"""What stands beside a rationale: the criteria on this record, and the words that each sentence rests on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist

from openimr.errors import OpenimrError
from openimr.review.worksheet.words import CONCLUSIONS, STATES
from openimr.web.accounts.models import User
from openimr.web.casefile import Ruling, place_of, worksheet
from openimr.web.desk.models import RulingRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from openimr.guideline import Finding
    from openimr.letter import Outcome
    from openimr.review import Conclusion, ItemReview
    from openimr.web.casefile import Worksheet
    from openimr.web.desk.draft import DraftSentence

_OTHERWISE = {
    ("supported", "upheld"),
    ("not_supported", "overturned"),
    ("not_supported_on_this_record", "overturned"),
}
_SHOWN = 3  # phrases of the record that are shown for a criterion


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the record, the document and page on which they stand, and the number of its row."""

    text: str
    document: str
    row: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A criterion that decides: its state in a word and a sign, what it asks, the words for and against."""

    statement: str
    word: str
    sign: str
    recalled: bool
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The criteria of one guideline, by its citation."""

    citation: str
    points: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """The conclusion of the criteria on one item; the physician may see it otherwise.

    ``points`` are the deciding criteria on which the record speaks, ``silent`` those on which it does not.
    """

    conclusion: Conclusion
    word: str
    sign: str
    because: str
    points: tuple[Group, ...]
    silent: tuple[Group, ...]

    def differs_from(self, outcome: Outcome | None) -> bool:
        """Whether the physician decided otherwise than the criteria alone would suggest."""
        return (self.conclusion, outcome) in _OTHERWISE

    @property
    def open(self) -> int:
        """On how many criteria the record is silent."""
        return sum(len(group.points) for group in self.silent)


def sheet_of(number: str, reviewer: str | None) -> Worksheet | None:
    """The worksheet as its reviewer left it; None where the application or the record allows none."""
    try:
        return worksheet(number, _rulings(number, reviewer))
    except (OpenimrError, ObjectDoesNotExist):
        return None


def criteria_of(sheet: Worksheet | None) -> dict[int, Criteria]:
    """What the criteria say of each item; empty without a worksheet, which hinders nothing."""
    if sheet is None:
        return {}
    return {item.item.number: _told(item, sheet) for item in sheet.determination.items}


def rests_on(sentence: DraftSentence, sheet: Worksheet | None) -> tuple[Phrase, ...]:
    """The words of the record on which a sentence rests."""
    if sheet is None:
        return ()
    return tuple(dict.fromkeys(one for key in sentence.facts if (one := _words_at(key, sheet))))


def _words_at(key: str, sheet: Worksheet) -> Phrase | None:
    place = place_of(key)
    paper = sheet.paper(place.paper) if place else None
    if not place or not paper or not paper.document:
        return None
    words = " ".join(paper.document.text[place.start : place.end].split())
    return Phrase(words, paper.title, paper.id, paper.document.span(place.start, place.end).page)


def _rulings(number: str, reviewer: str | None) -> tuple[Ruling, ...]:
    """The newest ruling of the case's reviewer on each fact."""
    people = User.objects.filter(reviewer=reviewer or "").values("ref")
    newest: dict[str, Ruling] = {}
    for row in RulingRow.objects.filter(case_id=number, by__in=people).order_by("pk"):
        word: Any = row.ruling
        newest[row.fact] = Ruling(row.fact, word, row.reason, json.loads(row.value) if row.value else {})
    return tuple(newest.values())


def _told(item: ItemReview, sheet: Worksheet) -> Criteria:
    label = CONCLUSIONS[item.conclusion]
    leaves = {
        (leaf.citation, leaf.statement): leaf
        for finding in item.findings
        for leaf in finding.leaves()
        if leaf.deciding and leaf.state != "not_applicable"
    }
    spoken = [leaf for leaf in leaves.values() if leaf.state != "not_documented"]
    silent = [leaf for leaf in leaves.values() if leaf.state == "not_documented"]
    return Criteria(
        item.conclusion,
        label.word,
        label.sign,
        item.because,
        _groups(spoken, sheet),
        _groups(silent, sheet),
    )


def _groups(leaves: Sequence[Finding], sheet: Worksheet) -> tuple[Group, ...]:
    cited: dict[str, list[Beside]] = {}
    for leaf in leaves:
        cited.setdefault(leaf.citation, []).append(_point(leaf, sheet))
    return tuple(Group(citation, tuple(points)) for citation, points in cited.items())


def _point(leaf: Finding, sheet: Worksheet) -> Beside:
    state = STATES[leaf.state]
    found = dict.fromkeys(
        Phrase(fact.quote, paper.title, paper.id, fact.evidence.page)
        for fact in (*leaf.for_, *leaf.against)
        if (paper := sheet.paper(sheet.ids[fact.evidence.document]))
    )
    return Beside(leaf.statement.strip(), state.word, state.sign, leaf.recalled, tuple(found)[:_SHOWN])
