"""``openimr fees``: what a review costs on a day, with the source of the amount."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import click

from openimr.case import Priority
from openimr.errors import OpenimrError
from openimr.process.fees import Degree, FeeKey, Stage, fee, records_penalty

if TYPE_CHECKING:
    from datetime import date, datetime

    from openimr.process.fees import Fee

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    name="fees",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr fees --assigned 2014-05-01 --priority expedited",
)
@click.option("--assigned", type=_DAY, metavar="DATE", required=True, help="The day the case was assigned.")
@click.option("--submitted", type=_DAY, metavar="DATE", help="The day the application was submitted.")
@click.option(
    "--keyed-on",
    type=click.Choice(["assigned", "submitted"]),
    help="Which of the two days chooses the table; the programme's choice when absent.",
)
@click.option("--priority", type=click.Choice(get_args(Priority)), default="standard", show_default=True)
@click.option("--degree", type=click.Choice(get_args(Degree)), default="md_do", show_default=True)
@click.option("--reviewers", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--pharmacy-only", is_flag=True, help="Only drugs are in dispute.")
@click.option("--stage", type=click.Choice(get_args(Stage)), default="completed", show_default=True)
@click.option("--applications", type=click.IntRange(min=1), default=1, help="How many are decided together.")
@click.option(
    "--records-due", type=_DAY, metavar="DATE", help="With --records-received: the penalty as well."
)
@click.option("--records-received", type=_DAY, metavar="DATE", help="The day on which late records came.")
@click.option("--json", "as_json", is_flag=True, help="The amount with period, source and notes.")
def command(
    *,
    assigned: datetime,
    submitted: datetime | None,
    keyed_on: str | None,
    priority: Priority,
    degree: Degree,
    reviewers: int,
    pharmacy_only: bool,
    stage: Stage,
    applications: int,
    records_due: datetime | None,
    records_received: datetime | None,
    as_json: bool,
) -> None:
    """What the claims administrator pays for a review, with the source of the amount.

    Ends with 0, with 1 when the amount is not known, and with 2 for a wrong call.
    """
    if (records_due is None) != (records_received is None):
        raise click.UsageError("give --records-due and --records-received together")
    key = FeeKey(
        assigned=assigned.date(),
        priority=priority,
        degree=degree,
        reviewers=reviewers,
        pharmacy_only=pharmacy_only,
        stage=stage,
        applications=applications,
        submitted=submitted.date() if submitted else None,
    )
    try:
        found = fee(key, keyed_on=keyed_on)
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    late = (records_due.date(), records_received.date()) if records_due and records_received else None
    click.echo(_json(found, late) if as_json else _text(found, late))


def _json(found: Fee, late: tuple[date, date] | None) -> str:
    answer = found.to_json()
    if late:
        penalty = records_penalty(*late)
        answer["records_penalty"] = {
            "amount": penalty.amount,
            "days": penalty.days,
            "capped": penalty.capped,
            "source": penalty.source,
            "recalled": penalty.recalled,
        }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _text(found: Fee, late: tuple[date, date] | None) -> str:
    lines = [found.explanation, *found.notes]
    if found.least:
        lines.append(f"It may have been as low as {found.least} {found.currency}.")
    if late:
        lines.append(f"Late records: {records_penalty(*late).explanation}")
    return "\n".join(lines)
