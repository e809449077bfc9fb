"""``openimr notice KIND``: preview a notice as it would reach a recipient."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click
import yaml

from openimr.errors import OpenimrError
from openimr.process.clock import deadline
from openimr.process.notice import (
    NoticeError,
    Recipient,
    Role,
    compose,
    kinds,
    to_text,
    write_html,
    write_pdf,
)

if TYPE_CHECKING:
    from openimr.process.notice import Notice

_NOBODY = {"name": "(name of the recipient)", "address": ["(address)"]}


@click.command(
    name="notice",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr notice noarfi --facts facts.yaml --to worker --language es -o notice.pdf",
)
@click.argument("kind", required=False)
@click.option("--facts", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="YAML of facts.")
@click.option("--to", "role", type=click.Choice(get_args(Role)), default="worker", show_default=True)
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True)
@click.option("--list", "listing", is_flag=True, help="Name the kinds of notice and stop.")
@click.option("--json", "as_json", is_flag=True, help="Print the notice as JSON instead of text.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write .pdf, .html or .txt."
)
@click.pass_context
def command(
    ctx: click.Context,
    *,
    kind: str | None,
    facts: Path | None,
    role: Role,
    language: str,
    listing: bool,
    as_json: bool,
    output: Path | None,
) -> None:
    """Preview a notice of a KIND to a recipient; nothing is sent.

    The facts file gives one value for each slot of the kind; a deadline is a rule with its trigger, such
    as {rule: D21, trigger: 2024-03-04, service: mail_in_state}. It may hold today and recipient (name,
    address, channels). Professionals are written to in English.

    Ends with 0, with 1 when the notice cannot be composed, and with 2 for a wrong call.
    """
    if listing:
        click.echo("\n".join(kinds()))
        return
    if kind is None or facts is None:
        raise click.UsageError("name a KIND and its --facts, or ask for --list")
    try:
        notice = _composed(kind, facts, role, language)
        content = _content(notice, output, as_json=as_json)
    except OpenimrError as error:
        click.echo(f"openimr: {error}", err=True)
        ctx.exit(1)
    if output is None:
        click.echo(content.decode(), nl=False)
    else:
        from openimr.files import write_bytes

        write_bytes(output, content)
        click.echo(f"{output}  {notice.title}, by {notice.channel}")


def _composed(kind: str, file: Path, role: Role, language: Any) -> Notice:  # noqa: ANN401 - checked by click
    given = _read(file)
    today = given.pop("today", None) or date.today()  # noqa: DTZ011 - a preview bears the day of this desk
    who = {**_NOBODY, **(given.pop("recipient", None) or {})}
    recipient = Recipient(role, who["name"], tuple(who["address"]), tuple(who.get("channels") or ("mail",)))
    facts = {name: _fact(value) for name, value in given.items()}
    return compose(kind, recipient, facts, today=today, language=language)


def _read(file: Path) -> dict[str, Any]:
    try:
        given = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        given = None
    if not isinstance(given, dict):
        raise NoticeError(
            "this is no mapping of facts",
            where=str(file),
            expected="YAML lines such as case_number: CM24-0001234",
            do="write one line for each fact",
        )
    return given


def _fact(value: Any) -> Any:  # noqa: ANN401 - what YAML gives
    """A rule with its trigger becomes a deadline; any other value stays."""
    if not (isinstance(value, dict) and {"rule", "trigger"} <= set(value)):
        return value
    strange = sorted(set(value) - {"rule", "trigger", "service", "priority"})
    if strange:
        raise NoticeError(
            f"a deadline has no {', '.join(map(str, strange))}",
            where="facts",
            expected="rule, trigger and, where needed, service and priority",
            do="leave it out",
        )
    given = dict(value)
    return deadline(given.pop("rule"), given.pop("trigger"), **given)


def _content(notice: Notice, output: Path | None, *, as_json: bool) -> bytes:
    form = output.suffix if output else ""
    if form == ".pdf":
        return write_pdf(notice)
    if form == ".html":
        return write_html(notice).encode()
    return (_json(notice) if as_json else to_text(notice)).encode()


def _json(notice: Notice) -> str:
    """The notice without name and address."""
    told = {
        "kind": notice.kind,
        "role": notice.role,
        "language": notice.language,
        "channel": notice.channel,
        "case_number": notice.case_number,
        "title": notice.title,
        "deadlines": [
            {
                "fact": shown.fact,
                "rule": shown.rule,
                "due": shown.due.isoformat() if shown.due else None,
                "explanation": shown.explanation,
                "recalled": shown.recalled,
            }
            for shown in notice.deadlines
        ],
        "law": [
            {"text": part.text, "serves": part.serves, "recalled": part.recalled} for part in notice.basis
        ],
        "content_hash": notice.content_hash,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
