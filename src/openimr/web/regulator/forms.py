"""The filters of the list of cases, and the period of a page of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.process.clock import rules
from openimr.process.life import life_rules
from openimr.process.statistics import monthly_report
from openimr.programs.load import DEFAULT
from openimr.web.look.templatetags.look import state as state_name
from openimr.web.regulator.figure import AGES, CLOCKS, GROUPS, NOT_BEGUN
from openimr.web.regulator.month import LINES

if TYPE_CHECKING:
    from collections.abc import Iterable

_ANY = ("", "Any")


def day_input() -> forms.DateInput:
    """A day as browsers pick it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _choices(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [_ANY, *pairs]


class PeriodForm(forms.Form):
    """From when until when; without an end, up to now and beyond."""

    since = forms.DateField(label="From", required=False, widget=day_input())
    until = forms.DateField(label="Until", required=False, widget=day_input())

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning."""
        told = super().clean() or {}
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            self.add_error("until", "The end lies before the beginning. Choose a later day.")
        return told


class CasesForm(PeriodForm):
    """What narrows the list of cases. Each figure of the other pages is an address with some of these."""

    case = forms.CharField(label="Case number begins with", required=False, max_length=32)
    standing = forms.ChoiceField(label="Standing", required=False, choices=_choices([("open", "Open")]))
    state = forms.ChoiceField(label="State", required=False)
    priority = forms.ChoiceField(
        label="Priority",
        required=False,
        choices=_choices([("standard", "Standard"), ("expedited", "Expedited")]),
    )
    clock = forms.ChoiceField(label="Age counted", required=False, choices=_choices(CLOCKS.items()))
    age = forms.ChoiceField(
        label="Age",
        required=False,
        choices=_choices(
            [*((key, f"{key.replace('-', '–')} days") for key in AGES), (NOT_BEGUN, "Not begun")]
        ),
    )
    rule = forms.ChoiceField(label="Clock", required=False)
    ended = forms.ChoiceField(
        label="Clock stands",
        required=False,
        choices=_choices(
            [("met", "was met"), ("missed", "was missed"), ("running", "runs"), ("stopped", "was stopped")]
        ),
    )
    outcome = forms.ChoiceField(
        label="An item was",
        required=False,
        choices=_choices([("upheld", "Upheld"), ("overturned", "Overturned")]),
    )
    order = forms.ChoiceField(
        label="Order",
        required=False,
        choices=[
            ("oldest", "Oldest first"),
            ("newest", "Newest first"),
            ("due", "By next deadline"),
            ("number", "By number"),
        ],
    )
    month = forms.RegexField(r"^\d{4}-(?:0[1-9]|1[0-2])$", required=False, widget=forms.HiddenInput)
    line = forms.ChoiceField(
        required=False, choices=_choices((name, name) for name in sorted(LINES)), widget=forms.HiddenInput
    )
    decided = forms.BooleanField(required=False, widget=forms.HiddenInput)
    group = forms.ChoiceField(required=False, choices=_choices(GROUPS.items()), widget=forms.HiddenInput)
    value = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the states and the clocks of the programme."""
        super().__init__(*arguments, **named)
        states: Any = self.fields["state"]
        states.choices = _choices((name, state_name(name)) for name in life_rules(DEFAULT).data["states"])
        clocks: Any = self.fields["rule"]
        clocks.choices = _choices(
            (name, f"{name}: {rule.words['title']}"[:70]) for name, rule in rules(DEFAULT).items()
        )


class MonthForm(forms.Form):
    """Which month."""

    month = forms.ChoiceField(label="Month")

    def __init__(self, *arguments: Any, months: list[str], **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the months."""
        super().__init__(*arguments, **named)
        field: Any = self.fields["month"]
        field.choices = [(month, month) for month in months]


def labels(chosen: dict[str, Any]) -> list[str]:
    """What a list is narrowed to beyond the fields that are shown, in words."""
    told = []
    if chosen.get("month") and chosen.get("line"):
        report = monthly_report((), chosen["month"])
        words = {line.name: line.label for line in report.lines}
        told.append(f"{words[chosen['line']]}, {chosen['month']}")
    if chosen.get("group"):
        told.append(f"{GROUPS[chosen['group']]}: {words_of(chosen.get('value') or '')}")
    if chosen.get("decided"):
        told.append("with a determination in force")
    return told


_SPELT = {
    "ct": "CT", "dme": "Medical equipment", "emg_ncv": "EMG/NCV", "mri": "MRI", "xray": "X-ray",
}  # fmt: skip


def words_of(key: str) -> str:
    """A code of a service, region or specialty in words."""
    return _SPELT.get(key) or (key.replace("_", " ").capitalize() if key else "Not stated")
