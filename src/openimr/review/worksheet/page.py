"""The worksheet as one HTML page without script: a click on a phrase opens the page with its words marked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from openimr.review.glance import glance, spans_of
from openimr.review.worksheet.marks import collect, finding_anchor
from openimr.review.worksheet.quotation import around
from openimr.review.worksheet.record_pane import image_name, views
from openimr.review.worksheet.words import CONCLUSIONS, KINDS, OUTCOMES, STATES, human_date, summary_of_states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openimr.record import CaseFile
    from openimr.review.model import Determination

__all__ = ["image_name", "render", "render_index"]


def render(determination: Determination, case_file: CaseFile) -> str:
    """The worksheet's HTML. Page pictures are expected beside it under the names of ``image_name``."""
    subjects = glance(determination.facts, determination.case.program)
    marks = collect(determination, spans_of(subjects))
    html: str = (
        _templates()
        .get_template("worksheet.html.j2")
        .render(
            determination=determination,
            subjects=subjects,
            case=determination.case,
            documents=views(case_file, marks),
            case_file=case_file,
            mark=marks,
            context={span: around(case_file, span) for span in marks},
            page_count=sum(len(document.pages) for document in case_file.documents),
        )
    )
    return html


def render_index(cases: Sequence[Mapping[str, object]]) -> str:
    """A page that lists cases (``folder``, ``number``, ``items`` with ``heading`` and ``conclusion``)."""
    html: str = _templates().get_template("index.html.j2").render(cases=cases)
    return html


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("openimr.review.worksheet", "."),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["us_date"] = human_date
    environment.globals.update(
        states=STATES,
        conclusions=CONCLUSIONS,
        kinds=KINDS,
        outcomes=OUTCOMES,
        anchor=finding_anchor,
        summary_of_states=summary_of_states,
    )
    return environment
