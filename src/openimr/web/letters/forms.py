"""The forms of letters: how a letter is served, and the words and dates of a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.web import moment
from openimr.web.letters.content import DATES, Content, as_text, reworded
from openimr.web.letters.serving import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SERVICES = (
    ("mail_in_state", "By mail, in the state"),
    ("mail_out_of_state", "By mail, out of the state"),
    ("electronic", "Electronically"),
    ("fax", "By fax"),
    ("personal", "By hand"),
)


class IssueForm(forms.Form):
    """How the letter is served; the time to appeal depends on it (CCP 1013)."""

    service = forms.ChoiceField(label="How is it served on the parties?", choices=SERVICES)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ServedForm(forms.Form):
    """A record of service on one party."""

    role = forms.ChoiceField(label="Party")
    channel = forms.ChoiceField(label="Channel", choices=list(CHANNELS.items()))
    served_at = forms.DateTimeField(
        label="Served at",
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "usa-input"}, format="%Y-%m-%dT%H:%M"
        ),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(self, *arguments: Any, roles: list[tuple[str, str]], **named: Any) -> None:  # noqa: ANN401 - Django's
        """Offer the parties of the case."""
        super().__init__(*arguments, **named)
        field: Any = self.fields["role"]
        field.choices = roles


class CorrectionForm(forms.Form):
    """The words of the letter, one sentence a line, and the dates of its header; decisions are not here."""

    reason = forms.CharField(
        label="Why the letter is corrected",
        help_text="It is printed in the letter and told to the parties.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    summary = forms.CharField(label="Clinical case summary", widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - Django's
        content: Content,
        dates: Mapping[str, date | None],
        **named: Any,  # noqa: ANN401 - Django's
    ) -> None:
        """Fill in the words as they stand."""
        super().__init__(*arguments, **named)
        self.content = content
        self.fields["summary"].initial = as_text(content.draft.summary)
        for item in content.draft.items:
            self.fields[f"item_{item.number}"] = forms.CharField(
                label=f"Rationale of item {item.number}",
                initial=as_text(item.rationale),
                widget=forms.Textarea(attrs={"rows": 6}),
            )
        for name, label in DATES.items():
            self.fields[name] = forms.DateField(
                label=label,
                initial=dates[name],
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        self.dates = dates

    def clean(self) -> dict[str, Any]:
        """Refuse a correction that changes nothing, and days that have not come."""
        told = super().clean() or {}
        for name in DATES:
            if told.get(name) and told[name] > moment.today():
                self.add_error(name, "This day has not come.")
        if not self.errors and self.corrected() == self.content:
            self.add_error(None, "Nothing was changed yet: change the words or a date, or leave this page.")
        return told

    def corrected(self) -> Content:
        """The content as it will be."""
        told = self.cleaned_data
        words = {item.number: told[f"item_{item.number}"] for item in self.content.draft.items}
        changed = {name: told[name].isoformat() for name in DATES if told[name] != self.dates[name]}
        draft = reworded(self.content.draft, told["summary"], words)
        return Content(draft, {**self.content.dates, **changed})

    def item_fields(self) -> list[forms.BoundField]:
        """The rationales."""
        return [self[f"item_{item.number}"] for item in self.content.draft.items]

    def date_fields(self) -> list[forms.BoundField]:
        """The dates of the header."""
        return [self[name] for name in DATES]
