"""What may be asked of the queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms

from openimr.process.life import open_states
from openimr.programs.load import DEFAULT
from openimr.web.look.templatetags.look import state as state_name

if TYPE_CHECKING:
    from django.http import QueryDict

RISKS = (
    ("", "Any"),
    ("over", "Over"),
    ("today", "Due today"),
    ("soon", "Due in 3 days"),
    ("later", "Due later"),
    ("none", "No clock runs"),
)
PRIORITIES = (("", "Any"), ("standard", "Standard"), ("expedited", "Expedited"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The cases asked for; an empty field asks for nothing."""

    number: str = ""
    state: str = ""
    priority: str = ""
    risk: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything but a tab is asked for."""
        return bool(self.number or self.state or self.priority or self.risk)


class QueueForm(forms.Form):
    """Filters of the queue."""

    number = forms.CharField(label="Case number", required=False, max_length=32)
    state = forms.ChoiceField(label="State", required=False)
    priority = forms.ChoiceField(label="Priority", required=False, choices=PRIORITIES)
    risk = forms.ChoiceField(label="Deadline", required=False, choices=RISKS)

    def __init__(self, asked: QueryDict) -> None:
        """Offer the open states of the programme."""
        super().__init__(asked)
        field = self.fields["state"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Any"), *((name, state_name(name)) for name in open_states(DEFAULT))]

    def wanted(self) -> Wanted:
        """What is asked for; what makes no sense asks for nothing."""
        self.is_valid()
        told = self.cleaned_data
        return Wanted(
            *(str(told.get(name) or "").strip() for name in ("number", "state", "priority", "risk"))
        )
