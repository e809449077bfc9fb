"""Audit: events without contents, verification in words, heads to keep outside, sign-ins."""

from __future__ import annotations

import json
import re
from time import perf_counter
from typing import TYPE_CHECKING, Any

from axes.models import AccessAttempt, AccessLog
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from openimr.process.life import life_rules
from openimr.programs.load import DEFAULT
from openimr.web.accounts.role import NAMES
from openimr.web.letters.models import LetterRow
from openimr.web.look.templatetags.look import role_name
from openimr.web.look.templatetags.look import state as words
from openimr.web.office.audit import chain, events
from openimr.web.office.forms import choices
from openimr.web.store.verdict import Anchor, Verdict
from openimr.web.store.verify import heads as all_heads
from openimr.web.store.verify import verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

_PAGE = 50
_LARGEST = 64 * 1024 * 1024  # bytes of a file of heads: some 500,000 cases
_SEAL = re.compile(r"[0-9a-f]{64}")


class AuditForm(forms.Form):
    """What narrows the events."""

    case = forms.CharField(label="Case number", required=False, max_length=32)
    kind = forms.ChoiceField(label="Event", required=False)
    role = forms.ChoiceField(label="Role", required=False)
    since = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label="Until", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    before = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the kinds of event and the roles of the programme."""
        super().__init__(*arguments, **named)
        law = life_rules(DEFAULT).events
        kinds: Any = self.fields["kind"]
        kinds.choices = choices((kind, words(kind)) for kind in law)
        roles: Any = self.fields["role"]
        filled = sorted(
            {role for rule in law.values() for role in rule.roles} | {*NAMES} - {"system_administrator"}
        )
        roles.choices = choices((role, role_name(role)) for role in filled)


class HeadsForm(forms.Form):
    """Heads that were kept outside."""

    heads = forms.FileField(
        label="Heads kept outside", required=False, help_text="The JSON file that was exported here earlier."
    )


class SealForm(forms.Form):
    """A case and the head that a letter of it prints."""

    number = forms.CharField(label="Case number", max_length=32)
    hash = forms.CharField(label="Hash on the letter", max_length=200, required=False)


def audit(request: HttpRequest) -> HttpResponse:
    """The sealed events, the newest first, without what they say."""
    form = AuditForm(request.GET or None)
    told = form.cleaned_data if form.is_bound and (form.is_valid() or True) else {}
    seen, older = events(told, told.get("before"), _PAGE)
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "form": form,
        "seen": seen,
        "older": older,
        "query": query.urlencode(),
        "began": told.get("before"),
    }
    return render(request, "office/audit.html", context, status=400 if form.errors else 200)


def verification(request: HttpRequest) -> HttpResponse:
    """Verify a case, or a letter's hash, against the chain; the whole docket has a button of its own."""
    form = SealForm(request.GET or None)
    context: dict[str, Any] = {"form": form, "heads": HeadsForm()}
    if form.is_bound and form.is_valid():
        number = form.cleaned_data["number"].strip().upper()
        written = "".join(form.cleaned_data["hash"].split()).lower()
        context |= {"asked": number, "written": written, "chain": chain(number, written)}
        if written and not _SEAL.fullmatch(written):
            form.add_error(
                "hash", "A hash has 64 digits 0-9 and letters a-f. Copy the whole line of the letter."
            )
        letters = LetterRow.objects.filter(case_id=number, digest=written) if written else None
        context["letter"] = letters.first() if letters is not None else None
    return render(request, "office/verification.html", context, status=400 if form.errors else 200)


@require_POST
def verify_all(request: HttpRequest) -> HttpResponse:
    """Recompute every chain now; with heads that were kept outside, compare with them too."""
    form = HeadsForm(request.POST, request.FILES)
    context: dict[str, Any] = {"form": SealForm(), "heads": form}
    if form.is_valid():
        try:
            anchors = _anchors(form.cleaned_data["heads"])
        except ValueError:
            form.add_error("heads", "This is no file of heads. Choose the JSON file that was exported here.")
        else:
            start = perf_counter()
            verdict: Verdict = verify(anchors)
            context |= {"verdict": verdict, "seconds": perf_counter() - start, "anchors": len(anchors)}
    return render(request, "office/verification.html", context, status=400 if form.errors else 200)


def _anchors(file: Any) -> Mapping[str, Anchor]:  # noqa: ANN401 - Django's uploaded file, or None
    """The heads of a file. Raises ValueError for anything else."""
    if not file:
        return {}
    if file.size > _LARGEST:
        raise ValueError(file.size)
    try:
        kept = json.loads(file.read())["heads"]
        return {str(number): Anchor(int(one["version"]), str(one["seal"])) for number, one in kept.items()}
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("no heads") from error


def heads(request: HttpRequest) -> HttpResponse:
    """The head of every case as JSON, to be kept where nobody can write who can write the database."""
    del request
    kept = {number: {"version": one.version, "seal": one.seal} for number, one in all_heads().items()}
    response = HttpResponse(json.dumps({"heads": kept}, indent=1) + "\n", content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="heads-{timezone.localdate():%Y-%m-%d}.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def sign_ins(request: HttpRequest) -> HttpResponse:
    """Who signed in and out, and failed attempts, by the e-mail address of the account alone."""
    word = request.GET.get("q", "").strip()[:100]
    logs = AccessLog.objects.order_by("-attempt_time")
    failures = AccessAttempt.objects.order_by("-attempt_time")
    if word:
        logs, failures = logs.filter(username__icontains=word), failures.filter(username__icontains=word)
    context = {
        "page": Paginator(logs, _PAGE).get_page(request.GET.get("page")),
        "failures": failures[:_PAGE],
        "limit": settings.AXES_FAILURE_LIMIT,
        "minutes": round(settings.AXES_COOLOFF_TIME * 60),
        "q": word,
    }
    return render(request, "office/sign_ins.html", context)
