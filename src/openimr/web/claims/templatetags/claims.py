"""Words for the claims administrator's pages."""

from __future__ import annotations

from django import template

from openimr.programs import load
from openimr.programs.load import DEFAULT

register = template.Library()


@register.filter
def notice_name(kind: str) -> str:
    """A kind of notice by the title that the notice itself bears."""
    told = load(f"notices/{kind}.yaml", DEFAULT)
    title: str = (told.get("professional") or told["plain"])["title"]["en"]
    return title
