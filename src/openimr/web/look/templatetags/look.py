"""Tags for every page: days, deadlines, states, fields, pages of a list."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from openimr.process.life import life_rules
from openimr.programs.load import DEFAULT
from openimr.web import moment
from openimr.web.accounts.role import NAMES, NAMES_IN_SPANISH
from openimr.web.look.outcome import outcome_words

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.utils.safestring import SafeString

register = template.Library()

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


@register.filter
def day(value: date | datetime | str | None) -> SafeString | str:
    """A day as people write it (month/day/year; in Spanish in words), with the ISO day for machines."""
    if not value:
        return "–"
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    words = f"{value:%m/%d/%Y}"
    if get_language() == "es":
        words = f"{value.day} de {_MONTHS[value.month - 1]} de {value.year}"
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words)


@register.filter
def clock(value: datetime | None) -> SafeString | str:
    """A moment in the zone of the person who reads it."""
    if value is None:
        return "–"
    local = timezone.localtime(value)
    words = f"{day_words(local.date())}, {local:%I:%M %p}".replace(", 0", ", ")
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), words)


def day_words(value: date) -> str:
    """The day in the language of the page, without markup."""
    if get_language() == "es":
        return f"{value.day} de {_MONTHS[value.month - 1]} de {value.year}"
    return f"{value:%m/%d/%Y}"


@register.filter
def state(key: str) -> str:
    """A state of the life of a case as its name for those who work with it."""
    return key.replace("_", " ").capitalize()


@register.filter
def outcome(key: str | None) -> str:
    """The standing of an item: for a decided one the legal word and the plain words."""
    return outcome_words(key)


@register.filter
def state_sentence(key: str) -> str:
    """A state of the life of a case in plain words, in the language of the page."""
    words: dict[str, str] = life_rules(DEFAULT).data["states"][key]
    return words["es" if get_language() == "es" else "en"]


@register.filter
def role_name(key: str) -> str:
    """A role as it is called on pages, those of parties in the language of the page."""
    if get_language() == "es" and key in NAMES_IN_SPANISH:
        return NAMES_IN_SPANISH[key]
    return NAMES.get(key, key.replace("_", " ").capitalize())


@register.inclusion_tag("look/parts/due.html")
def due(value: date | datetime | None) -> dict[str, Any]:
    """A due day with how long is left, marked by risk: over, today, soon (3 days), later."""
    if value is None:
        return {"due": None}
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    left = (local - moment.today()).days
    risk = "over" if left < 0 else "today" if left == 0 else "soon" if left <= 3 else "later"
    return {"due": value, "left": left, "over": -left, "risk": risk}


@register.inclusion_tag("look/parts/field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """A field of a form with label, hint, error and widget, joined for assistive technology."""
    kind = type(bound.field.widget).__name__
    group = kind in {"RadioSelect", "CheckboxSelectMultiple"}
    classes = {
        "TextInput": "usa-input", "EmailInput": "usa-input", "PasswordInput": "usa-input",
        "NumberInput": "usa-input", "DateInput": "usa-input", "Textarea": "usa-textarea",
        "Select": "usa-select", "SelectMultiple": "usa-select", "CheckboxInput": "usa-checkbox__input",
        "FileInput": "usa-file-input", "ClearableFileInput": "usa-file-input",
    }  # fmt: skip
    described = [f"{bound.id_for_label}-hint"] if hint or bound.help_text else []
    described += [f"{bound.id_for_label}-error"] if bound.errors else []
    attributes: dict[str, str | bool] = {
        "class": f"{classes.get(kind, '')} {bound.field.widget.attrs.get('class', '')}".strip()
    }
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
        attributes["class"] = f"{attributes['class']} usa-input--error"
    return {
        "field": bound,
        "widget": bound if group else bound.as_widget(attrs=attributes),
        "hint": hint or bound.help_text,
        "group": group,
        "checkbox": kind == "CheckboxInput",
        "radio": kind == "RadioSelect",
    }


@register.inclusion_tag("look/parts/pages.html", takes_context=True)
def pages(context: dict[str, Any], page: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's Page
    """Links to the pages of a list; the other parts of the address stay."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {
        "page": page,
        "query": query.urlencode(),
        "numbers": page.paginator.get_elided_page_range(page.number),
    }


@register.inclusion_tag("look/parts/empty.html")
def empty(title: str, words: str = "", address: str = "", action: str = "") -> dict[str, str]:
    """What a list without rows says: why it is empty and what to do."""
    return {"title": title, "words": words, "address": address, "action": action}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative icon of the design system's sprite."""
    from django.templatetags.static import static  # noqa: PLC0415 - needs the settings

    return format_html(
        '<svg class="usa-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("vendor/uswds/img/sprite.svg"),
        name,
    )
