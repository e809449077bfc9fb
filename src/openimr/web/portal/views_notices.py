"""The notices that went to a person's side of a case: read them, and say that they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render

from openimr.web import moment
from openimr.web.access import visible
from openimr.web.portal.page import PEOPLE, person
from openimr.web.portal.words import say
from openimr.web.store.models import AcknowledgementRow, CaseRow, NoticeRow

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from openimr.web.accounts.models import User

PAGE = 25


def notices_of(number: str, user: User) -> QuerySet[NoticeRow]:
    """The notices to the person's roles that went out, the newest first."""
    return NoticeRow.objects.filter(
        case_id=number, role__in=user.role_set & PEOPLE, outboxrow__isnull=False
    ).order_by("-sent_at", "key")


def notices(request: HttpRequest, number: str) -> HttpResponse:
    """The list for one case."""
    row = get_object_or_404(CaseRow, number=number)
    found = notices_of(number, person(request)).select_related("acknowledgement")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/notices.html", {"row": row, "page": page})


def every_notice(request: HttpRequest) -> HttpResponse:
    """The notices of all cases of the person, those not read first."""
    user = person(request)
    found = (
        NoticeRow.objects.filter(
            case__in=visible(user, PEOPLE), role__in=user.role_set & PEOPLE, outboxrow__isnull=False
        )
        .select_related("acknowledgement")
        .order_by("acknowledgement__at", "-sent_at", "key")
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/notices.html", {"row": None, "page": page})


def read(request: HttpRequest, number: str, notice: str) -> HttpResponse:
    """Keep that the notice was read: by whom, by reference, and when. Said once."""
    row = get_object_or_404(notices_of(number, person(request)), pk=notice)
    if request.method == "POST":
        AcknowledgementRow.objects.get_or_create(
            notice=row, defaults={"by": person(request).ref, "at": moment.now()}
        )
        messages.success(request, say("notices.noted"))
    return redirect("portal_notices", number)
