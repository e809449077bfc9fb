"""Accounts: the list, one person, a new one, organizations, and the first password of an invited person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from openimr.web.accounts.models import Organization, User
from openimr.web.office import people as accounts
from openimr.web.office.forms import FindForm, OrganizationForm, PasswordForm, PersonForm, ReasonForm
from openimr.web.office.models import ChangeRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = 50
_LINK = "office_invitation_link"


def people(request: HttpRequest) -> HttpResponse:
    """The accounts, found by address, name, reference, role or standing."""
    form = FindForm(request.GET or None)
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = User.objects.select_related("organization").order_by("email")
    if word := told.get("q"):
        found = found.filter(Q(email__icontains=word) | Q(name__icontains=word) | Q(ref=word))
    if role := told.get("role"):
        found = found.filter(Q(roles=role) | Q(roles__regex=rf"(^|,){role}(,|$)"))
    if told.get("active"):
        found = found.filter(is_active=told["active"] == "yes")
    found = found.annotate(factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    return render(request, "office/people.html", {"form": form, "page": page})


def add(request: HttpRequest) -> HttpResponse:
    """A new account; the link to set its password is shown once, on the page that follows."""
    by: Any = request.user
    form = PersonForm(request.POST or None, initial={"language": "en"})
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        person = accounts.add(by, told.pop("email"), told.pop("name"), told.pop("roles"), **told)
        request.session[_LINK] = [person.ref, accounts.invitation(request, by, person)]
        messages.success(request, "The account is there. Give the link below to the person.")
        return redirect("office_person", ref=person.ref)
    return render(request, "office/add.html", {"form": form}, status=400 if form.errors else 200)


def person(request: HttpRequest, ref: str) -> HttpResponse:
    """One account: its details and roles, what was changed of it, and what can be done to it."""
    by: Any = request.user
    whom = get_object_or_404(User, ref=ref)
    form = PersonForm(request.POST or None, person=whom, initial=_initial(whom))
    if request.method == "POST" and form.is_valid():
        try:
            done = accounts.change(by, whom, form.cleaned_data)
        except accounts.PeopleError as refused:
            return _person(request, whom, form, refused=refused, status=409)
        messages.success(request, f"Changed: {', '.join(done)}." if done else "Nothing was different.")
        return redirect("office_person", ref=ref)
    return _person(request, whom, form, status=400 if form.errors else 200)


def _initial(whom: User) -> dict[str, Any]:
    return {
        "name": whom.name,
        "roles": sorted(whom.role_set),
        "language": whom.language,
        "organization": whom.organization_id,
        "reviewer": whom.reviewer_id,
    }


def _person(
    request: HttpRequest,
    whom: User,
    form: PersonForm | None = None,
    *,
    reason: ReasonForm | None = None,
    refused: accounts.PeopleError | None = None,
    status: int = 200,
) -> HttpResponse:
    link = request.session.get(_LINK)
    shown = (
        request.session.pop(_LINK)[1] if link and link[0] == whom.ref and request.method == "GET" else None
    )
    told = {
        "whom": whom,
        "form": form or PersonForm(person=whom, initial=_initial(whom)),
        "reason": reason or ReasonForm(),
        "link": shown,
        "refused": refused,
        "factor": Authenticator.objects.filter(user=whom).exists(),
        "history": _told(ChangeRow.objects.filter(whom=whom.ref).order_by("-pk")[:50]),
        "own": whom.pk == request.user.pk,
    }
    return render(request, "office/person.html", told, status=status)


@require_POST
def act(request: HttpRequest, ref: str, what: str) -> HttpResponse:
    """Activate, deactivate, reset the second factor, or make a new link; the first three with a reason."""
    by: Any = request.user
    whom = get_object_or_404(User, ref=ref)
    if what == "invite":
        request.session[_LINK] = [whom.ref, accounts.invitation(request, by, whom)]
        return redirect("office_person", ref=ref)
    if what not in {"activate", "deactivate", "second-factor"}:
        raise Http404
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _person(request, whom, reason=form, status=400)
    reason = form.cleaned_data["reason"]
    try:
        if what == "second-factor":
            accounts.reset_second_factor(by, whom, reason)
            messages.success(request, "The second factor is reset; the next sign-in asks to set one up.")
        else:
            accounts.set_active(by, whom, active=what == "activate", reason=reason)
            messages.success(
                request, "The account is open." if what == "activate" else "The account is closed."
            )
    except accounts.PeopleError as refused:
        return _person(request, whom, reason=form, refused=refused, status=409)
    return redirect("office_person", ref=ref)


def organizations(request: HttpRequest) -> HttpResponse:
    """The organizations, and a new one."""
    by: Any = request.user
    form = OrganizationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            Organization.objects.create(**form.cleaned_data)
            accounts.note(by.ref, form.cleaned_data["ref"], "organization_added")
        messages.success(request, "The organization is there.")
        return redirect("office_organizations")
    page = Paginator(Organization.objects.order_by("name"), _PAGE).get_page(request.GET.get("page"))
    told = {"form": form, "page": page}
    return render(request, "office/organizations.html", told, status=400 if form.errors else 200)


def changes(request: HttpRequest) -> HttpResponse:
    """Every change of an account, the newest first."""
    page = Paginator(ChangeRow.objects.order_by("-pk"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "office/changes.html", {"page": page, "rows": _told(page)})


def _told(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a page or a slice
    return [{"row": row, "what": accounts.CHANGES.get(row.what, row.what)} for row in rows]


def invitation(request: HttpRequest, ref: str, token: str) -> HttpResponse:
    """The invited person sets a password; the link then opens no more."""
    whom = accounts.invited(ref, token)
    if whom is None:
        return render(request, "office/invitation.html", {"gone": True}, status=410)
    form = PasswordForm(request.POST or None, person=whom)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            whom.set_password(form.cleaned_data["password"])
            whom.save(update_fields=["password"])
            accounts.note(whom.ref, whom.ref, "password_set")
            accounts.end_sessions(whom)
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("account_login")
    response = render(request, "office/invitation.html", {"form": form}, status=400 if form.errors else 200)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
