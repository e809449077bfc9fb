"""The physician's word on a fact: confirm, correct, reject with a reason, take back, or add one."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from openimr.facts import Status
from openimr.record.search import compile_term
from openimr.web import moment
from openimr.web.casefile import Place, key_of, place_of
from openimr.web.casefile.ruling import Ruling, added
from openimr.web.desk.models import RulingRow
from openimr.web.desk.seat import Seat, seat
from openimr.web.desk.views_case import asked_of, desk, part
from openimr.web.desk.vocabulary import vocabulary

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from openimr.web.casefile import Worksheet

_WORDS = {"confirmed", "corrected", "rejected", "open"}
_TOLD = {
    "confirmed": "Confirmed.",
    "corrected": "Corrected; the worksheet was evaluated again.",
    "rejected": "Rejected; the worksheet was evaluated again.",
    "open": "Taken back; the worksheet was evaluated again.",
    "added": "Added; the worksheet was evaluated again.",
}
_LONGEST = 2000


def ruling(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the ruling and evaluate the worksheet again."""
    at = seat(request, number)
    if request.method != "POST" or at.offered:
        return redirect("desk_case", number)
    word, sent = request.POST.get("ruling", ""), request.POST
    sheet = at.worksheet()
    if not at.writing:
        problem = "The draft is not open for writing, so the worksheet stays as it is."
    elif word == "added":
        problem = _add(at, sheet, sent)
    else:
        problem = _rule(at, sheet, word, sent)
    return _answer(request, at, word, problem)


def _answer(request: HttpRequest, at: Seat, word: str, problem: str) -> HttpResponse:
    target = request.headers.get("HX-Target", "")
    if target == "worksheet":
        told = problem or _TOLD[word]
        return part(request, at, "worksheet", told=told, problem=bool(problem))
    if problem:
        return desk(request, at, status=409, problem=problem, sent=request.POST)
    messages.success(request, _TOLD[word])
    pane = "records" if word == "added" else "worksheet"
    return redirect(f"{reverse('desk_case', args=[at.number])}?{asked_of(request)}#{pane}")


def _rule(at: Seat, sheet: Worksheet, word: str, sent: QueryDict) -> str:
    """Keep a word on a fact of the worksheet; what is wrong, or nothing."""
    key, reason = sent.get("confirm") or sent.get("fact", ""), sent.get("reason", "").strip()[:_LONGEST]
    fact = sheet.facts.get(key)
    if fact is None or word not in _WORDS:
        return "This fact is no longer on the worksheet; look at the criteria again."
    if word == "rejected" and not reason:
        return "Say why you reject the fact: quality review reads the reason."
    change: dict[str, Any] = {}
    if word == "corrected":
        change, problem = _change(fact.concept, sent)
        if problem:
            return problem
    _keep(at, key, word, reason, change)
    return ""


def _add(at: Seat, sheet: Worksheet, sent: QueryDict) -> str:
    """Keep a fact that the physician saw in words of a page; what is wrong, or nothing."""
    place = _selected(sheet, sent)
    if place is None:
        return "Those words do not stand on the page: select them there, or type them as printed."
    concept, _, kind = sent.get("concept", "").partition("/")
    known = vocabulary().concepts
    if concept not in known or (kind and kind not in known[concept]):
        return "Choose what the words state."
    change, problem = _change(concept, sent)
    if problem:
        return problem
    change |= {"concept": concept, "kind": kind, "region": _one_of(sent.get("region"), vocabulary().regions)}
    change.setdefault("status", "affirmed")
    paper = sheet.paper(place.paper)
    if paper is None:
        return "That document is no longer in the case file."
    made = added(Ruling(str(place), "added", change=change), paper, place.start, place.end)
    _keep(at, key_of(made, paper.id), "added", sent.get("reason", "").strip()[:_LONGEST], change)
    return ""


def _selected(sheet: Worksheet, sent: QueryDict) -> Place | None:
    """The words that were selected on the page, or typed and found there."""
    place = place_of(sent.get("place", ""))
    paper = sheet.paper(place.paper) if place else None
    if place is None or paper is None or paper.document is None:
        return None
    if not place.start <= place.end <= len(paper.document.text):
        return None
    words = " ".join(sent.get("words", "").split())
    if words:
        page = next((one for one in paper.document.pages if one.start <= place.start <= one.end), None)
        text = paper.document.text[page.start : page.end] if page else ""
        chosen = paper.document.text[place.start : place.end]
        if page and " ".join(chosen.split()).lower() != words.lower():
            found = compile_term(words).search(text)
            return Place(paper.id, page.start + found.start(), page.start + found.end()) if found else None
    return place if place.start < place.end else None


def _change(concept: str, sent: QueryDict) -> tuple[dict[str, Any], str]:
    """Status, side, day and values as the form sent them, and what is wrong with them."""
    change: dict[str, Any] = {}
    if status := _one_of(sent.get("status"), get_args(Status)):
        change["status"] = status
    if "side" in sent:
        change["side"] = _one_of(sent.get("side"), vocabulary().sides)
    if day := sent.get("date", "").strip():
        try:
            change["date"] = date.fromisoformat(day).isoformat()
        except ValueError:
            return {}, "Write the date as year-month-day."
    values: dict[str, str | float] = {}
    for attribute in vocabulary().attributes.get(concept, ()):
        written = sent.get(f"value-{attribute.name}", "").strip()[:80]
        if written:
            values[attribute.name] = _number(written)
    if values:
        change["value"] = values
    return change, ""


def _number(text: str) -> str | float:
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _one_of(word: str | None, known: tuple[str, ...]) -> str:
    return word if word in known else ""


def _keep(at: Seat, key: str, word: str, reason: str, change: dict[str, Any]) -> None:
    RulingRow.objects.create(
        case_id=at.number,
        fact=key,
        ruling=word,
        reason=reason,
        value=json.dumps(change, ensure_ascii=False) if change else "",
        by=at.user.ref,
        at=moment.now(),
    )
