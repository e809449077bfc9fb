"""One page for each thing that a person does to a case: what it means, what is needed, and the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from openimr.process.errors import ProcessError, StaleCaseError
from openimr.web import acts, moment, vault
from openimr.web.portal import uploads
from openimr.web.portal.acts import ACTS, form_of, open_to
from openimr.web.portal.draft import Paper
from openimr.web.portal.page import person
from openimr.web.portal.views_case import questions
from openimr.web.portal.words import has, say
from openimr.web.store import rows
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from openimr.web.portal.acts import Act


def act(key: str) -> Callable[..., HttpResponse]:
    """The view of one act."""

    def shown(request: HttpRequest, number: str) -> HttpResponse:
        return _act(request, number, key)

    return shown


def _act(request: HttpRequest, number: str, key: str) -> HttpResponse:
    row = get_object_or_404(CaseRow, number=number)
    one, life, user = ACTS[key], rows.life(row), person(request)
    form = form_of(one, life, request.POST if request.method == "POST" else None)
    wrong: list[str] = []
    refused: ProcessError | None = None
    if request.method == "POST" and form.is_valid():
        papers, wrong = uploads.take(request.FILES.getlist("files"), one.paper)
        if one.files == "must" and not papers and not wrong:
            wrong = [say("wrong.paper_needed")]
        if not wrong:
            try:
                _happen(one, form, papers, request, number)
            except ProcessError as error:
                refused = error
            else:
                messages.success(request, say(f"act.{key}.done"))
                return redirect("portal_case", number)
    context = {
        "row": row,
        "life": life,
        "form": form,
        "key": key,
        "files": one.files,
        "accepted": uploads.ACCEPTED,
        "wrong": wrong,
        "refused": refused,
        "stale": isinstance(refused, StaleCaseError),
        "possible": open_to(one, life, user),
        "questions": questions(number, row.state) if key.startswith("answer") else [],
        "more": has(f"act.{key}.more"),
        "version": row.version,
    }
    status = 409 if refused else 422 if request.method == "POST" else 200
    return render(request, "portal/act.html", context, status=status)


def _happen(one: Act, form: Form, papers: list[Paper], request: HttpRequest, number: str) -> None:
    """The event and its papers, both or neither."""
    given, user, version = form.cleaned_data, person(request), _version(request)
    told = given.get("answer") or given.get("grounds")
    if told:
        papers = [_written(one.paper, str(told)), *papers]
    with transaction.atomic():
        acts.perform(user, number, one.kind, one.data(given, len(papers)), version=version)
        uploads.add(number, papers, acts.role_for(user, one.kind))


def _written(kind: str, words: str) -> Paper:
    """What was typed, as a document of the file."""
    content = words.encode()
    name = f"{kind}-{moment.today().isoformat()}.txt"
    return Paper(name, vault.keep(content), kind, len(content))


def _version(request: HttpRequest) -> int | None:
    shown = request.POST.get("version", "")
    return int(shown) if shown.isdigit() else None
