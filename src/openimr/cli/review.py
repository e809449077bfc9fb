"""``openimr review``: a case folder or a published letter becomes a draft determination."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.cli.progress import progress
from openimr.errors import OpenimrError

if TYPE_CHECKING:
    from openimr.review import Determination

INTERRUPTED = 130


@click.command(name="review", epilog="Example: openimr review case-folder letter.pdf -o out")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    show_default=True,
    envvar="OPENIMR_OUTPUT",
    help="Folder for the results; with several cases each gets a folder of its own in it.",
)
@click.option("--resume/--no-resume", default=False, help="Skip cases whose results are already complete.")
@click.option("--images/--no-images", default=True, help="Write pictures of the record's pages.")
def command(paths: tuple[Path, ...], output: Path, *, resume: bool, images: bool) -> None:
    """Review case folders or published letters into draft determinations for the physician.

    Writes worksheet.html, determination.json, letter.html and letter.pdf. From a published letter
    only the header, the case summary and the item headings are used; its outcome is shown beside.
    """
    from openimr.cli.dossier import open_dossier, review_into, write_index
    from openimr.cli.results import complete, places

    failed = False
    targets = places(output, paths)
    with progress("Reviewing", len(targets)) as step:
        for path, where in targets.items():
            try:
                if resume and complete(where):
                    click.echo(f"{path}  already complete: {where / 'worksheet.html'}")
                else:
                    report(review_into(open_dossier(path), where, images=images), where)
            except OpenimrError as error:
                failed = True
                click.echo(f"openimr: {error}", err=True)
            except KeyboardInterrupt:
                click.echo("openimr: interrupted; finished cases are kept, run again with --resume", err=True)
                sys.exit(INTERRUPTED)
            step()
    if len(targets) > 1 and (index := write_index(output)):
        click.echo(f"All cases: open {index} in a browser")
    sys.exit(1 if failed else 0)


def report(determination: Determination, where: Path) -> None:
    """Print one line per item: what the criteria say, and where the worksheet lies."""
    click.echo(f"{determination.case.number or where.name}  {where / 'worksheet.html'}")
    for review in determination.items:
        conclusion = review.conclusion.replace("_", " ")
        published = f"  (published: {review.published_outcome})" if review.published_outcome else ""
        click.echo(f"  {review.item.number}. {conclusion}{published}: {review.item.heading}")
