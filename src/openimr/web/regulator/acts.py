"""What the director does to a case: each kind of event with the facts that its rule asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from openimr.process.eligibility.reason import reasons
from openimr.process.life import life_rules, possible, runs
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.regulator.forms import day_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.process.life import CaseLife

_NOT_A_FINDING = ("DUPLICATE", "LIABILITY_DISPUTE")  # the one is closed and linked, the other deferred
_SERVICES = (
    ("mail_in_state", "By mail, in the state"),
    ("mail_out_of_state", "By mail, out of the state"),
    ("electronic", "Electronically"),
    ("fax", "By fax"),
    ("personal", "By hand"),
)


class Act(forms.Form):
    """An act on the case as the page showed it."""

    title = ""
    button = ""
    version = forms.IntegerField(widget=forms.HiddenInput)

    def data_of_event(self) -> dict[str, Any]:
        """The data of the event: days ISO, what was left empty left out."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in told.items()
            if value not in (None, "", [])
        }


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, initial=moment.today, widget=day_input())


class Eligible(Act):
    """A finding of eligibility, in the part that is in dispute."""

    title, button = "Find the case eligible", "Find eligible"
    found_on = _day("Found on")
    formulary = forms.BooleanField(
        label="The dispute is about a formulary drug (five working days)", required=False
    )


class Ineligible(Act):
    """A finding of ineligibility with its reasons."""

    title, button = "Find the case ineligible", "Find ineligible"
    found_on = _day("Found on")
    reasons = forms.MultipleChoiceField(label="Reasons", widget=forms.CheckboxSelectMultiple)
    service = forms.ChoiceField(label="How the finding is served", choices=_SERVICES)

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the reasons of the programme."""
        super().__init__(*arguments, **named)
        field: Any = self.fields["reasons"]
        field.choices = [
            (code, f"{one.meaning}{' (recalled)' if one.recalled else ''}")
            for code, one in reasons(DEFAULT).items()
            if code not in _NOT_A_FINDING
        ]


class Referred(Act):
    """The claims administrator is referred for a penalty."""

    title, button = "Refer for a penalty for late records", "Refer"
    referred_on = _day("Referred on")


class Extended(Act):
    """More time for an expedited determination."""

    title, button = "Extend the time of the determination", "Extend"
    days = forms.TypedChoiceField(label="Days", choices=[(1, "1"), (2, "2"), (3, "3")], coerce=int)
    granted_on = _day("Granted on")
    reason = forms.CharField(
        label="Extraordinary circumstance or good cause",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Assessed(Act):
    """A penalty for implementing late."""

    title, button = "Assess a penalty for late implementation", "Assess"
    assessed_on = _day("Assessed on")


class Granted(Act):
    """The appeals board sent the determination back."""

    title, button = "Enter an appeal that was granted", "Enter the order"
    decided_on = _day("Decided on")
    ground = forms.ChoiceField(label="Ground, Labor Code 4610.6(h)")
    fact = forms.CharField(
        label="Wrong fact",
        help_text="An order for plain error names it, so that the second review does not repeat it.",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the five grounds."""
        super().__init__(*arguments, **named)
        field: Any = self.fields["ground"]
        grounds = life_rules(DEFAULT).data["grounds"]
        field.choices = [(one, one.replace("_", " ").capitalize()) for one in grounds]


class Denied(Act):
    """The appeals board left the decision as it was."""

    title, button = "Enter an appeal that was denied", "Enter the order"
    decided_on = _day("Decided on")


class Published(Act):
    """A copy without names is public."""

    title, button = "Mark the determination as published", "Mark as published"
    published_on = _day("Published on")


ACTS: dict[str, type[Act]] = {
    "found_eligible": Eligible,
    "found_ineligible": Ineligible,
    "records_penalty_referred": Referred,
    "determination_time_extended": Extended,
    "implementation_penalty_assessed": Assessed,
    "appeal_granted": Granted,
    "appeal_denied": Denied,
    "published": Published,
}


def offered(case: CaseLife) -> Iterator[str]:
    """The acts that the state of the case allows the director."""
    allowed = set(possible(case, "administrative_director"))
    for kind in ACTS:
        if kind in allowed and not _done(case, kind):
            yield kind


def _done(case: CaseLife, kind: str) -> bool:
    """Acts that would be refused: the newest determination is public, or nothing expedited is due."""
    if kind == "published":
        return not case.determinations or case.determinations[-1].published is not None
    if kind == "determination_time_extended":
        return not runs(case, "expedited_determination") or "extended" in case.dates
    if kind == "records_penalty_referred":
        return "records_penalty" in case.dates
    return False
