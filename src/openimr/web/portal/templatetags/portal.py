"""Tags of the worker's side: words by key in the language of the page."""

from __future__ import annotations

from django import template
from django.urls import reverse

from openimr.web.look.templatetags.look import day_words
from openimr.web.portal.words import has, say

register = template.Library()
register.filter("day_words", day_words)


@register.simple_tag(name="say")
def say_tag(key: str, **values: object) -> str:
    """The words of the key; what fills them is escaped as everywhere."""
    return say(key, **values)


@register.simple_tag(name="say_one_of")
def say_one_of(prefix: str, key: object, otherwise: str = "other") -> str:
    """The words under the prefix for a code of the data, or the ones for any other code."""
    name = f"{prefix}.{key}"
    return say(name if has(name) else f"{prefix}.{otherwise}")


@register.filter
def hint(name: str) -> str:
    """The hint under a field, where there is one."""
    return say(f"hint.{name}") if has(f"hint.{name}") else ""


@register.simple_tag
def role_words(role: str) -> str:
    """A role in the words of the worker's side."""
    return say_one_of("role", role)


@register.simple_tag
def act_address(key: str, number: str) -> str:
    """The address of what a person may do to a case."""
    return reverse(f"portal_{key}", args=[number])
