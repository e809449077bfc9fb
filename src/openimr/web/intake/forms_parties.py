"""Where a party's notices go: address, channels in the order of its wish, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from openimr.web.intake.forms_paper import LANGUAGES

if TYPE_CHECKING:
    from django.http import QueryDict

    from openimr.web.store.models import PartyRow

CHANNELS = (
    ("portal", "Portal"),
    ("email", "E-mail"),
    ("fax", "Fax"),
    ("courier", "Courier"),
    ("mail", "Mail"),
)


class PartyForm(forms.Form):
    """One party of a case."""

    name = forms.CharField(label="Name", max_length=200)
    address = forms.CharField(label="Address", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    channel = forms.ChoiceField(label="First channel", choices=CHANNELS)
    channels = forms.MultipleChoiceField(
        label="Also reached by", required=False, choices=CHANNELS, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(label="Language of notices", choices=LANGUAGES)

    def __init__(self, party: PartyRow, posted: QueryDict | None = None) -> None:
        """Show the party as it is on file."""
        first, *others = party.channels.split(",")
        super().__init__(
            posted,
            prefix=party.role,
            initial={
                "name": party.name,
                "address": party.address,
                "channel": first,
                "channels": others,
                "language": party.language,
            },
        )
        self.party = party

    def save(self) -> None:
        """Write the party; notices that go out from now on follow it."""
        told, party = self.cleaned_data, self.party
        others = [one for one in told["channels"] if one != told["channel"]]
        party.name, party.address = told["name"], "\n".join(told["address"].splitlines())
        party.channels, party.language = ",".join([told["channel"], *others]), told["language"]
        party.save(update_fields=["name", "address", "channels", "language"])
