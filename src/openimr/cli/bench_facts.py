"""``openimr bench facts``: how well facts are found in letters, beside two peers in the same run."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from openimr.cli.annotate import open_source
from openimr.cli.bench_peers import PEERS
from openimr.cli.facts import annotate_all
from openimr.cli.inputs import SUFFIXES
from openimr.errors import OpenimrError
from openimr.facts.accuracy import ALL, SHARES, Accuracy, Score, compare
from openimr.facts.target import Target, from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class AnnotationError(OpenimrError):
    """A line of an annotation that cannot be read."""


@click.command(name="facts", epilog="Example: openimr bench facts --letters letters/ --gold facts.jsonl")
@click.option(
    "--letters",
    "folders",
    required=True,
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of letters, named after their cases; may be given again.",
)
@click.option("--gold", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--section", help="Only mentions of this section, e.g. summary or rationale.")
@click.option(
    "--peers/--no-peers", default=True, show_default=True, help="Measure negspaCy and medspaCy too."
)
@click.option("--json", "as_json", is_flag=True, help="Write the rows as JSON.")
def command(
    *, folders: tuple[Path, ...], gold: Path, section: str | None, peers: bool, as_json: bool
) -> None:
    """Compare the facts found in letters with annotated mentions.

    A mention is found when one of the same concept overlaps it; status, kind, region and side are
    shares of what was found. Every peer gets the phrases of our own vocabulary as its targets.
    """
    try:
        annotated = read_gold(gold, section)
    except OpenimrError as error:
        click.echo(f"openimr: {error}", err=True)
        sys.exit(2)
    files, absent = find_letters(folders, {target.case for target in annotated})
    bad = len(absent)
    for case in absent:
        click.echo(
            f"openimr: {case}: no letter of that name in the folders; its mentions are left out", err=True
        )
    annotated = [target for target in annotated if target.case in files]
    found: list[Target] = []
    for annotation in annotate_all([str(path) for path in files.values()]):
        found += _of_section(annotation.mentions, section)
        if annotation.error:
            bad += 1
            click.echo(f"openimr: {annotation.error}", err=True)
    measured: dict[str, Accuracy] = {"openimr": compare(found, annotated)}
    for name, peer in PEERS.items() if peers else ():
        try:
            read = peer()
        except ImportError as error:
            click.echo(f"openimr: {name} is not measured: {error}", err=True)
            continue
        told = [t for path in files.values() for t in _of_section(read(open_source(path)), section)]
        measured[name] = compare(told, annotated)
    rows = [{"reader": name, **row} for name, accuracy in measured.items() for row in rows_of(accuracy)]
    click.echo(json.dumps(rows, indent=1) if as_json else "\n".join(_table(rows)))
    sys.exit(1 if bad else 0)


def read_gold(path: Path, section: str | None = None) -> list[Target]:
    """The annotated mentions of a file. Raises AnnotationError, which names the line."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(from_json(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise AnnotationError(
                "this line is no mention",
                where=f"{path}:{number}",
                expected="a JSON object with case, section, concept, status, start and end",
                do="mend or remove the line",
            ) from None
    return _of_section(found, section)


def find_letters(folders: Iterable[Path], cases: set[str]) -> tuple[dict[str, Path], list[str]]:
    """The letter of each case, by its file's name, and the cases that have none."""
    files = {
        path.stem: path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES and path.stem in cases
    }
    return dict(sorted(files.items())), sorted(cases - files.keys())


def _of_section(mentions: Iterable[Target], section: str | None) -> list[Target]:
    return [target for target in mentions if not section or target.section.split(":")[0] == section]


def rows_of(accuracy: Accuracy) -> Iterator[dict[str, Any]]:
    """One row for all, for each concept and for each status, then what was said of silence and of rules."""
    for concept in sorted(accuracy.concepts, key=lambda c: (c != ALL, c)):
        yield row("concept", concept, accuracy.concepts[concept])
    for status, score in sorted(accuracy.statuses.items()):
        right, of = accuracy.told(status)
        yield row("status", status, score, of=of) | {"status": round(right / of, 3) if of else None}


def row(by: str, name: str, score: Score, of: int | None = None) -> dict[str, Any]:
    """The figures of one score, rounded."""
    shares = {attribute: round(score.share(attribute), 3) for attribute in SHARES}
    return {
        "by": by,
        "name": name,
        "mentions": score.found + score.missed,
        "found": score.found if of is None else of,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        **shares,
    }


def _table(rows: list[dict[str, Any]]) -> Iterator[str]:
    widths = {"reader": 10, "by": 9, "name": 24}
    last = ""
    for entry in rows:
        if entry["reader"] + entry["by"] != last:
            if last:
                yield ""
            last = entry["reader"] + entry["by"]
            yield "".join(f"{name:<{widths[name]}}" if name in widths else f"{name:>10}" for name in entry)
        cells = {name: "-" if value is None else value for name, value in entry.items()}
        yield "".join(
            f"{value:<{widths[name]}}"
            if name in widths
            else f"{value:>10.3f}"
            if isinstance(value, float)
            else f"{value:>10}"
            for name, value in cells.items()
        )
    yield ""
    yield "counts: what a criterion may take from it is right (for, against, neither, none)"
    yield "status by status: the share of the found mentions annotated so that were given that status"
