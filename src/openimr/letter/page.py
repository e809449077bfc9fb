"""A letter filled into the programme's wording, as plain data that PDF and HTML both set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.letter.issue import set_item
from openimr.letter.legal import on_the_ladder, statement
from openimr.programs import load

if TYPE_CHECKING:
    from datetime import date

    from openimr.letter.draft import DeterminationLetter, ReviewedDocument

WORDING = "letters/determination.yaml"

Words = dict[str, Any]


def fill(letter: DeterminationLetter) -> Words:
    """The letter's words in their order; only text, lists and mappings, so that any renderer can take it."""
    words = load(WORDING, letter.program)
    organisation = letter.organisation or words["organisation"]
    final = letter.status == "final"
    return {
        "title": words["title"][letter.status],
        "banner": None if final else words["banner"],
        "status": words["statuses"][letter.status],
        "organisation": organisation,
        "letterhead": words["letterhead"],
        "case_number": letter.case_number,
        "header": [
            _labelled(entry["label"], _header(letter, entry["field"], words)) for entry in words["header"]
        ],
        "headings": words["headings"],
        "columns": words["columns"],
        "recipients": _recipients(letter, words["recipients"]),
        "result": {**words["results"][letter.result], "key": letter.result},
        "items": [set_item(item, words, organisation) for item in letter.items],
        "next": _next(letter, words["next"]),
        "translation": words["translation"],
        "effect": [statement(part["text"], part) for part in words["effect"]],
        "basis": [statement(part["content"], part) for part in words["basis"]],
        "notes_heading": words["headings"]["notes"][letter.status],
        "notes": list(letter.notes),
        "signature": _signature(words["signature"], organisation) if final else None,
        "verification": words["verification"].format(hash=letter.verification)
        if letter.verification
        else None,
        "recalled_note": words["recalled_note"],
        "made_with": words["made_with"],
        "how_made": [
            *(statement(part["text"], part) for part in words["how_made"]),
            *on_the_ladder(words, letter.decision_date, letter.program),
        ],
        "credentials": _credentials(letter, words["credentials"]),
        "documents_lead": words["documents"]["lead" if letter.documents else "none"],
        "documents": [_document(document, words) for document in letter.documents],
        "summary_lead": words["summary"][letter.status],
        "summary": list(letter.summary),
        "issues_lead": words["issues"],
    }


def us_date(day: date | None, missing: str) -> str:
    """A date as letters write it; a plain word for one that is missing."""
    return f"{day:%m/%d/%Y}" if day else missing


def _labelled(label: str, text: str) -> dict[str, str]:
    return {"label": label, "text": text}


def _header(letter: DeterminationLetter, field: str, words: Words) -> str:
    if field == "case_number":
        return letter.case_number or str(words["not_stated"])
    if field == "priority":
        return str(words["priorities"][letter.priority] if letter.priority else words["not_stated"])
    return us_date(getattr(letter, field), words["not_stated"])


def _recipients(letter: DeterminationLetter, words: Words) -> list[dict[str, str]]:
    """To whom the letter goes, the first by name of role, the others as copies."""
    first, *others = [
        words[role] + (" ‡" if role in words["recalled"] else "") for role in letter.recipients
    ] or [None]
    rows = [_labelled(words["to"], first[0].upper() + first[1:])] if first else []
    if others:
        rows.append(_labelled(words["copies"], "; ".join(others)))
    return rows


def _next(letter: DeterminationLetter, parts: list[Words]) -> list[Words]:
    """What happens next for the outcomes of this letter; for all outcomes while one is open."""
    outcomes = {item.outcome for item in letter.items}
    shown = [
        part for part in parts if "when" not in part or part["when"] in outcomes or letter.result == "open"
    ]
    return [{**statement(part["en"], part), "es": part["es"]} for part in shown]


def _signature(words: Words, organisation: str) -> Words:
    return statement(words["line"].format(organisation=organisation), words)


def _credentials(letter: DeterminationLetter, words: Words) -> Words:
    reviewer = letter.reviewer
    if reviewer is None:
        return {"lead": words["open"], "rows": []}
    rows = [
        _labelled(words["states"], ", ".join(reviewer.states_of_licensure)),
        _labelled(words["specialties"], ", ".join(reviewer.specialties)),
    ]
    if reviewer.subspecialties:
        rows.append(_labelled(words["subspecialties"], ", ".join(reviewer.subspecialties)))
    return {"lead": words["lead"], "rows": rows}


def _document(document: ReviewedDocument, words: Words) -> dict[str, str]:
    labels = words["documents"]
    extent = [f"{gap}: {labels['unreadable']}" for gap in document.gaps]
    if document.pages:
        pages = labels["pages"]["one" if document.pages == 1 else "many"]
        extent.insert(0, pages.format(count=document.pages))
    return {
        "title": document.title,
        "name": "" if document.name == document.title else document.name,
        "date": us_date(document.date, labels["undated"]),
        "extent": "; ".join(extent),
    }
