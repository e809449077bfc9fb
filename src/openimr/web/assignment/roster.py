"""The panel as the database holds it: profiles, entities and links; and the way a profile is written."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count

from openimr.panel.errors import PanelError
from openimr.panel.panel_file import Panel, read_panel
from openimr.panel.yaml_text import parse
from openimr.web import moment
from openimr.web.assignment.models import EntityRow, LinkRow, ProfileRow
from openimr.web.assignment.sealed import folded, seal
from openimr.web.store.models import AssignmentRow, ReviewerRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openimr.panel import Reviewer

AT_WORK = ("reviewer_offered", "clinical_review", "additional_information", "quality_review", "approved")
_NEEDED = frozenset({"degree_class", "licences", "specialties"})


def roster(*, active: bool = True) -> Panel:
    """The reviewers with the load of today, and the graph that resolves parties; no name comes out."""
    some = ReviewerRow.objects.filter(active=True) if active else ReviewerRow.objects.all()
    profiles = [json.loads(row.profile) | {"ref": row.ref} for row in some.order_by("ref")]
    panel = read(profile for profile in profiles if profile.keys() >= _NEEDED)
    loads = load_of_today()
    return Panel(tuple(replace(each, load=loads.get(each.ref, 0)) for each in panel.reviewers), panel.graph)


def load_of_today() -> Mapping[str, int]:
    """How many cases each reviewer has been offered or has accepted and not yet finished."""
    busy = AssignmentRow.objects.filter(standing__in=("offered", "accepted"), case__state__in=AT_WORK)
    return dict(busy.values_list("reviewer").annotate(Count("pk")))


def read(profiles: Iterable[Mapping[str, Any]]) -> Panel:
    """The panel of these profiles. Raises PanelError for the first thing wrong, without repeating a value."""
    given = list(profiles)
    names = folded(row["ref"] for row in given)
    rows = [{**row, "identity": names[row["ref"]]} for row in given] or [_NOBODY]
    panel = read_panel(json.dumps(_document(rows), default=str), where="the panel")
    return panel if given else Panel((), panel.graph)


_NOBODY: dict[str, Any] = {
    "ref": "r-0000", "identity": {"name": "nobody"}, "degree_class": "other",
    "licences": [], "specialties": [],
}  # fmt: skip


def _document(rows: list[dict[str, Any]]) -> dict[str, Any]:
    entities = [
        {"id": row.ref, "names": row.names.split("\n"), "person": row.person}
        for row in EntityRow.objects.order_by("ref")
    ]
    links = [json.loads(link) for link in LinkRow.objects.order_by("pk").values_list("link", flat=True)]
    return {"entities": entities, "links": links, "reviewers": rows}


def write(ref: str, profile: Mapping[str, Any], *, by: str, reason: str, active: bool = True) -> Reviewer:
    """Check a profile, keep it and its history. Raises PanelError where it cannot be a reviewer's."""
    ready = {**profile, "ref": ref}
    (reviewer,) = read([ready]).reviewers
    text = json.dumps(ready, ensure_ascii=False, default=str)
    with transaction.atomic():
        ReviewerRow.objects.update_or_create(ref=ref, defaults={"profile": text, "active": active})
        ProfileRow.objects.create(
            reviewer_id=ref, profile=text, active=active, reason=reason, by=by, at=moment.now()
        )
    return reviewer


def take_file(text: str, *, by: str, reason: str) -> tuple[int, int]:
    """Bring in a panel file: entities, links, reviewers, names sealed at once. Returns (new, updated).

    Nothing is kept of a file with anything wrong in it. Raises PanelError.
    """
    read_panel(text, where="the panel file")
    data = parse(text, "the panel file")
    known = set(ReviewerRow.objects.values_list("ref", flat=True))
    with transaction.atomic():
        _take_entities(data)
        for row in data["reviewers"]:
            profile = {key: value for key, value in row.items() if key != "identity"}
            ReviewerRow.objects.get_or_create(ref=row["ref"], defaults={"profile": "{}"})
            seal(row["ref"], row["identity"])
            write(row["ref"], profile, by=by, reason=reason)
    updated = sum(row["ref"] in known for row in data["reviewers"])
    return len(data["reviewers"]) - updated, updated


def _take_entities(data: Mapping[str, Any]) -> None:
    for row in data.get("entities", []):
        kept = {"names": "\n".join(row["names"]), "person": row.get("person", False)}
        EntityRow.objects.update_or_create(ref=row["id"], defaults=kept)
    for link in data.get("links", []):
        LinkRow.objects.get_or_create(link=json.dumps(link, ensure_ascii=False, sort_keys=True, default=str))


def check_reviewer(ref: str, panel: Panel) -> Reviewer:
    """The reviewer of that reference. Raises PanelError where the panel has none that is active."""
    found = next((each for each in panel.reviewers if each.ref == ref), None)
    if found is None:
        raise PanelError(
            "no such reviewer", where=ref, expected="an active reviewer of the panel", do="choose another one"
        )
    return found


def profile_of(ref: str) -> dict[str, Any]:
    """The profile as it is kept, in the shape of a panel file without identity."""
    profile: dict[str, Any] = json.loads(ReviewerRow.objects.get(ref=ref).profile)
    return profile
