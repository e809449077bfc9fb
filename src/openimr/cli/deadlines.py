"""``openimr deadlines``: when something is due under a rule, and why."""

from __future__ import annotations

import json
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from zoneinfo import ZoneInfo

import click

from openimr.case import ServiceMethod
from openimr.errors import OpenimrError
from openimr.files import write_text
from openimr.process.clock import Track, deadline, explain, rules, to_json
from openimr.process.errors import ClockError
from openimr.programs.load import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openimr.process.clock import Day, Deadline, Language

SERVICES = get_args(ServiceMethod)
PRIORITIES = get_args(Track)
_ZONE = re.compile(r"\[([\w/+-]+)\]$")  # RFC 9557 names the zone after the moment


@click.command(
    name="deadlines",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr deadlines --rule D1 --trigger 2016-10-28 --service mail_in_state",
)
@click.option("--rule", "number", metavar="RULE", help="The rule's number, such as D1; --list shows all.")
@click.option("--trigger", metavar="DATE", help="What starts it: 2016-10-28, or 2016-10-28T17:45-07:00.")
@click.option(
    "--service", type=click.Choice(SERVICES), default="personal", show_default=True, help="How it was served."
)
@click.option("--priority", type=click.Choice(PRIORITIES), default="standard", show_default=True)
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Every step, its source and each skipped day.")
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE.jsonl",
    help="Answer many: one object a line with id, rule, trigger_date, service, priority.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.option("--list", "listed", is_flag=True, help="List the rules with their authority, and stop.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    number: str | None,
    trigger: str | None,
    service: ServiceMethod,
    priority: Track,
    language: Language,
    as_json: bool,
    source: Path | None,
    output: Path | None,
    listed: bool,
) -> None:
    """When something is due under a rule of the process, and why, step by step.

    Ends with 0, with 1 when a date could not be computed, and with 2 for a wrong call.
    """
    failed = False
    if listed:
        lines = list(_table())
    elif source:
        answers = [_answer(line, position) for position, line in enumerate(_lines(source), start=1)]
        failed = any("error" in answer for answer in answers)
        lines = [json.dumps(answer, ensure_ascii=False) for answer in answers]
    elif number and trigger:
        try:
            due = deadline(number.upper(), read_moment(trigger), service=service, priority=priority)
        except OpenimrError as error:
            raise click.ClickException(str(error)) from None
        lines = [json.dumps(to_json(due), ensure_ascii=False, indent=2)] if as_json else _told(due, language)
    else:
        raise click.UsageError("give --rule and --trigger, or --from FILE.jsonl, or --list")
    text = "".join(f"{line}\n" for line in lines)
    if output:
        write_text(output, text)
    else:
        click.echo(text, nl=False)
    ctx.exit(1 if failed else 0)


def read_moment(text: str) -> Day:
    """A date or a zoned moment from ISO text. Raises ClockError."""
    stated = _ZONE.search(text)
    plain = _ZONE.sub("", text.strip())
    try:
        if len(plain) == len("2016-10-28"):
            return date.fromisoformat(plain)
        moment = datetime.fromisoformat(plain)
        return moment.replace(tzinfo=ZoneInfo(stated[1])) if stated and not moment.tzinfo else moment
    except (ValueError, KeyError) as error:
        raise ClockError(
            f"{text!r} is no date",
            where="trigger",
            expected="2016-10-28, or a moment with its offset such as 2016-10-28T17:45-07:00",
            do="correct it",
        ) from error


def _lines(source: Path) -> Iterator[str]:
    text = sys.stdin.read() if str(source) == "-" else source.read_text("utf-8-sig")
    return (line for line in text.splitlines() if line.strip())


def _answer(line: str, position: int) -> dict[str, Any]:
    """One line's answer; a line that cannot be answered says why and the others go on."""
    asked: dict[str, Any] = {}
    try:
        asked = _read(line, position)
        due = deadline(
            asked["rule"],
            read_moment(str(asked["trigger_date"])),
            service=asked.get("service") or "personal",
            priority=asked.get("priority") or "standard",
        )
    except OpenimrError as error:
        return {
            "id": asked.get("id"),
            "due": None,
            "explanation": None,
            "recalled": None,
            "error": str(error),
        }
    return {
        "id": asked.get("id"),
        "due": due.due.isoformat() if due.due else None,
        "explanation": explain(due),
        "recalled": due.recalled,
    }


def _read(line: str, position: int) -> dict[str, Any]:
    """The question of a line. Raises ClockError for what is no question."""
    expected = '{"id", "rule", "trigger_date", "service", "priority"}'
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise ClockError(
            f"no JSON: {error.msg}", where=f"line {position}", expected=expected, do="correct the line"
        ) from error
    lacking = [key for key in ("rule", "trigger_date") if not isinstance(asked, dict) or not asked.get(key)]
    if lacking:
        raise ClockError(
            f"no {' and no '.join(lacking)}", where=f"line {position}", expected=expected, do="add it"
        )
    for key, known in (("service", SERVICES), ("priority", PRIORITIES)):
        if asked.get(key) and asked[key] not in known:
            raise ClockError(
                f"{key} {asked[key]!r}",
                where=f"line {position}",
                expected=f"one of {', '.join(known)}",
                do="correct it",
            )
    return {**asked, "rule": str(asked["rule"]).upper()}


def _told(due: Deadline, language: Language) -> list[str]:
    return [explain(due, language)] + ([f"When missed: {due.when_missed}"] if language == "en" else [])


def _table() -> Iterator[str]:
    for number, rule in rules(DEFAULT).items():
        mark = "recalled" if rule.recalled else "confirmed"
        yield f"{number:<4} {rule.words['title']}\n     from {rule.words['trigger']} ({rule.source}; {mark})"
