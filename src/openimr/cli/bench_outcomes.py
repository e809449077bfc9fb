"""``openimr bench outcomes``: conclusions of the criteria beside the published outcomes of letters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.errors import OpenimrError

if TYPE_CHECKING:
    from collections import Counter

    from openimr.letter import Outcome
    from openimr.review import Conclusion
    from openimr.review.outcomes import Judged, Share

_OUTCOMES = ("upheld", "overturned")


@click.command(
    name="outcomes",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr bench outcomes --letters letters/ --letters seeds/",
)
@click.option(
    "--letters",
    multiple=True,
    required=True,
    metavar="PATH",
    help="Letters, a folder or a pattern; repeatable.",
)
@click.option("--all-services", is_flag=True, help="Show also the services about which no rule speaks.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with every item.")
@click.pass_context
def command(ctx: click.Context, *, letters: tuple[str, ...], all_services: bool, as_json: bool) -> None:
    """Set the conclusions of the criteria beside the published outcomes.

    Only header, summary and headings of a letter are read for a conclusion, never its reasons or outcome.
    """
    items, failed = _judge(letters)
    for failure in failed:
        click.echo(f"openimr: {failure}", err=True)
    if as_json:
        click.echo(json.dumps(_to_json(items), indent=1))
    else:
        _print(items, all_services=all_services)
    ctx.exit(1 if failed else 0)


def _judge(letters: tuple[str, ...]) -> tuple[list[Judged], list[OpenimrError]]:
    """Review every letter; one that cannot be read is an error and the others go on."""
    from openimr.cli.dossier import facts_of, open_dossier
    from openimr.cli.inputs import find_inputs
    from openimr.review import review
    from openimr.review.outcomes import judged

    inputs, failed = find_inputs(letters)
    items: list[Judged] = []
    for file in inputs:
        try:
            dossier = open_dossier(Path(file))
            found = review(
                dossier.case, facts_of(dossier), record=dossier.record, published=dossier.published
            )
        except OpenimrError as error:
            failed.append(error)
            continue
        items += judged(found)
    return items, failed


def _groups(items: list[Judged]) -> dict[str, list[Judged]]:
    """The items of each service, then those of the services about which some rule speaks, then all."""
    kinds = sorted({item.service for item in items})
    groups = {kind: [item for item in items if item.service == kind] for kind in kinds}
    spoken = [item for item in items if item.conclusion != "no_guideline"]
    return {**groups, "with a rule": spoken, "all": items}


def _print(items: list[Judged], *, all_services: bool) -> None:
    from openimr.review.outcomes import agreement, always_upheld, confusion, proposed, reversed_items

    for name, own in _groups(items).items():
        if not all_services and all(item.conclusion == "no_guideline" for item in own):
            continue
        click.echo(f"{name.replace('_', ' ')} ({len(own)} items)")
        for conclusion, (upheld, overturned) in _table(confusion(own)).items():
            click.echo(
                f"  {conclusion.replace('_', ' '):<32} upheld {upheld:>4}   overturned {overturned:>4}"
            )
        click.echo(f"  proposed and right   {_spoken(agreement(own))}")
        click.echo(f"  always upheld, same  {_spoken(always_upheld(proposed(own)))}")
        click.echo(f"  always upheld, all   {_spoken(always_upheld(own))}")
    against = reversed_items(items)
    click.echo(f"proposed against the published outcome: {len(against)} items")
    for item in against:
        click.echo(f"  {item.case} item {item.number} ({item.service}): {item.conclusion.replace('_', ' ')}, "
                   f"published {item.outcome}")  # fmt: skip
        for point in item.deciding:
            click.echo(f"    {point}")


def _table(counted: Counter[tuple[Conclusion, Outcome]]) -> dict[str, tuple[int, int]]:
    from openimr.review.outcomes import CONCLUSIONS

    return {c: (counted[c, "upheld"], counted[c, "overturned"]) for c in CONCLUSIONS}


def _spoken(share: Share) -> str:
    if share.share is None:
        return "no item"
    return (
        f"{share.hits} of {share.of}, {share.share:.1%} (95 % interval {share.low:.1%} to {share.high:.1%})"
    )


def _to_json(items: list[Judged]) -> dict[str, object]:
    from openimr.review.outcomes import agreement, always_upheld, confusion, proposed, reversed_items

    return {
        "groups": {
            name: {
                "confusion": {
                    c: dict(zip(_OUTCOMES, row, strict=True)) for c, row in _table(confusion(own)).items()
                },
                "agreement": agreement(own)._asdict(),
                "always_upheld_same_items": always_upheld(proposed(own))._asdict(),
                "always_upheld": always_upheld(own)._asdict(),
            }
            for name, own in _groups(items).items()
        },
        "against_the_outcome": [item._asdict() for item in reversed_items(items)],
        "items": [item._asdict() for item in items],
    }
