"""Many cases at once: the plans, one of them with costs and reasons, its offers, its proof."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render

from openimr.errors import OpenimrError
from openimr.web.access import visible
from openimr.web.assignment import planning
from openimr.web.assignment.lists import ROLES, WAITING
from openimr.web.assignment.models import PlanRow
from openimr.web.store.models import AssignmentRow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE = 25
_LARGEST = 2**31 - 1


def plans(request: HttpRequest) -> HttpResponse:
    """The plans that were made; a post makes one with a seed."""
    person: Any = request.user
    problem, seed = "", request.POST.get("seed") or str(secrets.randbelow(_LARGEST))
    if request.method == "POST":
        if not seed.isdecimal() or int(seed) > _LARGEST:
            problem = f"A seed is a whole number from 0 to {_LARGEST}; the same seed gives the same plan."
        else:
            try:
                row, left_out = planning.make_plan(person, int(seed))
            except OpenimrError as refused:
                problem = f"{refused.what.capitalize()}. {refused.do.capitalize()}."
            else:
                if left_out:
                    messages.warning(request, f"Left out, for they cannot be read: {', '.join(left_out)}.")
                return redirect("assignment_plan_one", plan=row.pk)
    page: Any = Paginator(PlanRow.objects.defer("inputs", "plan").order_by("-pk"), PAGE).get_page(
        request.GET.get("page")
    )
    waiting = visible(person, ROLES).filter(state=WAITING).count()
    told = {"page": page, "waiting": waiting, "seed": seed, "problem": problem}
    return render(request, "assignment/plans.html", told, status=409 if problem else 200)


def plan_one(request: HttpRequest, plan: int) -> HttpResponse:
    """A plan with costs and reasons; a post offers the ticked cases, or plans again after refusals."""
    row = get_object_or_404(PlanRow, pk=plan)
    person: Any = request.user
    refused: OpenimrError | None = None
    failed: list[tuple[str, OpenimrError]] = []
    if request.method == "POST" and request.POST.get("do") == "again":
        try:
            return redirect("assignment_plan_one", plan=planning.plan_again(person, row).pk)
        except OpenimrError as error:
            refused = error
    elif request.method == "POST":
        offered, failed = planning.offer_all(person, row, request.POST.getlist("case"))
        if offered:
            messages.success(request, f"{len(offered)} case{'s' if len(offered) > 1 else ''} offered.")
        if not failed:
            return redirect("assignment_plan_one", plan=row.pk)
    told = _told(request, row) | {"refused": refused, "failed": failed}
    return render(request, "assignment/plan.html", told, status=409 if refused or failed else 200)


def proof(request: HttpRequest, plan: int) -> HttpResponse:
    """The plan computed again from what was kept of it."""
    row = get_object_or_404(PlanRow, pk=plan)
    told: dict[str, Any] = {"row": row, "kept": planning.plan_of(row), "text_holds": planning.holds(row)}
    try:
        told["again"] = planning.prove(row)
        told["digest"] = planning.digest_of(told["again"].dumps())
    except OpenimrError as differs:
        told["differs"] = differs
    return render(request, "assignment/proof.html", told)


def _told(request: HttpRequest, row: PlanRow) -> dict[str, Any]:
    kept = planning.plan_of(row)
    person: Any = request.user
    page: Any = Paginator(kept.pairs, PAGE).get_page(request.GET.get("page"))
    cases = [pair.case for pair in page.object_list]
    offers = {
        (one.case_id, one.reviewer_id): one
        for one in AssignmentRow.objects.filter(case__in=cases).order_by("pk")
    }
    waiting = set(
        visible(person, ROLES).filter(number__in=cases, state=WAITING).values_list("number", flat=True)
    )
    page.object_list = [
        (pair, offers.get((pair.case, pair.reviewer)), pair.case in waiting) for pair in page.object_list
    ]
    return {"row": row, "plan": kept, "page": page, "any_waiting": bool(waiting)}
