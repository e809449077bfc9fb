"""``openimr report``: the regulator's monthly report, from the events of cases."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from openimr.errors import OpenimrError
from openimr.files import write_text
from openimr.process.statistics import monthly_report, read_events, to_csv, to_json, to_text


@click.command(
    name="report",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr report --month 2016-05 events.jsonl --csv -o may.csv",
)
@click.argument(
    "events",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="EVENTS.jsonl",
)
@click.option("--month", metavar="YYYY-MM", required=True, help="The month of the report.")
@click.option("--json", "form", flag_value="json", help="Figures with unit and definition.")
@click.option("--csv", "form", flag_value="csv", help="One row a line of the report.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
def command(*, events: Path, month: str, form: str | None, output: Path | None) -> None:
    """The regulator's report on one month, with the definition of every line.

    EVENTS.jsonl has one event a line: case, kind, at (a moment with its offset), data.

    Ends with 0, with 1 when the events cannot be read, and with 2 for a wrong call.
    """
    try:
        text = sys.stdin.read() if str(events) == "-" else events.read_text("utf-8-sig")
        report = monthly_report(read_events(text.splitlines(), where=str(events)), month)
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    if form == "json":
        shown = json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"
    else:
        shown = to_csv(report) if form == "csv" else to_text(report)
    if output:
        write_text(output, shown)
    else:
        click.echo(shown, nl=False)
