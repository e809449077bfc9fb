"""Correct the words of an issued letter: write, compare, look at it, issue it as a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.errors import OpenimrError
from openimr.web import moment
from openimr.web.letters import issue as issuing
from openimr.web.letters.compare import compare, compare_drafts
from openimr.web.letters.compose import letter_of_draft
from openimr.web.letters.consequences import consequences
from openimr.web.letters.content import DATES, read_content
from openimr.web.letters.forms import CorrectionForm, IssueForm
from openimr.web.letters.issue import IssueError, ready_correction
from openimr.web.letters.lint import lint_letter
from openimr.web.letters.models import CorrectionRow, LetterRow
from openimr.web.letters.preview import show_html, show_pdf
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from openimr.web.letters.compare import Compared
    from openimr.web.letters.content import Content
    from openimr.web.letters.issue import Ready
    from openimr.web.letters.lint import LintFinding


def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Write the correction; a post keeps it and shows it beside the version that it corrects."""
    last = _last(number)
    begun = CorrectionRow.objects.filter(case_id=number).first()
    content = read_content(begun.content if begun else last.content)
    fill: dict[str, Any] = {"content": content, "dates": _dates(number, content)}
    if request.method == "POST":
        form = CorrectionForm(request.POST, **fill)
        if form.is_valid():
            return _keep(request, number, form)
        return _page(request, number, form, status=400)
    return _page(request, number, CorrectionForm(initial={"reason": begun.reason if begun else ""}, **fill))


def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The corrected letter as it would be issued now, as a page."""
    del request
    return show_html(_ready(number).letter)


def preview_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same as PDF."""
    del request
    return show_pdf(_ready(number).letter)


@require_POST
def issue(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the correction as it was shown."""
    person: Any = request.user
    form = IssueForm(request.POST)
    if not form.is_valid():
        return redirect("letters_correct", number=number)
    told = form.cleaned_data
    try:
        row = issuing.issue_correction(person, number, service=told["service"], version=told["version"])
    except OpenimrError as refused:
        content = read_content(_begun(number).content)
        shown = CorrectionForm(
            initial={"reason": _begun(number).reason}, content=content, dates=_dates(number, content)
        )
        return _page(request, number, shown, refused=refused)
    messages.success(request, f"The corrected letter of {number} is issued as version {row.version}.")
    return redirect("letters_case", number=number)


def _keep(request: HttpRequest, number: str, form: CorrectionForm) -> HttpResponse:
    person: Any = request.user
    CorrectionRow.objects.update_or_create(
        case_id=number,
        defaults={
            "content": form.corrected().to_json(),
            "reason": form.cleaned_data["reason"].strip(),
            "by": person.ref,
            "saved_at": moment.now(),
        },
    )
    messages.success(request, "The correction is kept. Look at it below, then issue it.")
    return redirect("letters_correct", number=number)


def _page(
    request: HttpRequest,
    number: str,
    form: CorrectionForm,
    *,
    refused: OpenimrError | None = None,
    status: int = 200,
) -> HttpResponse:
    row, last = CaseRow.objects.get(number=number), _last(number)
    begun = CorrectionRow.objects.filter(case_id=number).first()
    told: dict[str, Any] = {"row": row, "form": form, "last": last, "begun": begun, "refused": refused}
    if begun:
        service = {"service": "mail_in_state", "reason": begun.reason}
        told["parts"] = _compared(number, read_content(last.content), read_content(begun.content))
        told["next"] = last.version + 1
        told["findings"] = _findings(number, read_content(begun.content))
        told["issue_form"] = IssueForm(initial={"service": service["service"], "version": row.version})
        told["will"] = consequences(_person(request), number, "determination_corrected", service)
    return render(request, "letters/correct.html", told, status=409 if refused else status)


def _findings(number: str, content: Content) -> tuple[LintFinding, ...]:
    """What the linter finds in the corrected letter: a date mended in one place may stand in another."""
    letter = content.put_into(letter_of_draft(number, content.draft, documents=()))
    return lint_letter(letter, content.draft)


def _compared(number: str, older: Content, newer: Content) -> list[Compared]:
    before, after = _dates(number, older), _dates(number, newer)
    dates = [
        compare(f"Header: {label}", _written(before[name]), _written(after[name]))
        for name, label in DATES.items()
    ]
    return [one for one in (*dates, *compare_drafts(older.draft, newer.draft)) if one.changed]


def _dates(number: str, content: Content) -> dict[str, date | None]:
    letter = content.put_into(letter_of_draft(number, content.draft, documents=()))
    return {name: getattr(letter, name) for name in DATES}


def _written(day: date | None) -> str:
    return f"{day:%m/%d/%Y}" if day else "not stated"


def _person(request: HttpRequest) -> Any:  # noqa: ANN401 - our user
    return request.user


def _last(number: str) -> LetterRow:
    """The newest version, whose words can be corrected here."""
    last = LetterRow.objects.filter(case_id=number).exclude(content="").order_by("version").last()
    if last is None:
        raise Http404
    return last


def _begun(number: str) -> CorrectionRow:
    found = CorrectionRow.objects.filter(case_id=number).first()
    if found is None:
        raise Http404
    return found


def _ready(number: str) -> Ready:
    try:
        made = ready_correction(number)
    except IssueError as error:
        raise Http404 from error
    if made.letter.missing():
        raise Http404
    return made
