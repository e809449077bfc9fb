"""The forms of the application, one for each group of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.web.portal.fields import choice, day, line, tick, words
from openimr.web.portal.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openimr.web.accounts.models import User

FILERS = ("worker", "attorney", "designee")
SERVICES = ("mail_in_state", "mail_out_of_state", "mail_abroad", "electronic", "fax", "personal")


class FilerForm(forms.Form):
    """Who asks: the worker, or who acts for them; a designee was named after the decision."""

    filer = choice("filer", FILERS)
    filer_name = line("filer_name", required=False, autocomplete="name")
    filer_address = words("filer_address", required=False, rows=3)
    designated = day("designated", required=False)

    def __init__(self, typed: Mapping[str, str] | None = None, *, user: User) -> None:
        """Offer the roles that the person fills."""
        super().__init__(typed)
        own = [role for role in FILERS if role in user.role_set]
        field: Any = self.fields["filer"]
        field.choices = [one for one in field.choices if one[0] in own]
        field.initial = own[0]
        if len(own) == 1:
            field.widget = forms.HiddenInput()
        self.fields["filer_name"].required = "worker" not in own
        self.fields["filer_name"].initial = user.name
        if own == ["worker"]:
            for name in ("filer_name", "filer_address", "designated"):
                del self.fields[name]
        elif "designee" not in own:
            del self.fields["designated"]

    def clean(self) -> dict[str, Any]:
        """Who acts for the worker gives their name; a designee also the day."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("filer") in {"attorney", "designee"} and given.get("filer_name") == "":
            self.add_error("filer_name", say("wrong.filer_name"))
        if given.get("filer") == "designee" and not given.get("designated"):
            self.add_error("designated", say("wrong.designated"))
        return given


class WorkerForm(forms.Form):
    """The injured worker."""

    first_name = line("first_name", autocomplete="given-name")
    last_name = line("last_name", autocomplete="family-name")
    date_of_birth = day("date_of_birth")
    street = line("street", autocomplete="street-address")
    city = line("city", autocomplete="address-level2")
    state = line("state", longest=20, autocomplete="address-level1")
    zip_code = line("zip_code", longest=12, autocomplete="postal-code", inputmode="numeric")
    phone = line("phone", required=False, longest=40, type="tel", autocomplete="tel")
    language = choice("language", ("en", "es"))


class InjuryForm(forms.Form):
    """The injury and the claim."""

    date_of_injury = day("date_of_injury")
    claim_number = line("claim_number", longest=60)
    employer = line("employer", required=False)
    diagnosis = line("diagnosis", required=False, longest=200)


class DecisionForm(forms.Form):
    """The decision of utilization review."""

    ur_date = day("ur_date")
    service = choice("service", SERVICES)
    served = day("served", required=False)
    reason = choice("reason", ("necessity", "information", "other"))
    liability = choice("liability", ("no", "yes", "unknown"))
    formulary = choice("formulary", ("no", "yes", "unknown"), required=False)
    expedited = tick("expedited")

    def clean(self) -> dict[str, Any]:
        """A decision is served when it was made, or later."""
        given: dict[str, Any] = super().clean() or {}
        made, served = given.get("ur_date"), given.get("served")
        if made and served and served < made:
            self.add_error("served", say("wrong.served"))
        return given


class TreatmentForm(forms.Form):
    """One refused or modified treatment."""

    treatment = line("treatment", longest=300)
    outcome = choice("outcome", ("denied", "modified"), initial="denied")
    original = line("original", required=False, longest=200)
    authorized = line("authorized", required=False, longest=200)
    remaining = line("remaining", required=False, longest=200)
    given_on = day("given_on", required=False)

    def clean(self) -> dict[str, Any]:
        """Of a treatment that was cut down, all three parts are told."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("outcome") == "modified":
            for name in ("original", "authorized", "remaining"):
                if not given.get(name):
                    self.add_error(name, say("wrong.part"))
        return given


class PhysicianForm(forms.Form):
    """The physician who asked for the treatment."""

    physician_name = line("physician_name")
    specialty = line("specialty", required=False)
    physician_phone = line("physician_phone", required=False, longest=40, type="tel")
    physician_address = words("physician_address", required=False, rows=3)


class AdministratorForm(forms.Form):
    """The claims administrator."""

    administrator = line("administrator", list="administrators")
    adjuster = line("adjuster", required=False)
    administrator_phone = line("administrator_phone", required=False, longest=40, type="tel")
    administrator_address = words("administrator_address", required=False, rows=3)


class SignForm(forms.Form):
    """Consent and signature."""

    records = tick("records_consent", required=True)
    true = tick("true_consent", required=True)
    signature = line("signature", autocomplete="off", longest=200)


Treatments = forms.formset_factory(TreatmentForm, extra=0, min_num=1, validate_min=True, max_num=20)
