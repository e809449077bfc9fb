"""The form of an event, built from its description and the case it would happen to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from openimr.process.eligibility import reasons
from openimr.web import moment
from openimr.web.store.models import CaseRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import QueryDict

    from openimr.process.life import CaseLife
    from openimr.web.intake.act import Act, Field


class EventForm(forms.Form):
    """The fields of one event. Each form of a page has its own prefix, so that ids are told apart."""

    def __init__(
        self,
        act: Act,
        life: CaseLife,
        treatments: Mapping[int, str],
        posted: QueryDict | None = None,
        *,
        told: Mapping[str, Any] | None = None,
    ) -> None:
        """Make each field; what the case knows already, or was ``told``, is filled in."""
        super().__init__(posted, prefix=act.kind)
        self.act = act
        for one in act.fields:
            self.fields[one.name] = _MAKERS[one.type](one, life, treatments)
            self.fields[one.name].label = one.label
            self.fields[one.name].help_text = one.hint
            if told and one.name in told:
                self.fields[one.name].initial = _typed(one, told[one.name])

    def clean(self) -> dict[str, Any]:
        """Refuse a case that is not on file."""
        told = super().clean() or {}
        survivor = told.get("survivor")
        if survivor:
            told["survivor"] = survivor = survivor.strip().upper()
            if not CaseRow.objects.filter(number=survivor).exists():
                self.add_error("survivor", "No case of this number is on file. Look it up in the queue.")
        return told

    def told(self) -> dict[str, Any]:
        """The data of the event: plain JSON; what was left empty is left out."""
        found = {one.name: _plain(one, self.cleaned_data.get(one.name)) for one in self.act.fields}
        return {name: value for name, value in found.items() if value is not None}


def _plain(field: Field, value: Any) -> Any:  # noqa: ANN401 - JSON
    if field.type == "flag":
        return bool(value)
    if field.type == "items":
        return sorted(int(one) for one in value or ())
    if field.type == "lines":
        return [line.strip() for line in (value or "").splitlines() if line.strip()] or None
    if field.type == "day":
        return value.isoformat() if value else None
    return value or None


def _typed(field: Field, value: Any) -> Any:  # noqa: ANN401 - JSON
    """A value of an event as its field shows it."""
    if field.type == "lines":
        return "\n".join(value)
    if field.type == "items":
        return [str(number) for number in value]
    return value


def _text(one: Field, _: CaseLife, __: Mapping[int, str]) -> forms.Field:
    return forms.CharField(required=one.required, max_length=500)


def _lines(one: Field, _: CaseLife, __: Mapping[int, str]) -> forms.Field:
    return forms.CharField(required=one.required, widget=forms.Textarea(attrs={"rows": 3}))


def _day(one: Field, life: CaseLife, _: Mapping[int, str]) -> forms.Field:
    initial = life.dates.get(one.source) if one.source else moment.today()
    widget = forms.DateInput(attrs={"type": "date", "max": moment.today().isoformat()}, format="%Y-%m-%d")
    return forms.DateField(required=one.required, initial=initial, widget=widget)


def _flag(_: Field, __: CaseLife, ___: Mapping[int, str]) -> forms.Field:
    return forms.BooleanField(required=False)


def _choice(one: Field, _: CaseLife, __: Mapping[int, str]) -> forms.Field:
    return forms.ChoiceField(required=one.required, choices=one.options)


def _codes(one: Field, life: CaseLife, _: Mapping[int, str]) -> forms.Field:
    closing = [
        (code, f"{reason.meaning} ({code}{', recalled' if reason.recalled else ''})")
        for code, reason in reasons(life.program).items()
        if any(effect == "ineligible" for _, effect in reason.effects)
    ]
    return forms.MultipleChoiceField(
        required=one.required, choices=closing, widget=forms.SelectMultiple(attrs={"size": 7})
    )


def _items(one: Field, life: CaseLife, treatments: Mapping[int, str]) -> forms.Field:
    disputed = [
        (str(item.number), f"{item.number}. {treatments.get(item.number, 'Item')}")
        for item in life.items
        if item.standing == "in_dispute"
    ]
    return forms.MultipleChoiceField(
        required=one.required, choices=disputed, widget=forms.CheckboxSelectMultiple
    )


def _clocks(one: Field, life: CaseLife, _: Mapping[int, str]) -> forms.Field:
    running = [(clock.rule, clock.rule) for clock in life.clocks if clock.standing == "running"]
    return forms.ChoiceField(required=one.required, choices=running)


_MAKERS: dict[str, Callable[[Field, CaseLife, Mapping[int, str]], forms.Field]] = {
    "text": _text,
    "case": _text,
    "lines": _lines,
    "day": _day,
    "flag": _flag,
    "choice": _choice,
    "codes": _codes,
    "items": _items,
    "clocks": _clocks,
}
