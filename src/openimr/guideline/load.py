"""Read the guideline files of a programme."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from openimr.citation import Citation
from openimr.guideline.errors import GuidelineError
from openimr.guideline.model import Guideline
from openimr.guideline.names import nearest
from openimr.guideline.schema import check
from openimr.programs import folder, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openimr.case import Service

_CARRIED = "carried over from the edition before; "


@cache
def load_all(program: str = "ca_workers_comp") -> tuple[Guideline, ...]:
    """Every rule of the programme's guidelines, in the order of files and of rules within them.

    Raises GuidelineError for a file with a misspelt key or an unknown fact code. The files are checked in
    every process that loads them, although it costs more than reading them: unchecked, a misspelt key
    would silently drop a criterion.
    """
    files = sorted((folder(program) / "guidelines").glob("*.yaml"))
    return tuple(
        rule for path in files for rule in read(load(f"guidelines/{path.name}", program), path.name, program)
    )


def read(document: Any, name: str, program: str = "ca_workers_comp") -> Iterator[Guideline]:  # noqa: ANN401 - checked here
    """The rules of one guideline file as parsed from YAML. Raises GuidelineError, see ``load_all``."""
    check(document, name, program)
    for rule in _rules(document, name, program):
        yield _rule(document, rule, program)


def _rules(document: dict[str, Any], name: str, program: str) -> Iterator[dict[str, Any]]:
    """The file's own rules; with ``rules_from`` also those of an earlier edition that it does not replace."""
    own = document.get("rules", [])
    base = document.get("rules_from")
    if base is not None:
        earlier = _earlier(base, name, program)
        gone = {*document.get("without", ()), *(rule["id"] for rule in own)}
        kept = [rule for rule in _rules(earlier, base, program) if rule["id"] not in gone]
        yield from (_carried(rule) for rule in kept) if "rules_status" in document else kept
    yield from own


def _carried(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule read in an earlier edition only: recalled in this one, until somebody reads it there."""
    source = str(rule["source"]).removeprefix(_CARRIED)
    return {**rule, "status": "recalled", "source": f"{_CARRIED}{source}"}


def _earlier(base: str, name: str, program: str) -> dict[str, Any]:
    known = [path.stem for path in (folder(program) / "guidelines").glob("*.yaml")]
    if base not in known:
        raise GuidelineError(
            f"no guideline file {base!r}",
            where=f"{name}, rules_from",
            expected=nearest(base, known),
            do="name the file whose rules this edition keeps",
        )
    content: dict[str, Any] = load(f"guidelines/{base}.yaml", program)
    return content


def applicable(guidelines: Iterable[Guideline], service: Service, on: date) -> tuple[Guideline, ...]:
    """The rules in force that day that speak about the service in its region, if only by analogy."""
    return tuple(
        guideline
        for guideline in guidelines
        if service.kind in guideline.services
        and (service.region in guideline.regions or service.region in guideline.by_analogy)
        and in_force(guideline, on)
    )


def in_force(guideline: Guideline, on: date) -> bool:
    """Whether the rule governs decisions of that day."""
    first, last = guideline.in_force
    return first <= on and (last is None or on <= last)


def _rule(document: dict[str, Any], rule: dict[str, Any], program: str) -> Guideline:
    last = document["in_force"]["to"]
    return Guideline(
        id=f"{document['id']}/{rule['id']}",
        catalogue=document["catalogue"],
        title=document["title"],
        citation=_citation(document["authority"], rule.get("pages")),
        tier=document["authority"]["tier"],
        in_force=(
            date.fromisoformat(document["in_force"]["from"]),
            date.fromisoformat(last) if last else None,
        ),
        services=tuple(rule["scope"]["services"]),
        regions=tuple(rule["scope"]["regions"]),
        kind=rule["kind"],
        recalled=rule["status"] == "recalled",
        source=rule["source"],
        summary=rule["summary"],
        logic={"id": rule["id"], **rule["logic"]},
        asks=rule.get("asks", {}),
        file=document["id"],
        by_analogy=tuple(rule["scope"].get("by_analogy", ())),
        phases=tuple(rule["scope"].get("phases", ())),
        applies_when=rule.get("applies_when"),
        special_case_of=rule.get("special_case_of"),
        examples=tuple(rule["examples"]),
        program=program,
        reference=_reference(document, rule.get("pages")),
    )


def _reference(document: dict[str, Any], pages: str | None) -> Citation:
    """The source as a typed citation, for the guideline line of a letter."""
    authority = document["authority"]
    return Citation(
        guideline=document["catalogue"],
        title=authority["document"],
        chapter=authority.get("chapter"),
        year=authority.get("year"),
        pages=tuple(part.strip() for part in pages.split(",")) if pages else (),
        topic=authority.get("topic"),
    )


def _citation(authority: dict[str, Any], pages: str | None) -> str:
    """The source as a letter would cite it: document (year), chapter, topic, pages."""
    words = str(authority["document"])
    if "year" in authority:
        words += f" ({authority['year']})"
    if "chapter" in authority:
        words += f", ch. {authority['chapter']}"
    if "topic" in authority:
        words += f", {authority['topic']}"
    if pages:
        words += f", {'pp.' if '-' in pages or ',' in pages else 'p.'} {pages}"
    return words
