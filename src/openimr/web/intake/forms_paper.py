"""The form of an application that came by mail or fax, field by field as it stands on the paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from openimr.web import moment

ANSWERS = (("", "The paper does not say"), ("yes", "Yes"), ("no", "No"))
SERVICES = (
    ("", "The paper does not say"),
    ("mail_in_state", "Mail, within the state"),
    ("mail_out_of_state", "Mail, from outside the state"),
    ("electronic", "Electronically"),
    ("fax", "Fax"),
    ("personal", "By hand"),
)
SIGNERS = (
    ("", "Nobody"),
    ("worker", "Injured worker"),
    ("attorney", "Attorney of the worker"),
    ("designee", "Designee of the worker"),
    ("physician", "Requesting physician"),
)
LANGUAGES = (("en", "English"), ("es", "Spanish"))


def _day(label: str, *, required: bool = False, hint: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=hint)


def _words(label: str, *, required: bool = False, most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most)


def _address(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}))


def _answer(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=ANSWERS)


class PaperForm(forms.Form):
    """The application but for its treatments."""

    received = _day("Received (as stamped)", required=True)
    came_by = forms.ChoiceField(label="Came by", choices=(("mail", "Mail"), ("fax", "Fax")))
    priority = forms.ChoiceField(
        label="Review asked for", choices=(("standard", "Standard"), ("expedited", "Expedited"))
    )
    signed_by = forms.ChoiceField(label="Signed by", required=False, choices=SIGNERS)
    designated = _day("Designee named on")
    ur_decision_attached = _answer("UR decision attached")

    first_name = _words("First name", required=True, most=90)
    last_name = _words("Last name", required=True, most=90)
    date_of_birth = _day("Date of birth")
    worker_address = _address("Address")
    language = forms.ChoiceField(label="Language of notices", choices=LANGUAGES)
    claim_number = _words("Claim number", most=60)
    date_of_injury = _day("Date of injury", required=True)

    attorney = _words("Attorney or designee")
    attorney_role = forms.ChoiceField(
        label="Acts as", choices=(("attorney", "Attorney"), ("designee", "Designee"))
    )
    attorney_address = _address("Address of attorney or designee")
    physician = _words("Requesting physician", required=True)
    physician_address = _address("Address of the physician")
    administrator = _words("Claims administrator", required=True)
    administrator_address = _address("Address of the administrator")

    ur_date = _day("Date of the UR decision", required=True)
    outcome = forms.ChoiceField(
        label="Outcome", choices=(("denied", "Denied"), ("modified", "Modified"), ("delayed", "Delayed"))
    )
    served = _day("Served on")
    service = forms.ChoiceField(label="Served by", required=False, choices=SERVICES)
    on_necessity = _answer("Decides medical necessity")
    lack_of_information = _answer("Refused only for lack of information")
    liability_disputed = _answer("Liability is disputed")
    formulary = _answer("About a formulary drug")

    def clean(self) -> dict[str, Any]:
        """Days that have not come, and an order that cannot be, are refused by the field they stand in."""
        told = super().clean() or {}
        for name in ("received", "date_of_birth", "date_of_injury", "ur_date", "served", "designated"):
            if told.get(name) and told[name] > moment.today():
                self.add_error(name, "This day has not come. Check the year.")
        injury, decided, received = (told.get(name) for name in ("date_of_injury", "ur_date", "received"))
        if injury and decided and decided < injury:
            self.add_error("ur_date", "The decision cannot be before the injury. Check both days.")
        if decided and received and received < decided:
            self.add_error("received", "The application cannot come before the decision. Check both days.")
        return told


class TreatmentForm(forms.Form):
    """One disputed treatment; the parts only where the decision modified the request."""

    treatment = _words("Treatment", most=400)
    original = _words("Requested (if modified)")
    authorized = _words("Authorized")
    remaining = _words("Left in dispute")
    given_on = _day("Given on (retrospective)")

    def clean(self) -> dict[str, Any]:
        """Parts without a treatment say nothing."""
        told = super().clean() or {}
        if not told.get("treatment") and any(told.values()):
            self.add_error("treatment", "Name the treatment that these words belong to.")
        return told


class _Treatments(BaseFormSet[TreatmentForm]):
    """At least one treatment."""

    def clean(self) -> None:
        """Refuse an application without a treatment."""
        if not any(self.errors) and not any(form.cleaned_data.get("treatment") for form in self.forms):
            raise forms.ValidationError("Name at least one treatment: without one nothing can be reviewed.")


Treatments = formset_factory(TreatmentForm, formset=_Treatments, extra=4, max_num=30, absolute_max=40)
