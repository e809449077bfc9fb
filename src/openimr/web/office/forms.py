"""The forms of the administration: accounts, passwords, reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password

from openimr.web.accounts.models import Organization, User
from openimr.web.accounts.role import NAMES, ROLES
from openimr.web.office.combination import refusal
from openimr.web.store.models import ReviewerRow

if TYPE_CHECKING:
    from collections.abc import Iterable


def choices(pairs: Iterable[tuple[str, str]], empty: str = "Any") -> list[tuple[str, str]]:
    """Choices with an empty one before them."""
    return [("", empty), *pairs]


class FindForm(forms.Form):
    """What narrows the list of people."""

    q = forms.CharField(label="E-mail, name or reference", required=False, max_length=100)
    role = forms.ChoiceField(
        label="Role", required=False, choices=choices((role, NAMES[role]) for role in ROLES)
    )
    active = forms.ChoiceField(
        label="Account", required=False, choices=choices([("yes", "Active"), ("no", "Deactivated")])
    )


class PersonForm(forms.Form):
    """An account: who it is for and what it may do."""

    email = forms.EmailField(label="E-mail address", help_text="The person signs in with it.")
    name = forms.CharField(label="Name", max_length=200)
    roles = forms.MultipleChoiceField(
        label="Roles", widget=forms.CheckboxSelectMultiple, choices=[(role, NAMES[role]) for role in ROLES]
    )
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("es", "Español")])
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label="Organization",
        help_text="Of a claims administrator or a law office: its people share its cases.",
        required=False,
    )
    reviewer = forms.ModelChoiceField(
        ReviewerRow.objects.none(),
        label="Reviewer of the panel",
        help_text="For the role of expert reviewer: the reference under which the panel knows this person.",
        required=False,
    )

    def __init__(self, *arguments: Any, person: User | None = None, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the organizations, and the reviewers that no other account is linked to."""
        super().__init__(*arguments, **named)
        self._person = person
        organizations: Any = self.fields["organization"]
        organizations.queryset = Organization.objects.order_by("name")
        organizations.label_from_instance = lambda one: one.name
        reviewers: Any = self.fields["reviewer"]
        taken = User.objects.filter(reviewer__isnull=False)
        if person is not None:
            taken = taken.exclude(pk=person.pk)
            del self.fields["email"]
        reviewers.queryset = ReviewerRow.objects.exclude(pk__in=taken.values("reviewer")).order_by("ref")
        reviewers.label_from_instance = lambda one: one.ref

    def clean_email(self) -> str:
        """An address is one account's, whatever its case."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(
                "There is an account with this address. Find it in the list of people."
            )
        return email

    def clean(self) -> dict[str, Any]:
        """Roles that may be combined, and what they need."""
        told = super().clean() or {}
        roles = frozenset(told.get("roles", ()))
        if roles and (words := refusal(roles)):
            self.add_error("roles", words)
        if "reviewer" in roles and not told.get("reviewer") and "reviewer" not in self.errors:
            self.add_error(
                "reviewer", "Choose the reviewer whom the panel knows; add them to the panel first."
            )
        if "reviewer" not in roles and told.get("reviewer"):
            self.add_error("reviewer", "Only an expert reviewer is linked to the panel. Leave this empty.")
        if "claims_administrator" in roles and not told.get("organization"):
            self.add_error("organization", "A claims administrator's people share its cases: choose it.")
        return told


class OrganizationForm(forms.Form):
    """An organization."""

    ref = forms.SlugField(
        label="Short name", max_length=40, help_text="Letters, digits, hyphens; stays for ever."
    )
    name = forms.CharField(label="Name", max_length=200)

    def clean_ref(self) -> str:
        """A short name is used once."""
        ref: str = self.cleaned_data["ref"].lower()
        if Organization.objects.filter(ref=ref).exists():
            raise forms.ValidationError("This short name is taken. Choose another.")
        return ref


class ReasonForm(forms.Form):
    """Why an account is changed."""

    reason = forms.CharField(
        label="Reason", max_length=280, help_text="It is kept for ever; name no person and no case content."
    )


class PasswordForm(forms.Form):
    """A first password, twice."""

    password = forms.CharField(
        label="Password",
        help_text="At least 12 characters; a few words that only you would put together are good.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="The same password again", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *arguments: Any, person: User, **named: Any) -> None:  # noqa: ANN401 - Django's
        """Keep whose password it will be, which may not resemble their address."""
        super().__init__(*arguments, **named)
        self._person = person

    def clean_password(self) -> str:
        """A password that the rules of the installation let pass."""
        password: str = self.cleaned_data["password"]
        validate_password(password, cast("Any", self._person))
        return password

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        told = super().clean() or {}
        if told.get("password") and told.get("again") != told["password"]:
            self.add_error("again", "The two passwords differ. Type the same one twice.")
        return told
