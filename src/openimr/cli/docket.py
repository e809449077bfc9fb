"""``openimr docket``: put events of cases into the database, show where a case stands, take events out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from openimr.cli.database import with_database
from openimr.errors import OpenimrError
from openimr.files import write_text
from openimr.process.clock import Language, deadline, explain
from openimr.process.life import read_lines, timeline, write_line

if TYPE_CHECKING:
    from openimr.process.life import CaseLife, Event
    from openimr.web.store.docket import DatabaseDocket


@click.group(
    name="docket",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr docket show CM16-9000001",
)
def command() -> None:
    """Cases in the database: add events, show a case, take its events out."""


@command.command(epilog="Example: openimr docket add events.jsonl")
@click.argument(
    "events",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="EVENTS.jsonl",
)
@with_database
@click.pass_context
def add(ctx: click.Context, *, events: Path) -> None:
    """Let events happen to cases, one a line: case, kind, at (with its offset), role, data.

    The first event of a case is its application; its data may list the items. An event that the rules
    forbid is named and left out, and the others go on. Ends with 1 when one was left out.
    """
    text = sys.stdin.read() if str(events) == "-" else events.read_text("utf-8-sig")
    docket, done, refused = _docket(), 0, 0
    try:
        for number, event in read_lines(text.splitlines(), where=events.name):
            try:
                _happen(docket, number, event)
                done += 1
            except OpenimrError as error:
                refused += 1
                click.echo(f"openimr: case {number}: {error}", err=True)
    except OpenimrError as error:
        raise click.ClickException(f"{error}; {done} events before it were kept") from None
    click.echo(f"{done} events kept" + (f", {refused} refused" if refused else ""))
    ctx.exit(1 if refused else 0)


@command.command(epilog="Example: openimr docket show CM16-9000001 --language es")
@click.argument("number", metavar="CASE")
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True)
@with_database
def show(*, number: str, language: Language) -> None:
    """Where a case stands: what happened, what comes, and every running clock with its count."""
    docket = _docket()
    try:
        case = docket.case(number)
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    for entry in timeline(_events(docket, number), case, language):
        click.echo(f"{entry.day:%m/%d/%Y}  {entry.label}")
    for told in _clocks(case, language):
        click.echo(f"\n{told}")
    click.echo(f"\n{number}: {case.state}, version {case.version}, seal {docket.head(number)}")


@command.command(epilog="Example: openimr docket events CM16-9000001 -o events.jsonl")
@click.argument("numbers", nargs=-1, required=True, metavar="CASE...")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@with_database
def events(*, numbers: tuple[str, ...], output: Path | None) -> None:
    """The events of cases as lines, as ``docket add`` and ``report`` read them."""
    docket = _docket()
    try:
        lines = [write_line(number, event) for number in numbers for event in _events(docket, number)]
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    text = "".join(f"{line}\n" for line in lines)
    if output:
        write_text(output, text)
    else:
        click.echo(text, nl=False)


def _docket() -> DatabaseDocket:
    from openimr.web.store.docket import DatabaseDocket

    return DatabaseDocket()


def _happen(docket: DatabaseDocket, number: str, event: Event) -> None:
    from openimr.web import moment

    today = moment.today()
    if event.kind != "application_received":
        docket.append(number, event, today)
        return
    items: Any = event.data.get("items") or [1]
    docket.open(number, items, event, today)


def _events(docket: DatabaseDocket, number: str) -> list[Event]:
    from openimr.process.docket import read_payload

    return [read_payload(link.payload)[0] for link in docket.links(number)]


def _clocks(case: CaseLife, language: Language) -> list[str]:
    return [
        explain(deadline(clock.rule, clock.trigger, service=clock.service, priority=clock.priority), language)
        for clock in case.clocks
        if clock.standing == "running"
    ]
