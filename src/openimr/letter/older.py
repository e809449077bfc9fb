"""The letters before 2014, read as far as their headings go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openimr.case import read_item
from openimr.citation import parse
from openimr.letter.credentials import read_credentials
from openimr.letter.model import Letter, LetterItem
from openimr.text import fold, read_us_date

if TYPE_CHECKING:
    from datetime import date

    from openimr.letter.model import Outcome

_DATED = re.compile(r"Dated:\s*(\d{1,2}/\d{1,2}/\d{2,4})")
_FILED = re.compile(
    r"application\s+for\s+Independent\s+Medical\s+Review\s+was\s+filed\s+on\s+(\d{1,2}/\d{1,2}/\d{2,4})",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"Utilization\s+Review\s+(?:Denial|Modification|Decision)\s+dated\s+(\d{1,2}/\d{1,2}/\d{2,4})",
    re.IGNORECASE,
)
_CASE_NUMBER = re.compile(r"\b(?:CM|IMR)\s?\d\d-\d{4,}\b|Case\s+Number:\s*(\S+)")
# Bounded, so that no text makes the search slow.
_RESULT = re.compile(
    r"(?P<number>\d+)\)\s+[^)]{0,80}?\bhas\s+determined\s+the\s+request\s+for\s+(?P<heading>.{1,2000}?)\s+"
    r"(?:is|was|are|were)(?P<not>\s+not)?\s+medically\s+necessary(?:\s+and\s+appropriate)?",
    re.DOTALL,
)
_SUMMARY = re.compile(
    r"Case\s+Summary:(.*?)(?=Documents\s+Reviewed|\n\s*\d+\)\s|\Z)", re.DOTALL | re.IGNORECASE
)
_DISCLAIMER = re.compile(r"Disclaimer:.{0,500}?\d{1,2}/\d{1,2}/\d{2,4}[^\n]{0,500}?(?:\.|:|\n)", re.DOTALL)


def read_notice(text: str, source: str) -> Letter:
    """A letter of 2013: numbered results, qualifications as a paragraph, a summary taken from the denial."""
    results: dict[int, LetterItem] = {}
    for result in _RESULT.finditer(text):
        outcome: Outcome = "upheld" if result["not"] else "overturned"
        number = int(result["number"])
        results.setdefault(number, _item(number, result["heading"], outcome))
    summary = _SUMMARY.search(text)
    own = _DISCLAIMER.sub("", summary[1], count=1) if summary else ""
    warnings = ["layout of 2013: guideline lines and rationales are not read"]
    if not results:
        warnings.append("no decided item")
    return _letter(
        text, source, "2013", summary=fold(own) or None, items=tuple(results.values()), warnings=warnings
    )


def read_professional_review(text: str, source: str, headings: dict[str, re.Pattern[str]]) -> Letter:
    """The undated form: one issue, its guideline and its rationale, each under a heading of its own."""
    parts = _parts(text, headings)
    rationale = headings["rationale"].search(text)
    outcome: Outcome | None = None
    if rationale:
        outcome = "upheld" if rationale["not"] else "overturned"
    items = (_item(1, parts["issue"], outcome, parts),) if "issue" in parts else ()
    warnings = ["undated form: header and claims administrator guideline are not in this layout"]
    if not items:
        warnings.append("no decided item")
    summary = fold(parts.get("summary", "")) or None
    return _letter(text, source, "professional-review", summary=summary, items=items, warnings=warnings)


def _parts(text: str, headings: dict[str, re.Pattern[str]]) -> dict[str, str]:
    """The words under each heading that the text has, up to the next heading."""
    found = sorted(
        (match.start(), match.end(), name)
        for name, heading in headings.items()
        if (match := heading.search(text))
    )
    stops = [*(start for start, _, _ in found[1:]), len(text)]
    return {name: text[end:stop] for (_, end, name), stop in zip(found, stops, strict=False)}


def _item(
    number: int, words: str, outcome: Outcome | None, parts: dict[str, str] | None = None
) -> LetterItem:
    heading = fold(words)
    service, request, _ = read_item(heading)
    guideline, rationale = (parts or {}).get("guideline"), (parts or {}).get("rationale")
    return LetterItem(
        number,
        heading,
        outcome,
        service,
        request,
        claims_administrator_guideline=None,
        reviewer_guideline=parse(fold(guideline)) if guideline else None,
        rationale=fold(rationale) if rationale else None,
    )


def _letter(
    text: str,
    source: str,
    layout: str,
    *,
    summary: str | None,
    items: tuple[LetterItem, ...],
    warnings: list[str],
) -> Letter:
    number = _CASE_NUMBER.search(text)
    return Letter(
        source=source,
        layout=layout,
        case_number=(number[1] or number[0]).replace(" ", "") if number else None,
        date_assigned=None,
        date_of_injury=None,
        decision_date=_date(_DATED, text),
        ur_denial_date=_date(_DENIED, text),
        application_received=_date(_FILED, text),
        priority=None,
        reviewer=read_credentials(text),
        clinical_case_summary=summary,
        items=items,
        warnings=tuple(warnings),
    )


def _date(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    return read_us_date(found[1]) if found else None
