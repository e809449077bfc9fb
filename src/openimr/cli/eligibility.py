"""``openimr eligibility CASE``: can this application be reviewed, and if not, why, and what mends it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.case import CaseError, read_case
from openimr.errors import OpenimrError
from openimr.process.eligibility import Filing, examine, read_docket, to_json, to_text, worker_of

if TYPE_CHECKING:
    from openimr.process.eligibility import Docket

_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command(
    name="eligibility",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr eligibility my-case --docket known.jsonl --today 2016-08-10",
)
@click.argument("case", type=click.Path(exists=True, path_type=Path))
@click.option("--docket", "known", type=_FILE, metavar="FILE.jsonl", help="The applications on file.")
@click.option("--today", metavar="DATE", help="The day of the examination; the present day when absent.")
@click.option("--json", "as_json", is_flag=True, help="Every finding with its evidence and deadline.")
@click.pass_context
def command(ctx: click.Context, *, case: Path, known: Path | None, today: str | None, as_json: bool) -> None:
    """Whether an application can be reviewed: each question, what the file says, what follows.

    CASE is a case folder or its case.yaml (docs: the case folder). A line of the docket holds number,
    worker, ur_decision, received, items and standing.

    Ends with 0 when the case is eligible in whole or part, with 1 when it is not, waits, or needs
    information, or the case cannot be read, and with 2 for a wrong call.
    """
    day = _day(today)
    try:
        report = examine(_filing(case), _docket(known), day)
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    text = json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n" if as_json else to_text(report)
    click.echo(text, nl=False)
    ctx.exit(0 if report.outcome in {"eligible", "partly_eligible"} else 1)


def _filing(path: Path) -> Filing:
    file = path / "case.yaml" if path.is_dir() else path
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(
            "cannot be read", where=str(file), expected="a case.yaml in UTF-8", do="see docs/case-folder.md"
        ) from error
    case = read_case(text, where=str(file), reconciled=False)
    return Filing(case, worker_of(text, where=str(file)))


def _docket(path: Path | None) -> Docket | None:
    if path is None:
        return None
    text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
    return read_docket(text.splitlines(), where=str(path))


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is no date; write it as 2016-08-10", param_hint="--today"
        ) from None
