"""Words in the language of the page."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def two(english: str, spanish: str) -> str:
    """The words in the language of the page."""
    return spanish if get_language() == "es" else english
