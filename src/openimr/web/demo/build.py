"""Build the demo docket: people, panel, and every case lived up to the demo's week."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from openimr.web import moment
from openimr.web.demo import live, papers
from openimr.web.demo.panel import make_panel, parties_of
from openimr.web.demo.people import ORGANIZATIONS, make_people
from openimr.web.demo.story import ZONE, Told, happenings, monday, script, told_cases
from openimr.web.store.tick import tick

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date


def build(step: Callable[[str], None]) -> int:
    """Make everything; ``step`` hears the number of each case that is done. Returns how many there are."""
    panel = make_panel()
    people = make_people()
    cases = [*map(_whole, script()["full"]), *map(_short, told_cases())]
    for told, application, documents in cases:
        with moment.at(told.filed):
            live.file(told, papers.plain(application), people, ORGANIZATIONS)
            live.papers_of(told, documents)
            live.send_owed(told.number)
        for happening in told.happenings:
            with moment.at(happening.at):
                live.happen(told, happening, panel, people)
                live.send_owed(told.number)
        step(told.number)
    morning = datetime.combine(monday(), time(7), ZONE)
    with moment.at(morning):
        tick(morning, today=monday())
    return len(cases)


def _short(told: Told) -> tuple[Told, Mapping[str, Any], papers.Papers]:
    return told, papers.case_yaml(told) | {"parties": parties_of(told)}, papers.short(told)


def _whole(row: Mapping[str, Any]) -> tuple[Told, Mapping[str, Any], papers.Papers]:
    """A case with the whole file of an example: its own dates, the demo's number."""
    described, documents = papers.built(row["slug"], row.get("months", 0))
    application = {**described, "case_number": row["number"]}
    worker = described["parties"]["worker"]["name"]
    last, _, first = worker.partition(", ")
    received: date = described["application"]["received"]
    told = Told(
        number=row["number"],
        worker=f"{first} {last}".strip(),
        physician=str(described["parties"]["requesting_physician"]).removesuffix(", MD"),
        administrator="imaginary-mutual",
        language="en",
        filed=datetime.combine(received, time(8, 30), ZONE),
        injury=described["date_of_injury"],
        decided=described["utilization_review"]["date"],
        treatments=tuple(item["heading"] for item in described["items"]),
        happenings=happenings(row["path"], received, row.get("wait", 0)),
        reviewer=row.get("reviewer"),
        decisions=row.get("decisions", {}),
        slug=row["slug"],
    )
    for name in ("date_assigned", "decision_date"):
        application.pop(name, None)
    return told, application | {"parties": parties_of(told)}, documents
