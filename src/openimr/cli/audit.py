"""``openimr audit``: verify the chains of all cases, and keep their heads outside the database."""

from __future__ import annotations

import json
from pathlib import Path

import click

from openimr.cli.database import with_database
from openimr.files import write_text


@click.group(
    name="audit",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr audit verify",
)
def command() -> None:
    """Verify that no event of any case was changed, removed or moved."""


@command.command(epilog="Example: openimr audit verify --manifest heads.json --fold")
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Heads kept outside (openimr audit anchor): finds a chain that was rewritten to its end.",
)
@click.option("--fold", is_flag=True, help="Also fold each case and compare what screens read.")
@click.option("--json", "as_json", is_flag=True, help="The verdict as JSON.")
@with_database
@click.pass_context
def verify(ctx: click.Context, *, manifest: Path | None, fold: bool, as_json: bool) -> None:
    """Recompute every seal; name the first event that is not as it was written.

    Ends with 0 when all is whole and with 1 when something is not.
    """
    from openimr.web.store.verify import Anchor
    from openimr.web.store.verify import verify as recompute

    anchors = None
    if manifest:
        kept = json.loads(manifest.read_text("utf-8"))["heads"]
        anchors = {number: Anchor(head["version"], head["seal"]) for number, head in kept.items()}
    verdict = recompute(anchors, fold=fold)
    broken = verdict.broken
    if as_json:
        place = {"case": broken.case, "event": broken.sequence, "what": broken.what} if broken else None
        click.echo(json.dumps({"events": verdict.events, "cases": verdict.cases, "broken": place}))
    elif broken:
        click.echo(f"broken: {broken}")
    else:
        click.echo(f"whole: {verdict.events} events of {verdict.cases} cases")
    ctx.exit(1 if broken else 0)


@command.command(epilog="Example: openimr audit anchor -o heads.json")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@with_database
def anchor(*, output: Path | None) -> None:
    """Print the head of every case: keep it where nobody can write who can write the database."""
    from openimr.web.store.verify import heads

    kept = {number: {"version": head.version, "seal": head.seal} for number, head in heads().items()}
    text = json.dumps({"heads": kept}, indent=1) + "\n"
    if output:
        write_text(output, text)
        click.echo(f"{len(kept)} heads in {output.name}")
    else:
        click.echo(text, nl=False)
