"""Notices owed, queued and sent, and the jobs that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from openimr.web.intake import jobs

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

PAGE = 50


def notices(request: HttpRequest) -> HttpResponse:
    """Notices of all cases in one standing, and how many jobs failed."""
    standing = request.GET.get("standing", "owed")
    told: dict[str, Any] = {
        "standing": standing,
        "standings": jobs.STANDINGS,
        "counts": jobs.counts(),
        "failed": jobs.failed().count(),
    }
    if standing == "failed":
        page: Any = Paginator(jobs.failed(), PAGE).get_page(request.GET.get("page"))
        page.object_list = jobs.describe(list(page.object_list))
    else:
        page = Paginator(jobs.notices(standing), PAGE).get_page(request.GET.get("page"))
    return render(request, "intake/notices.html", {**told, "page": page})


@require_POST
def retry(request: HttpRequest, job: UUID) -> HttpResponse:
    """Try a failed job again."""
    if jobs.retry(job):
        messages.success(request, "The job is tried again with the next run.")
    else:
        messages.info(request, "That job has not failed, or was tried again already.")
    return redirect("/notices/?standing=failed")
