"""``openimr tick``: mark the clocks that ran out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from openimr.cli.database import with_database
from openimr.cli.progress import progress

if TYPE_CHECKING:
    from datetime import date, datetime

    from click import Context


@click.command(
    name="tick",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr tick --today 2016-08-27",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day that begins; today when not given.")
@with_database
@click.pass_context
def command(ctx: Context, *, today: datetime | None) -> None:
    """Mark every clock that ran out before the day began, with all that follows from it.

    Can be interrupted and started again; a second time the same day it finds nothing to do. Ends with 1
    when a case could not be ticked.
    """
    from openimr.web import moment
    from openimr.web.store.tick import BATCH, tick, waiting

    now = moment.now()
    day: date = today.date() if today else moment.today()
    batches = -(-len(waiting(now, day)) // BATCH)
    with progress("batches of cases", batches) as advance:
        done = tick(now, today=day, progress=lambda _: advance())
    click.echo(f"{done.cases} cases, {done.clocks} clocks ran out, {done.notices} notices owed")
    for number in done.refused:
        click.echo(f"openimr: case {number} could not be ticked; look at its clocks", err=True)
    ctx.exit(1 if done.refused else 0)
