"""A case's letters: what an issue will do, the issue itself, versions, service, the mark of publication."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from openimr.errors import OpenimrError
from openimr.process.life import possible
from openimr.web import acts, moment
from openimr.web.letters import issue as issuing
from openimr.web.letters.consequences import consequences
from openimr.web.letters.forms import SERVICES, IssueForm, ServedForm
from openimr.web.letters.models import CorrectionRow, LetterRow
from openimr.web.letters.serving import note_service, parties_of, prepare_covers
from openimr.web.letters.views import ROLES
from openimr.web.look.templatetags.look import role_name
from openimr.web.store import rows
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.process.life import CaseLife, Role


# With scripts, another way of service shows at once what follows from it.
_SHOWN_AT_ONCE = {"hx-trigger": "change", "hx-select": "#will", "hx-target": "#will", "hx-swap": "outerHTML"}


def case(request: HttpRequest, number: str) -> HttpResponse:
    """The page of a case's letters."""
    return _page(request, number)


@require_POST
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the letter as it was shown."""
    person: Any = request.user
    form = IssueForm(request.POST)
    if not form.is_valid():
        return _page(request, number, issue_form=form, status=400)
    told = form.cleaned_data
    try:
        row = issuing.issue(person, number, service=told["service"], version=told["version"])
    except OpenimrError as refused:
        return _page(request, number, refused=refused, issue_form=form)
    messages.success(request, f"The determination of {number} is issued as version {row.version}.")
    return redirect("letters_case", number=number)


@require_POST
def covers(request: HttpRequest, number: str) -> HttpResponse:
    """Prepare the covers of the newest version now."""
    letter = _newest(number)
    try:
        count = prepare_covers(letter)
    except OpenimrError as refused:
        return _page(request, number, refused=refused)
    messages.success(request, f"{count} cover letters are in the outbox, each with version {letter.version}.")
    return redirect("letters_case", number=number)


@require_POST
def served(request: HttpRequest, number: str) -> HttpResponse:
    """Note that the newest version reached a party."""
    person: Any = request.user
    letter = _newest(number)
    form = ServedForm(request.POST, roles=_roles(letter))
    if not form.is_valid():
        return _page(request, number, served_form=form, status=400)
    told = form.cleaned_data
    try:
        note_service(person, letter, told["role"], told["channel"], told["served_at"])
    except OpenimrError as refused:
        return _page(request, number, refused=refused, served_form=form)
    messages.success(request, f"Service on {role_name(told['role']).lower()} is noted.")
    return redirect("letters_case", number=number)


@require_POST
def published(request: HttpRequest, number: str) -> HttpResponse:
    """Mark that a copy without names is public."""
    person: Any = request.user
    try:
        with transaction.atomic():
            acts.perform(person, number, "published", version=int(request.POST.get("version") or 0))
    except OpenimrError as refused:
        return _page(request, number, refused=refused)
    messages.success(request, f"The determination of {number} is marked as published.")
    return redirect("letters_case", number=number)


def standing_of(letter: LetterRow, life: CaseLife) -> tuple[str, str]:
    """Whether a version is in force, corrected by a later one, or set aside; with the manner of its mark."""
    versions = {one.version: one for one in life.determinations}
    own = versions.get(letter.version)
    if own and own.reversed_on:
        return f"set aside on {date.fromisoformat(own.reversed_on):%m/%d/%Y}", "over"
    after = versions.get(letter.version + 1)
    if after and after.corrects == letter.version:
        return f"corrected by version {after.version}", "soon"
    return "in force", "good"


def _newest(number: str) -> LetterRow:
    newest = LetterRow.objects.filter(case_id=number).order_by("version").last()
    return newest or get_object_or_404(LetterRow, case_id=number, version=0)


def _roles(letter: LetterRow) -> list[tuple[str, str]]:
    return [(party.role, role_name(party.role)) for party in parties_of(letter)]


def _page(
    request: HttpRequest,
    number: str,
    *,
    refused: OpenimrError | None = None,
    issue_form: IssueForm | None = None,
    served_form: ServedForm | None = None,
    status: int = 200,
) -> HttpResponse:
    row = get_object_or_404(CaseRow, number=number)
    life = rows.life(row)
    letters = list(LetterRow.objects.filter(case_id=number).order_by("-version"))
    allowed = _allowed(request, row)
    told: dict[str, Any] = {
        "row": row,
        "life": life,
        "refused": refused,
        "letters": letters,
        "history": [(letter, standing_of(letter, life)) for letter in letters],
        "may_issue": "determination_issued" in allowed and "medical_director" in _own(request),
        "may_correct": "determination_corrected" in allowed and bool(letters),
        "may_publish": "published" in allowed and bool(life.determinations),
        "correction": CorrectionRow.objects.filter(case_id=number).first(),
    }
    if row.state == "approved":
        told |= _to_issue(request, number, row, issue_form)
    if letters:
        told["parties"] = parties_of(letters[0])
        told["served_form"] = served_form or _served_form(letters[0])
        told["determination"] = life.determinations[-1] if life.determinations else None
    return render(request, "letters/case.html", told, status=409 if refused else status)


def _to_issue(request: HttpRequest, number: str, row: CaseRow, form: IssueForm | None) -> dict[str, Any]:
    """The letter as it would be issued, what that will do, and the form."""
    person: Any = request.user
    asked = form.data if form else request.GET
    service = asked.get("service") if asked.get("service") in dict(SERVICES) else "mail_in_state"
    form = form or IssueForm(initial={"service": service, "version": row.version})
    form.fields["service"].widget.attrs |= _SHOWN_AT_ONCE | {"hx-get": reverse("letters_case", args=[number])}
    told: dict[str, Any] = {"issue_form": form}
    try:
        told["ready"] = issuing.ready(number)
    except OpenimrError as unready:
        return {**told, "unready": unready}
    told["lacking"] = told["ready"].letter.missing()
    told["will"] = consequences(person, number, "determination_issued", {"service": service})
    return told


def _served_form(letter: LetterRow) -> ServedForm:
    return ServedForm(roles=_roles(letter), initial={"served_at": moment.now()})


def _own(request: HttpRequest) -> frozenset[Role]:
    person: Any = request.user
    return frozenset(role for role in ROLES if role in person.role_set)  # type: ignore[misc]


def _allowed(request: HttpRequest, row: CaseRow) -> set[str]:
    life = rows.life(row)
    return {kind for role in _own(request) for kind in possible(life, role)}
