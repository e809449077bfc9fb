"""The forms of a profile, part by part; each row becomes a row of the panel's own values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from openimr.panel.specialties import specialties, specialty_of
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

_STANDINGS = ("active", "restricted", "probation", "expired", "suspended", "revoked", "unknown")
_KINDS = (
    ("familial", "Familial"),
    ("financial", "Financial"),
    ("professional", "Professional"),
    ("involvement", "An earlier part in a dispute"),
)


def day(label: str, *, required: bool = False, hint: str = "") -> forms.DateField:
    """A day that browsers offer a calendar for."""
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


class Licence(forms.Form):
    """A licence of one state."""

    state = forms.CharField(label="State", max_length=40)
    kind = forms.RegexField(
        "^[a-z_]+$", label="Kind", initial="physician", help_text="such as physician, chiropractor"
    )
    status = forms.ChoiceField(label="Status", choices=[(one, one.capitalize()) for one in _STANDINGS])
    expires = day("Expires")


class Certification(forms.Form):
    """A certificate of a board."""

    board = forms.CharField(label="Board", max_length=120)
    specialty = forms.CharField(
        label="Specialty", max_length=80, help_text="as the table of specialties calls it"
    )
    expires = day("Expires")
    lifelong = forms.BooleanField(label="For life", required=False)

    def clean(self) -> dict[str, Any]:
        """A certificate ends on a day, or never."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("expires") and said.get("lifelong"):
            self.add_error("expires", "A certificate for life has no day of expiry. Take one of the two out.")
        return said


class Leave(forms.Form):
    """Days away, first and last included."""

    first = day("First day away", required=True)
    last = day("Last day away", required=True)

    def clean(self) -> dict[str, Any]:
        """The last day does not come before the first."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("first") and said.get("last") and said["last"] < said["first"]:
            self.add_error("last", "The last day comes before the first. Exchange them.")
        return said


class Relation(forms.Form):
    """A disclosed tie, by the name of the other side or by an entity of the panel."""

    kind = forms.ChoiceField(label="Kind", choices=_KINDS)
    nature = forms.RegexField(
        "^[a-z_]+$", label="Nature", help_text="such as spouse, stock, employee, contractor"
    )
    name = forms.CharField(label="With whom (name)", required=False, max_length=200)
    entity = forms.CharField(label="or entity of the panel", required=False, max_length=64)
    percent = forms.FloatField(label="Percent of yearly income", required=False, min_value=0, max_value=100)
    since = day("Since")
    until = day("Until")
    source = forms.CharField(label="Source", max_length=200, initial="reviewer's disclosure")

    def clean(self) -> dict[str, Any]:
        """Exactly one of name and entity; the end not before the beginning."""
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("name")) == bool(said.get("entity")):
            self.add_error("name", "Give either the name or the entity, one of them.")
        if said.get("since") and said.get("until") and said["until"] < said["since"]:
            self.add_error("until", "The tie ends before it begins. Correct one of the days.")
        return said


class Attestation(forms.Form):
    """The reviewer's statement that the disclosed relations are all."""

    day = day("Attested on", required=True)
    source = forms.CharField(label="Source", initial="yearly attestation", max_length=200)


class Sanction(forms.Form):
    """A disciplinary action."""

    standing = forms.ChoiceField(
        label="Standing", choices=[("taken", "Taken"), ("pending", "Pending"), ("dismissed", "Dismissed")]
    )
    day = day("Day")
    source = forms.CharField(label="Source", max_length=200, required=False)


class Appointment(forms.Form):
    """An appointment as Qualified Medical Evaluator."""

    since = day("Since", required=True)
    until = day("Until")


