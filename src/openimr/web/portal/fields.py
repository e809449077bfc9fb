"""Fields of the application's forms: labels and choices by key, days, and words of any length."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from openimr.web import moment
from openimr.web.portal.words import said_later, say

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST = date(1900, 1, 1)


def line(key: str, *, required: bool = True, longest: int = 120, **widget: str) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=said_later(f"field.{key}"),
        required=required,
        max_length=longest,
        widget=forms.TextInput(attrs=dict(widget)),
    )


def words(key: str, *, required: bool = True, rows: int = 4) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=said_later(f"field.{key}"),
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(key: str, *, required: bool = True) -> forms.DateField:
    """A day that is not in the future."""
    return forms.DateField(
        label=said_later(f"field.{key}"),
        required=required,
        input_formats=["%Y-%m-%d", "%m/%d/%Y"],
        validators=[_not_ahead],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def choice(key: str, codes: Iterable[str], *, required: bool = True, **more: Any) -> forms.ChoiceField:  # noqa: ANN401 - Django's options
    """One of several codes, each with its words under ``choice.<key>``."""
    return forms.ChoiceField(
        label=said_later(f"field.{key}"),
        required=required,
        choices=[(code, said_later(f"choice.{key}.{code}")) for code in codes],
        widget=forms.RadioSelect,
        **more,
    )


def tick(key: str, *, required: bool = False) -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(label=said_later(f"field.{key}"), required=required)


def _not_ahead(value: date) -> None:
    if value > moment.today():
        raise ValidationError(say("wrong.ahead"))
    if value < _FIRST:
        raise ValidationError(say("wrong.too_old"))
