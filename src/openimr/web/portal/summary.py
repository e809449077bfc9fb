"""The answers of a step as pairs of question and answer, for the page before the signature."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.web.look.templatetags.look import day_words
from openimr.web.portal.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.forms import BaseForm

    from openimr.web.portal.draft import Draft

Pair = tuple[str, str]


def summary(draft: Draft, step: str) -> list[Pair]:
    """What was asked and what was answered; unanswered questions are left out."""
    if step == "papers":
        return [(say(f"kind.{paper.kind}"), paper.name) for paper in draft.papers]
    form: Any = draft.form(step)
    if not form.is_bound:
        return []
    form.is_valid()
    forms = list(form) if step == "treatments" else [form]
    pairs: list[Pair] = []
    for place, one in enumerate(forms, start=1):
        several = f"{place}. " if len(forms) > 1 else ""
        pairs += [(f"{several}{label}", answer) for label, answer in _pairs(one)]
    return pairs


def _pairs(form: BaseForm) -> Iterator[Pair]:
    for name, field in form.fields.items():
        value = getattr(form, "cleaned_data", {}).get(name)
        if value is None or value is False or value == "":
            continue
        words = dict(getattr(field, "choices", ()))
        answer = str(words[value]) if words else value
        if isinstance(value, date):
            answer = day_words(value)
        yield str(field.label), say("yes") if value is True else str(answer)
