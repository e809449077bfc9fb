"""Jobs and the condition of the installation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from openimr.web.office import condition
from openimr.web.office.people import note

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

_PAGE = 25


def jobs(request: HttpRequest) -> HttpResponse:
    """Workers, jobs that wait or failed, storage, versions, settings."""
    failed = DBTaskResult.objects.failed().order_by("-finished_at", "pk")
    page = Paginator(failed, _PAGE).get_page(request.GET.get("page"))
    told = {
        "workers": condition.workers(timezone.now()),
        "counts": condition.jobs(),
        "owed": condition.notices_owed(),
        "page": page,
        "failed": [
            {
                "id": job.pk,
                "what": job.task_path.rpartition(".")[2].replace("_", " ").capitalize(),
                "error": job.exception_class_path.rpartition(".")[2] or "unknown",
                "at": job.finished_at,
                "tried": len(job.worker_ids),
            }
            for job in page
        ],
        "storage": condition.storage(),
        "versions": condition.versions(),
        "settings": condition.checked(),
        "notices": _notices(),
    }
    return render(request, "office/jobs.html", told)


def _notices() -> str | None:
    """The page of notices of the intake room, where it is installed."""
    try:
        return reverse("intake_notices")
    except NoReverseMatch:
        return None


@require_POST
def retry(request: HttpRequest, job: UUID) -> HttpResponse:
    """Queue a failed job again, with all its attempts; effects happen once, so that this does no harm."""
    person: Any = request.user
    with transaction.atomic():
        found = DBTaskResult.objects.failed().select_for_update().filter(pk=job).first()
        if found is not None:
            found.status, found.worker_ids = TaskResultStatus.READY, []
            found.started_at = found.finished_at = None
            found.save(update_fields=["status", "worker_ids", "started_at", "finished_at"])
            note(person.ref, str(job), "job_retried", after=found.task_path.rpartition(".")[2])
    if found is None:
        messages.warning(request, "The job is not among the failed ones any more.")
    else:
        messages.success(request, "The job is queued again.")
    return redirect("office_jobs")
