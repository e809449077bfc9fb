"""Filters for figures."""

from __future__ import annotations

from django import template

from openimr.web.regulator.forms import words_of

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """A share from 0 to 1 as a percentage with one decimal; a dash where nothing was there to share."""
    return "–" if share is None else f"{100 * share:.1f} %"


@register.filter
def figure(value: float | None) -> str:
    """A count or an average with its thousands apart; a dash where there is none."""
    return "–" if value is None else f"{value:,}"


@register.filter
def words(key: str) -> str:
    """A code in words."""
    return words_of(key)
