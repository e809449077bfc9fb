"""``openimr worker``: run background jobs."""

from __future__ import annotations

import click

from openimr.cli.database import with_database


@click.command(
    name="worker",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr worker --once",
)
@click.option("--once", is_flag=True, help="Stop when no job is left.")
@with_database
def command(*, once: bool) -> None:
    """Run background jobs: send notices, mark clocks, read documents.

    Any number may run on PostgreSQL. Jobs of a worker that died are taken over by another after half a
    minute, and take effect once.
    """
    from openimr.web.jobs.worker import work

    taken = work(once=once)
    click.echo(f"worker ended; {taken} jobs were taken over from others")
