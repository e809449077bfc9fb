"""Read a panel file: reviewers without identity, and the graph of entities. Names are folded and dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from openimr.panel.entities import EntityGraph, Link
from openimr.panel.errors import PanelError
from openimr.panel.model import (
    Appointment,
    Attestation,
    Certification,
    Clearance,
    Leave,
    Licence,
    Practice,
    Relation,
    Reviewer,
    ReviewerRef,
    Sanction,
)
from openimr.panel.names import tokens
from openimr.panel.schema import check
from openimr.panel.yaml_text import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATES = frozenset({"expires", "since", "until", "day", "first", "last"})
PARTS: Mapping[str, type] = {
    "licences": Licence,
    "certifications": Certification,
    "sanctions": Sanction,
    "qme": Appointment,
    "attestations": Attestation,
    "clearances": Clearance,
    "leave": Leave,
}


@dataclass(frozen=True, slots=True)
class Panel:
    """The reviewers of a panel and the graph that resolves parties; no identity."""

    reviewers: tuple[Reviewer, ...]
    graph: EntityGraph


def read_panel(text: str, *, where: str, program: str = "ca_workers_comp") -> Panel:
    """The panel that the YAML text describes (shape: docs/panel.md).

    Raises PanelError for the first thing wrong, without repeating a value: it could be a name.
    """
    data = parse(text, where)
    check(data, "panel_file", where)
    graph = _graph(data, where, program)
    reviewers = tuple(_reviewer(row, graph, where) for row in data["reviewers"])
    refs = [reviewer.ref for reviewer in reviewers]
    for ref in refs:
        if refs.count(ref) > 1:
            raise PanelError(
                "a reference twice", where=f"{where}, {ref}", expected="each once", do="correct it"
            )
    for row, reviewer in zip(data["reviewers"], reviewers, strict=True):
        _check_own_name(row["identity"]["name"], reviewer, where, program)
    return Panel(reviewers, graph)


def _graph(data: Mapping[str, Any], where: str, program: str) -> EntityGraph:
    entities = data.get("entities", [])
    people = [row["id"] for row in entities if row.get("person")]
    names = {row["id"]: row["names"] for row in entities}
    links = [Link(**_dated(row, where)) for row in data.get("links", [])]
    for link in links:
        for end in (link.subject, link.object):
            if end not in names:
                raise PanelError(
                    f"a link to {end!r}", where=where, expected="an id under entities", do="add the entity"
                )
    graph = EntityGraph(names, links, people=people, program=program)
    for row in data["reviewers"]:
        graph.add(row["ref"], row["identity"]["name"], person=True)
    return graph


def _reviewer(row: Mapping[str, Any], graph: EntityGraph, where: str) -> Reviewer:
    where = f"{where}, {row['ref']}"
    plain = row.keys() - {"identity", "relations", "practice", "specialties", *PARTS}
    given: dict[str, Any] = {key: row[key] for key in plain}
    given |= {key: _parts(kind, row[key], where) for key, kind in PARTS.items() if row.get(key) is not None}
    given["ref"] = ReviewerRef(row["ref"])
    return Reviewer(
        **given,
        specialties=tuple(row["specialties"]),
        practice=Practice(**_dated(row.get("practice", {}), where)),
        relations=tuple(_relations(row, graph, where)),
    )


def _parts(kind: type, rows: list[dict[str, Any]], where: str) -> tuple[Any, ...]:
    return tuple(kind(**_dated(row, where)) for row in rows)


def _relations(row: Mapping[str, Any], graph: EntityGraph, where: str) -> Iterator[Relation]:
    """Each tie, once for every entity that its name means; a name that is not listed becomes an entity."""
    for number, given in enumerate(row.get("relations", []), start=1):
        known = _dated(given, where)
        name, entity = known.pop("name", None), known.pop("entity", None)
        refs = {entity} if entity else set(graph.same(name, person=False) | graph.same(name, person=True))
        if not refs:
            refs = {f"{row['ref']}.tie-{number}"}
            graph.add(min(refs), name, person=known["kind"] == "familial")
        for ref in sorted(refs):
            yield Relation(**known, entity=ref)


def _dated(row: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The row with its days as dates and its lists as tuples."""
    ready = dict(row)
    for key, value in row.items():
        if isinstance(value, list):
            ready[key] = tuple(value)
        elif key in DATES and value is not None:
            try:
                ready[key] = date.fromisoformat(value)
            except ValueError:
                raise PanelError(
                    f"{key} is no day that exists", where=where, expected="YYYY-MM-DD", do="correct the date"
                ) from None
    return ready


def _check_own_name(name: str, reviewer: Reviewer, where: str, program: str) -> None:
    """Refuse a reviewer whose own name stands in a field that may leave the organisation."""
    own = set(tokens(name, person=True, program=program))
    for words in _words(reviewer.to_json()):
        if own and own <= set(tokens(words, person=False, program=program)):
            raise PanelError(
                "the reviewer's own name stands outside identity",
                where=f"{where}, {reviewer.ref}",
                expected="references and other words in sources, reasons and boards",
                do="take the name out",
            )


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)
