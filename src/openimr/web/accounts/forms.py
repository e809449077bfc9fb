"""The form by which people of the worker's side make themselves an account. Nobody of the staff can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.forms import SignupForm
from django import forms
from django.utils.translation import get_language, gettext_lazy

if TYPE_CHECKING:
    from django.http import HttpRequest

    from openimr.web.accounts.models import User

# Who may make an account without being asked who they are: (role, English, Spanish).
SELF_MADE = (
    ("worker", "I am the injured worker", "Soy la persona lesionada"),
    ("attorney", "I am the worker's attorney", "Soy su abogado o abogada"),
    (
        "designee",
        "The worker chose me to act for them",
        "La persona lesionada me eligió para actuar por ella",
    ),
    ("physician", "I am the physician who asked for the treatment", "Soy el médico que pidió el tratamiento"),
)


class SignUpForm(SignupForm):  # type: ignore[misc]
    """E-mail address, name, password twice, and who they are."""

    role = forms.ChoiceField(widget=forms.RadioSelect, initial="worker")
    name = forms.CharField(
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        label=gettext_lazy("Full name"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as the library calls it
        super().__init__(*args, **kwargs)
        spanish = get_language() == "es"
        role = self.fields["role"]
        role.choices = [(key, es if spanish else en) for key, en, es in SELF_MADE]
        role.label = "¿Quién es usted?" if spanish else "Who are you?"
        self.fields["name"].label = "Nombre completo" if spanish else "Full name"
        self.order_fields(["role", "name", "email", "password1", "password2"])

    def save(self, request: HttpRequest) -> User:
        """The new person, in the chosen role of the worker's side and the language of the page."""
        person: User = super().save(request)
        person.roles = self.cleaned_data["role"]
        person.name = self.cleaned_data["name"]
        person.language = "es" if get_language() == "es" else "en"
        person.save(update_fields=["roles", "name", "language"])
        return person
