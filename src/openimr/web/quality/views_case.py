"""One draft under quality review: findings, items beside the criteria, required contents, the verdict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ProcessError
from openimr.process.life import possible
from openimr.web.desk.draft import read_draft
from openimr.web.letters.compose import letter_of_draft
from openimr.web.letters.lint import lint
from openimr.web.quality import verdict
from openimr.web.quality.beside import criteria_of, rests_on, sheet_of
from openimr.web.quality.contents import contents_of
from openimr.web.quality.models import ReviewRow
from openimr.web.quality.verdict import QualityError, Said
from openimr.web.quality.waiting import ROLES, draft_of, reading_of
from openimr.web.store import rows
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse, QueryDict

    from openimr.errors import OpenimrError
    from openimr.process.life import CaseLife
    from openimr.web.casefile import Worksheet
    from openimr.web.desk.draft import DraftItem
    from openimr.web.desk.models import DraftRow
    from openimr.web.letters.lint import LintFinding


def case(request: HttpRequest, number: str) -> HttpResponse:
    """Read a draft; a post returns it or lets it pass."""
    if request.method != "POST":
        return _page(request, number, Said())
    said = said_in(request.POST)
    person: Any = request.user
    act = verdict.send_back if request.POST.get("verdict") == "return" else verdict.let_pass
    try:
        act(person, number, said, version=int(request.POST.get("version") or 0))
    except (QualityError, ProcessError) as refused:
        return _page(request, number, said, refused)
    done = "went back to its reviewer" if act is verdict.send_back else "passed; the letter can be issued"
    messages.success(request, f"The draft of {number} {done}.")
    return redirect("quality_queue")


def said_in(post: QueryDict) -> Said:
    """What was filled in, whatever becomes of it."""
    answers = {name[7:]: _text(post, name) for name in post if name.startswith("answer-")}
    items = [name[8:] for name in post if name.startswith("comment-") and name[8:].isdigit()]
    comments = {int(number): _text(post, f"comment-{number}") for number in items}
    return Said(answers, frozenset(post.getlist("content")), comments, _text(post, "comment"))


def _text(post: QueryDict, name: str) -> str:
    return (post.get(name) or "").strip()


def _page(request: HttpRequest, number: str, said: Said, refused: OpenimrError | None = None) -> HttpResponse:
    row = get_object_or_404(CaseRow, number=number)
    draft = draft_of(number)
    told: dict[str, Any] = {"row": row, "draft": draft, "said": said, "refused": refused}
    if draft is not None:
        allowed = _allowed(request, row)
        told["may_return"] = "draft_returned" in allowed and draft.standing in {"submitted", "approved"}
        told["may_pass"] = "draft_approved" in allowed and draft.standing == "submitted"
        told |= _reading(rows.life(row), draft, said)
        told["earlier"] = _earlier(number)
    return render(request, "quality/case.html", told, status=409 if refused else 200)


def _allowed(request: HttpRequest, row: CaseRow) -> set[str]:
    """What the state of the case allows to the person in one of their roles."""
    person: Any = request.user
    life = rows.life(row)
    return {kind for role in ROLES if role in person.role_set for kind in possible(life, role)}


def _reading(life: CaseLife, draft: DraftRow, said: Said) -> dict[str, Any]:
    """The draft as letter, findings with their answers, items beside the criteria, contents."""
    written = read_draft(draft.content)
    letter, found = letter_of_draft(life.number, written), lint(life.number, written)
    sheet = sheet_of(life.number, life.reviewer)
    criteria = criteria_of(sheet)
    return {
        "letter": letter,
        "reading": reading_of(draft),
        "errors": [(one, said.answers.get(one.mark, "")) for one in found if one.severity == "error"],
        "others": [one for one in found if one.severity != "error"],
        "items": [
            {
                "item": item,
                "sentences": _sentences(written.item(item.number), found, sheet),
                "criteria": (beside := criteria.get(item.number)),
                "differs": beside is not None and beside.differs_from(item.outcome),
                "comment": said.comments.get(item.number, ""),
            }
            for item in letter.items
        ],
        "contents": [(one, one.key in said.contents) for one in contents_of(letter)],
    }


def _sentences(
    item: DraftItem, found: Sequence[LintFinding], sheet: Worksheet | None
) -> list[dict[str, Any]]:
    """Each sentence of a rationale with the findings on it and the words of the record that it rests on."""
    return [
        {
            "text": sentence.text,
            "findings": [one for one in found if (one.item, one.sentence) == (item.number, place)],
            "phrases": rests_on(sentence, sheet),
        }
        for place, sentence in enumerate(item.rationale)
    ]


def _earlier(number: str) -> list[dict[str, Any]]:
    """What was said of this and earlier versions, the newest first, without naming anybody."""
    reviews = ReviewRow.objects.filter(draft__case_id=number).select_related("draft")
    return [
        {
            "version": one.draft.version,
            "verdict": one.verdict,
            "at": one.at,
            "comment": one.draft.comment,
            "answers": json.loads(one.answers),
        }
        for one in reviews.order_by("-draft__version")
    ]
