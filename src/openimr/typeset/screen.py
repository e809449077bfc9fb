"""A page of plain data as one HTML file without script, for screen, phone and print."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from openimr.typeset.printable import show_unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Template


def html(templates: Path, name: str, page: Mapping[str, Any]) -> str:
    """The page set with the Jinja template ``name``.html.j2 of a folder, which reads it as ``page``.

    Every text is escaped, a control character shows its number, and a name that the page lacks is an error.
    """
    return _template(templates, name).render(page=show_unwritable(dict(page)))


@cache
def _template(templates: Path, name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = css_string
    return environment.get_template(f"{name}.html.j2")


def css_string(text: str) -> Markup:
    """A text as a CSS string in which nothing can end the string or the style element."""
    safe = (
        char if char == " " or (char.isascii() and char.isalnum()) else f"\\{ord(char):x} " for char in text
    )
    return Markup(f'"{"".join(safe)}"')  # noqa: S704 - every sign but letters, digits and spaces is escaped
