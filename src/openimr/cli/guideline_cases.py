"""``openimr guideline coverage`` and ``why``: what the criteria on file say about letters and cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.errors import OpenimrError

if TYPE_CHECKING:
    from openimr.facts import Fact
    from openimr.guideline import Finding
    from openimr.review import ItemReview

_HELP = {"help_option_names": ["-h", "--help"]}


@click.command(
    name="coverage", context_settings=_HELP, epilog="Example: openimr guideline coverage 'letters/*.pdf'"
)
@click.argument("letters", nargs=-1, required=True, metavar="LETTERS...")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every item and the rules about it.")
@click.option("--uncovered", is_flag=True, help="Name the diagnostic items about which no rule set speaks.")
@click.pass_context
def coverage_command(ctx: click.Context, letters: tuple[str, ...], *, as_json: bool, uncovered: bool) -> None:
    """The share of disputed items that at least one rule set speaks about, by service."""
    from openimr.cli.inputs import find_inputs
    from openimr.letter import read
    from openimr.review import case_of
    from openimr.review.coverage import coverage, shares

    inputs, failed = find_inputs(letters)
    cases = []
    for file in inputs:
        try:
            cases.append(case_of(read(Path(file))))
        except OpenimrError as error:
            failed.append(error)
    for failure in failed:
        click.echo(f"openimr: {failure}", err=True)
    found = coverage(cases)
    rows = shares(found)
    if as_json:
        items = [
            {
                "case": one.case,
                "item": one.item.number,
                "service": one.item.service.to_json(),
                "rules": one.rules,
            }
            for one in found
        ]
        click.echo(json.dumps({"services": [row._asdict() for row in rows], "items": items}, indent=1))
    else:
        for row in rows:
            click.echo(_line(row.service.replace("_", " "), row.covered, row.items))
        for title, own in (("diagnostic", [r for r in rows if r.diagnostic]), ("all services", rows)):
            click.echo(_line(title, sum(r.covered for r in own), sum(r.items for r in own)))
    if uncovered:
        diagnostic = {row.service for row in rows if row.diagnostic}
        for one in found:
            if one.item.service.kind in diagnostic and not one.rules:
                click.echo(f"no rule: {one.case} item {one.item.number}, {one.item.service.kind} of "
                           f"{one.item.service.region or 'no region named'}")  # fmt: skip
    ctx.exit(1 if failed else 0)


def _line(name: str, covered: int, items: int) -> str:
    share = f"{covered / items:6.1%}" if items else "     -"
    return f"{name:<32} {covered:>5} of {items:<5} {share}"


@click.command(name="why", context_settings=_HELP, epilog="Example: openimr guideline why case-folder 1")
@click.argument("case", type=click.Path(path_type=Path), metavar="CASE")
@click.argument("number", type=int, metavar="ITEM")
@click.option("--json", "as_json", is_flag=True, help="Every node as JSON, with spans.")
def why_command(case: Path, number: int, *, as_json: bool) -> None:
    """Trace one item of a case: every criterion, its state, its evidence, and which of them decide.

    CASE is a case folder or a published letter. A star marks what decides the state of its rule.
    """
    from openimr.cli.dossier import facts_of, open_dossier
    from openimr.review import evidence_of, review

    try:
        dossier = open_dossier(case)
        record = evidence_of(dossier.record, dossier.case.program)
        found = review(dossier.case, facts_of(dossier), record=record)
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    item = next((one for one in found.items if one.item.number == number), None)
    if item is None:
        known = ", ".join(str(one.item.number) for one in found.items)
        raise click.ClickException(f"no item {number} in this case; expected one of {known}")
    if as_json:
        click.echo(json.dumps(_to_json(item), indent=1, ensure_ascii=False))
        return
    click.echo(f"Item {number}: {item.item.heading}\n{item.conclusion.replace('_', ' ')}: {item.because}")
    for root in item.findings:
        click.echo(f"\n{root.guideline} ({root.kind.replace('_', ' ')})")
        _trace(root, 0)


def _to_json(item: ItemReview) -> dict[str, object]:
    return {
        "number": item.item.number,
        "service": item.item.service.to_json(),
        "conclusion": item.conclusion,
        "because": item.because,
        "findings": [node.to_json() for root in item.findings for node in root.walk()],
    }


def _trace(finding: Finding, depth: int) -> None:
    """One line for a criterion, one for each statement that bears on it, then its parts."""
    indent = "  " * depth
    star = "*" if finding.deciding else " "
    flag = " (recalled)" if finding.recalled else ""
    state = finding.state.replace("_", " ")
    click.echo(f"{indent}{star} {finding.criterion} {state}: {finding.statement.strip()}{flag}")
    if finding.note:
        click.echo(f"{indent}    {finding.note}")
    if not finding.children:
        sides = (("for", finding.for_), ("against", finding.against), ("open", finding.neither))
        for name, facts in sides:
            for fact in facts:
                click.echo(f"{indent}    {name}: {_spoken(fact)}")
    for child in finding.children:
        _trace(child, depth + 1)


def _spoken(fact: Fact) -> str:
    """The words with their status and their place in the record."""
    from openimr.review.quote import quote

    span = fact.evidence
    page = f"page {span.page}, " if span.page else ""
    return f"{quote(fact)} ({fact.status.replace('_', ' ')}; {span.document}, {page}{span.start}-{span.end})"
