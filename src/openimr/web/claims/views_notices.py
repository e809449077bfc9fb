"""The notices to the organization, day by day: read, acknowledge, take away as a manifest."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from openimr.web import moment
from openimr.web.claims.due import ROLE, mine
from openimr.web.claims.views_batch import harmless, table
from openimr.web.store.models import AcknowledgementRow, NoticeRow

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from openimr.web.accounts.models import User

_PAGE = 50
_MOST = 500  # acknowledged in one step
_COLUMNS = ("notice", "case", "claim", "kind", "sent", "sha256", "acknowledged")


def sent(person: User) -> QuerySet[NoticeRow]:
    """Every notice that went out to the organization in its role, those not acknowledged first."""
    said = AcknowledgementRow.objects.filter(notice=OuterRef("pk"))
    found = NoticeRow.objects.filter(case__in=mine(person).values("pk"), role=ROLE, sent_at__isnull=False)
    return (
        found.annotate(acknowledged=Exists(said))
        .select_related("case__claim_number")
        .defer("data", "case__life")
        .order_by("acknowledged", "-sent_at", "key")
    )


def day_of(request: HttpRequest) -> date | None:
    """The day that is asked for; None for all days, or for what is no day."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def of_day(found: QuerySet[NoticeRow], day: date | None) -> QuerySet[NoticeRow]:
    """Those sent on that day of the programme's zone."""
    if day is None:
        return found
    start = timezone.make_aware(datetime.combine(day, time()))
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    return found.filter(sent_at__gte=start, sent_at__lt=end)


def notices(request: HttpRequest) -> HttpResponse:
    """The list of a day, or of all days."""
    person: Any = request.user
    day, everything = day_of(request), sent(person)
    shown = of_day(everything, day)
    waiting = request.GET.get("show") == "waiting"
    told = {
        "day": day,
        "today": moment.today(),
        "before": (day or moment.today()) - timedelta(days=1),
        "after": day + timedelta(days=1) if day and day < moment.today() else None,
        "waiting": waiting,
        "open": everything.filter(acknowledgement__isnull=True).count(),
        "here": shown.filter(acknowledgement__isnull=True).count(),
        "page": Paginator(shown.filter(acknowledgement__isnull=True) if waiting else shown, _PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "claims/notices.html", told)


@require_POST
def acknowledge(request: HttpRequest) -> HttpResponse:
    """Say that notices have arrived: those chosen; each is said once."""
    person: Any = request.user
    keys = request.POST.getlist("notice")[:_MOST]
    mine_open = sent(person).filter(pk__in=keys, acknowledgement__isnull=True).order_by()
    new = [AcknowledgementRow(notice=one, by=person.ref, at=moment.now()) for one in mine_open]
    AcknowledgementRow.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        messages.success(request, f"Acknowledged: {len(new)}.")
    else:
        messages.info(request, "Choose notices that are not acknowledged yet.")
    back = request.POST.get("back", "")
    if mine(person).filter(number=back).exists():
        return redirect("claims_case", number=back)
    asked = {name: request.POST[name] for name in ("day", "show") if request.POST.get(name)}
    return redirect(f"{reverse('claims_notices')}?{urlencode(asked)}")


def manifest_csv(request: HttpRequest) -> HttpResponse:
    """The list of a day as CSV."""
    day = day_of(request) or moment.today()
    response = table(f"notices-{day}.csv")
    writer = csv.writer(response)
    writer.writerow(_COLUMNS)
    for row in _told(request, day):
        writer.writerow([harmless(str(row[name])) for name in _COLUMNS])
    return response


def manifest_json(request: HttpRequest) -> HttpResponse:
    """The list of a day as JSON."""
    day = day_of(request) or moment.today()
    told = {"day": day.isoformat(), "notices": _told(request, day)}
    headers = {
        "Content-Disposition": f'attachment; filename="notices-{day}.json"',
        "Cache-Control": "private, no-store",
    }
    return JsonResponse(told, headers=headers)


def _told(request: HttpRequest, day: date) -> list[dict[str, Any]]:
    person: Any = request.user
    return [
        {
            "notice": one.key,
            "case": one.case_id,
            "claim": _claim(one),
            "kind": one.kind,
            "sent": one.sent_at.isoformat() if one.sent_at else "",
            "sha256": one.content_hash,
            "acknowledged": bool(getattr(one, "acknowledged", False)),
            "address": reverse("casefile_notice", args=[one.case_id, one.key]),
        }
        for one in of_day(sent(person), day)
    ]


def _claim(one: NoticeRow) -> str:
    row = getattr(one.case, "claim_number", None)
    return row.key if row else ""
