"""The regulator's pages of figures: today, the month, timeliness by rule."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from openimr.process.clock import rules
from openimr.process.statistics import to_csv, to_json
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.access import visible
from openimr.web.regulator import figure
from openimr.web.regulator.forms import MonthForm, PeriodForm, words_of
from openimr.web.regulator.month import months, report
from openimr.web.regulator.penalty import awaited

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

ROLES = frozenset({"administrative_director"})
_YEAR = timedelta(days=365)


def overview(request: HttpRequest) -> HttpResponse:
    """Today in figures; each leads to the cases behind it."""
    person: Any = request.user
    today = moment.today()
    form = PeriodForm(request.GET or None)
    since, until = _period(form, today)
    opened = figure.opened(visible(person, ROLES))
    clocks = [
        {"key": clock, "label": label, "bars": _linked(figure.by_age(opened, clock, today), clock=clock)}
        for clock, label in figure.CLOCKS.items()
    ]
    told = {
        "form": form if form.is_bound else PeriodForm(initial={"since": since}),
        "since": since,
        "until": until,
        "open": sum(row.count for row in opened),
        "expedited": sum(row.count for row in opened if row.priority == "expedited"),
        "doubtful": sum(row.count for row in opened if row.state == "eligibility_review"),
        "states": _linked(figure.by_state(opened)),
        "clocks": clocks,
        "awaited": awaited(person).count(),
        "overall": figure.overall(since, until or today),
        "groups": _rates(since, until or today),
    }
    return render(request, "regulator/overview.html", told, status=400 if form.errors else 200)


def _period(form: PeriodForm, today: date) -> tuple[date, date | None]:
    """The chosen period, or the last 365 days."""
    told = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return told.get("since") or today - _YEAR, told.get("until")


def _linked(bars: list[figure.Bar], clock: str | None = None) -> list[dict[str, Any]]:
    """Each bar with the address of the cases that it counts, and its place in the picture."""
    linked = []
    for place, bar in enumerate(bars):
        asked = {"clock": clock, "age": bar.key} if clock else {"state": bar.key}
        linked.append(
            {"bar": bar, "address": cases_address(**asked), "y": place * 28, "text": place * 28 + 15}
        )
    return linked


def cases_address(**asked: str) -> str:
    """The address of the list of cases that these filters leave."""
    return f"{reverse('regulator_cases')}?{urlencode(asked)}"


def _rates(since: date, until: date) -> list[dict[str, Any]]:
    period = {"since": since.isoformat(), "until": until.isoformat()}
    groups = []
    for group, label in figure.GROUPS.items():
        rows = [
            {
                "rate": rate,
                "label": rate.key if group == "specialty" and rate.key else words_of(rate.key),
                "all": cases_address(group=group, value=rate.key, **period),
                "overturned": cases_address(group=group, value=rate.key, outcome="overturned", **period),
            }
            for rate in figure.rates(group, since, until)
        ]
        groups.append({"label": label, "rows": rows})
    return groups


def timeliness(request: HttpRequest) -> HttpResponse:
    """Each rule: met, missed, running, and the earliest missed day of a case that is open."""
    today = moment.today()
    form = PeriodForm(request.GET or None)
    since, until = _period(form, today)
    known = rules(DEFAULT)
    period = {"since": since.isoformat(), **({"until": until.isoformat()} if until else {})}
    rows = [
        {
            "one": one,
            "rule": known[one.rule],
            "worst_days": (today - one.worst).days if one.worst else None,
            "worst": cases_address(rule=one.rule, ended="missed", standing="open", order="due", **period),
            **{
                ended: cases_address(rule=one.rule, ended=ended, **period)
                for ended in ("met", "missed", "running", "stopped")
            },
        }
        for one in figure.timeliness(since, until)
    ]
    told = {"rows": rows, "since": since, "until": until}
    told["form"] = form if form.is_bound else PeriodForm(initial={"since": since})
    return render(request, "regulator/timeliness.html", told, status=400 if form.errors else 200)


def monthly(request: HttpRequest) -> HttpResponse:
    """The monthly report with the definition of every line."""
    chosen, form = _month(request)
    made = report(chosen)
    lines = [{"line": one, "address": cases_address(month=chosen, line=one.name)} for one in made.lines]
    told = {"form": form, "month": chosen, "report": made, "lines": lines}
    return render(request, "regulator/monthly.html", told, status=400 if form.errors else 200)


def monthly_export(request: HttpRequest) -> HttpResponse:
    """The monthly report as CSV or JSON."""
    chosen, form = _month(request)
    if form.errors:
        raise Http404
    made = report(chosen)
    if request.GET.get("format") == "json":
        text, kind = json.dumps(to_json(made), indent=1) + "\n", "json"
    else:
        text, kind = to_csv(made), "csv"
    return attached(text, f"monthly-report-{chosen}.{kind}")


def attached(text: str, name: str) -> HttpResponse:
    """A text to be saved under a name."""
    kinds = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
    response = HttpResponse(text, content_type=kinds[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _month(request: HttpRequest) -> tuple[str, MonthForm]:
    """The chosen month; without a choice, or with a wrong one, the newest."""
    known = months(moment.today())
    if "month" not in request.GET:
        return known[0], MonthForm(months=known, initial={"month": known[0]})
    form = MonthForm(request.GET, months=known)
    return (form.cleaned_data["month"] if form.is_valid() else known[0]), form