class Work(forms.Form):
    """Specialties, practice and capacity."""

    specialties = forms.CharField(label="Specialties", help_text="separated by commas", max_length=300)
    since = day("In practice since")
    hours_a_week = forms.FloatField(
        label="Hours a week in practice", required=False, min_value=0, max_value=120
    )
    capacity = forms.IntegerField(label="Cases at the same time, at most", min_value=1, max_value=500)
    turnaround_days = forms.FloatField(
        label="Median days for a review", required=False, min_value=0, max_value=120
    )
    accepts_priority = forms.BooleanField(label="Takes expedited cases", required=False)

    def clean_specialties(self) -> str:
        """Every specialty is one that the table knows."""
        words = [one.strip() for one in self.cleaned_data["specialties"].split(",") if one.strip()]
        unknown = [one for one in words if specialty_of(one) is None]
        if unknown:
            known = ", ".join(one.title for one in specialties(DEFAULT).values())
            raise forms.ValidationError(
                f"Not in the table of specialties: {', '.join(unknown)}. It knows: {known}."
            )
        return ", ".join(words)


class NewReviewer(Work):
    """A reviewer to be; the name is sealed at once."""

    name = forms.CharField(label="Name", max_length=200, help_text="sealed at once; pages show a reference")
    contact = forms.CharField(label="Contact", max_length=300, required=False, help_text="sealed too")
    degree_class = forms.ChoiceField(label="Degree", choices=[("md_do", "MD or DO"), ("other", "Another")])
    field_order = ("name", "contact", "degree_class")


PARTS: Mapping[str, tuple[str, type[forms.Form]]] = {
    "licences": ("Licences", Licence),
    "certifications": ("Certifications", Certification),
    "leave": ("Leave", Leave),
    "relations": ("Relations", Relation),
    "attestations": ("Attestation", Attestation),
    "sanctions": ("Sanctions", Sanction),
    "qme": ("Appointments as Qualified Medical Evaluator", Appointment),
}
SEARCHED = frozenset({"sanctions", "qme"})  # parts where an empty list says "looked up, none"
_FEW = 60


def rows_of(part: str, data: Any = None, initial: Any = None) -> Any:  # noqa: ANN401 - Django's own formset
    """The rows of a part as a formset with one empty row."""
    kind = forms.formset_factory(PARTS[part][1], extra=1, can_delete=True, max_num=_FEW, validate_max=True)
    return kind(data, initial=initial or [], prefix="row")


def values_of(formset: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - Django's own formset
    """The rows as a profile keeps them: what is empty left out, days ISO, what no field shows as it was."""
    return [
        {key: value for key, value in form.initial.items() if key not in form.fields}
        | plain({key: value for key, value in form.cleaned_data.items() if key != "DELETE"})
        for form in formset
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]


def plain(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, days ISO, what is empty left out."""
    ready = {key: value.isoformat() if isinstance(value, date) else value for key, value in said.items()}
    return {
        key: value for key, value in ready.items() if value is not None and value != "" and value is not False
    }


def work_into(profile: dict[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The profile with specialties, practice and capacity as said."""
    ready = plain(said)
    shown = ("since", "hours_a_week")
    practice = {key: value for key, value in (profile.get("practice") or {}).items() if key not in shown}
    practice |= {key: ready[key] for key in shown if key in ready}
    profile = profile | {
        "specialties": [one.strip() for one in said["specialties"].split(",")],
        "practice": practice,
        "capacity": said["capacity"],
        "accepts_priority": bool(said["accepts_priority"]),
    }
    profile.pop("turnaround_days", None)
    if said.get("turnaround_days") is not None:
        profile["turnaround_days"] = said["turnaround_days"]
    return profile


def work_from(profile: Mapping[str, Any]) -> dict[str, Any]:
    """The form's words of a profile."""
    practice = profile.get("practice") or {}
    return {
        "specialties": ", ".join(profile.get("specialties", [])),
        "since": practice.get("since"),
        "hours_a_week": practice.get("hours_a_week"),
        "capacity": profile.get("capacity", 1),
        "turnaround_days": profile.get("turnaround_days"),
        "accepts_priority": profile.get("accepts_priority", True),
    }
