"""The programme's data on a day, two days side by side, and deadlines that explain themselves."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, get_args

from django import forms
from django.shortcuts import render

from openimr.case import ServiceMethod
from openimr.process.calendar import calendar
from openimr.process.clock import deadline, explain
from openimr.process.clock import rules as clock_rules
from openimr.process.clock.rule import zone
from openimr.process.errors import ProcessError
from openimr.programs.load import DEFAULT, load
from openimr.web import moment
from openimr.web.office.forms import choices
from openimr.web.office.rulebook import FAMILIES, compared, in_force

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class RulesForm(forms.Form):
    """A day, perhaps another to compare with, perhaps one family of rules."""

    day = forms.DateField(
        label="Day", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    other = forms.DateField(
        label="Compare with",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    family = forms.ChoiceField(label="Rules", required=False, choices=choices(FAMILIES.items(), "All"))


class DeadlineForm(forms.Form):
    """What a deadline is counted from."""

    rule = forms.ChoiceField(label="Rule")
    trigger = forms.DateField(
        label="Counted from the day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    at = forms.TimeField(
        label="At the time",
        required=False,
        help_text="Pacific time; for clocks in hours and for papers by fax.",
        widget=forms.TimeInput(attrs={"type": "time", "class": "usa-input"}),
    )
    service = forms.ChoiceField(
        label="Served", choices=[(one, one.replace("_", " ").capitalize()) for one in get_args(ServiceMethod)]
    )
    priority = forms.ChoiceField(
        label="Track",
        choices=[("standard", "Standard"), ("expedited", "Expedited"), ("formulary", "Formulary")],
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the clocks of the programme."""
        super().__init__(*arguments, **named)
        field: Any = self.fields["rule"]
        field.choices = [
            (name, f"{name}: {rule.words['title']}") for name, rule in clock_rules(DEFAULT).items()
        ]


def rules(request: HttpRequest) -> HttpResponse:
    """Which rule is in force on a day; with a second day, what differs between the two."""
    today = moment.today()
    form = RulesForm(request.GET or None, initial={"day": today})
    told: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {"day": today}
    day, other, family = told.get("day") or today, told.get("other"), told.get("family") or ""
    found = in_force(day, family)
    context: dict[str, Any] = {"form": form, "day": day, "other": other}
    if other:
        context["pairs"] = compared(found, in_force(other, family))
    else:
        context["families"] = [
            {"key": key, "label": label, "rules": [rule for rule in found if rule.family == key]}
            for key, label in FAMILIES.items()
            if family in {"", key}
        ]
        context["holidays"] = _holidays(day.year) if family in {"", "calendar"} else []
    return render(request, "office/rules.html", context, status=400 if form.errors else 200)


def _holidays(year: int) -> list[dict[str, Any]]:
    """The holidays of the year and which calendars keep each."""
    names = list(load("calendar.yaml", DEFAULT)["calendars"])
    kept: dict[tuple[Any, str], dict[str, Any]] = {}
    for name in names:
        for day, closed in calendar(name).holidays(year).items():
            row = kept.setdefault(
                (day, closed.reason), {"day": day, "reason": closed.reason, "by": [], "recalled": False}
            )
            row["by"].append(name.replace("_", " "))
            row["recalled"] = row["recalled"] or closed.recalled
    return [kept[key] for key in sorted(kept, key=lambda pair: (pair[0], pair[1]))]


def calculator(request: HttpRequest) -> HttpResponse:
    """When something is due, step by step, in English and Spanish."""
    initial = {"rule": "D14", "trigger": moment.today(), "service": "personal", "priority": "standard"}
    form = DeadlineForm(request.GET or None, initial=initial)
    context: dict[str, Any] = {"form": form}
    status = 400 if form.errors else 200
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        trigger = told["trigger"]
        if told["at"]:
            trigger = datetime.combine(trigger, told["at"], tzinfo=zone(DEFAULT))
        try:
            made = deadline(told["rule"], trigger, service=told["service"], priority=told["priority"])
            context |= {"made": made, "english": explain(made), "spanish": explain(made, "es")}
        except ProcessError as refused:
            context["refused"], status = refused, 400
    return render(request, "office/calculator.html", context, status=status)
