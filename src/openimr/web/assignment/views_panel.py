"""The panel: its list, what runs out, adding reviewers, bringing in a file, uphold rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render

from openimr.errors import OpenimrError
from openimr.panel import credentials, new_ref
from openimr.panel.specialties import specialties, specialty_of
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.assignment import forms, roster
from openimr.web.assignment.expiry import SOON, endings
from openimr.web.assignment.rates import LEAST, uphold_rates
from openimr.web.assignment.sealed import seal
from openimr.web.store.models import ReviewerRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from openimr.panel import Reviewer

PAGE = 25
_LARGEST_FILE = 4_000_000  # bytes


def panel(request: HttpRequest) -> HttpResponse:
    """Reviewers by reference, with filters."""
    asked = {key: request.GET.get(key, "") for key in ("specialty", "state", "standing")}
    active = set(ReviewerRow.objects.filter(active=True).values_list("ref", flat=True))
    everyone = roster.roster(active=False).reviewers
    found = [each for each in everyone if _fits(each, asked, each.ref in active)]
    page: Any = Paginator(found, PAGE).get_page(request.GET.get("page"))
    today = moment.today()
    page.object_list = [
        {
            "reviewer": each,
            "active": each.ref in active,
            "report": credentials(each, today),
            "ends": endings([each], today),
        }
        for each in page.object_list
    ]
    told = {
        "page": page,
        "asked": asked,
        "specialties": [one.title for one in specialties(DEFAULT).values()],
        "states": sorted({licence.state for each in everyone for licence in each.licences}),
        "count": len(everyone),
        "soon": SOON,
    }
    return render(request, "assignment/panel.html", told)


def expiring(request: HttpRequest) -> HttpResponse:
    """Licences, certificates and attestations that run out soon or have run out."""
    found = endings(roster.roster().reviewers, moment.today())
    page: Any = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "assignment/expiring.html", {"page": page, "soon": SOON})


def rates(request: HttpRequest) -> HttpResponse:
    """Uphold rates by pseudonym."""
    return render(request, "assignment/rates.html", {"rates": uphold_rates(), "least": LEAST})


def add(request: HttpRequest) -> HttpResponse:
    """A new reviewer: the name goes under seal, a reference comes out."""
    form = forms.NewReviewer(request.POST or None, initial={"capacity": 5, "accepts_priority": True})
    person: Any = request.user
    if request.method == "POST" and form.is_valid():
        said, ref = form.cleaned_data, new_ref()
        profile = {"degree_class": said["degree_class"], "licences": [], "sanctions": None, "qme": None}
        try:
            with transaction.atomic():
                ReviewerRow.objects.create(ref=ref, profile="{}")
                seal(ref, {"name": said["name"], "contact": said["contact"]})
                roster.write(ref, forms.work_into(profile, said), by=person.ref, reason="added to the panel")
        except OpenimrError as refused:
            form.add_error(None, f"{refused.what.capitalize()}. {refused.do.capitalize()}.")
        else:
            messages.success(
                request, f"Added as {ref}. Until licences and searches are on file nothing is offered."
            )
            return redirect("assignment_profile", ref=ref)
    return render(request, "assignment/add.html", {"form": form}, status=409 if form.errors else 200)


def bring_in(request: HttpRequest) -> HttpResponse:
    """Reviewers from a panel file; a file with anything wrong changes nothing."""
    problem = ""
    if request.method == "POST":
        sent, person = request.FILES.get("panel"), request.user
        try:
            if sent is None or (sent.size or 0) > _LARGEST_FILE:
                problem = "Choose a panel file of at most 4 MB."
            else:
                text = sent.read().decode()
                new, updated = roster.take_file(text, by=person.ref, reason="panel file")  # type: ignore[union-attr]
                messages.success(
                    request, f"{new} reviewers came in, {updated} were brought up to date. Names are sealed."
                )
                return redirect("assignment_panel")
        except OpenimrError as refused:
            problem = (
                f"{refused.where}: {refused.what}. Expected: {refused.expected}. {refused.do.capitalize()}."
            )
        except UnicodeDecodeError:
            problem = (
                "This is no text. A panel file is YAML in UTF-8, as the documentation of the panel shows."
            )
    return render(request, "assignment/import.html", {"problem": problem}, status=409 if problem else 200)


def _fits(reviewer: Reviewer, asked: dict[str, str], active: bool) -> bool:  # noqa: FBT001 - told by the caller
    wanted = specialty_of(asked["specialty"]) if asked["specialty"] else None
    if wanted and wanted not in [specialty_of(name) for name in reviewer.specialties]:
        return False
    if asked["state"] and asked["state"] not in [licence.state for licence in reviewer.licences]:
        return False
    standing = asked["standing"]
    if standing == "soon":
        return active and bool(endings([reviewer], moment.today()))
    if standing == "free":
        return active and reviewer.load < reviewer.capacity
    return active if standing != "inactive" else not active
