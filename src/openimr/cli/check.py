"""``openimr check FILE...``: check letters for defects, each with a code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.check import check, explain, rules, to_json, to_sarif, to_text
from openimr.check.render import statistics, summary
from openimr.cli.inputs import find_inputs
from openimr.errors import OpenimrError
from openimr.files import write_text
from openimr.letter import read_text
from openimr.letter.source import text_of

if TYPE_CHECKING:
    from openimr.check import Defect, Rule
    from openimr.letter import Letter

_FORMATS = click.Choice(["text", "json", "sarif"])


@click.command(
    name="check",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr check letter.pdf --ignore IMR110 --format sarif -o defects.sarif",
)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--format", "form", type=_FORMATS, default="text", show_default=True, help="How to write defects."
)
@click.option("--select", metavar="CODES", help="Only these codes or families, e.g. IMR3,IMR104.")
@click.option("--ignore", metavar="CODES", help="Not these codes or families.")
@click.option("--explain", "code", metavar="CODE", help="Explain a rule, with its authority, and stop.")
@click.option("--statistics", "count", is_flag=True, help="Count the defects of each rule instead.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    form: str,
    select: str | None,
    ignore: str | None,
    code: str | None,
    count: bool,
    output: Path | None,
) -> None:
    """Check determination letters for defects, each with a code and a place.

    FILE is a PDF or text file, a folder, or a pattern such as 'letters/*.pdf'.

    Ends with 0 when there is no error and no warning, with 1 when there is one or a file cannot be
    read, and with 2 for a wrong call.
    """
    if code:
        click.echo(_explained(code))
        return
    if not files:
        raise click.UsageError("name at least one letter, or a rule with --explain")
    wanted = _wanted(select, ignore)
    inputs, failed = find_inputs(files)
    found: list[Defect] = []
    texts: dict[str, str] = {}
    for file in inputs:
        try:
            letter, text = read_letter(Path(file))
        except OpenimrError as error:
            failed.append(error)
            continue
        texts[letter.source] = text
        found += [defect for defect in check(letter, text) if defect.code in wanted]
    for failure in failed:
        click.echo(f"openimr: {failure}", err=True)
    _write(_rendered(found, texts, form, count=count), output)
    ctx.exit(1 if failed or any(defect.severity != "note" for defect in found) else 0)


def read_letter(file: Path) -> tuple[Letter, str]:
    """The letter in a file, and its text as read."""
    text = text_of(file)
    return read_text(text, source=str(file)), text


def _rendered(found: list[Defect], texts: dict[str, str], form: str, *, count: bool) -> str:
    if count:
        return statistics(found) + summary(found) + "\n"
    if form == "json":
        return to_json(found)
    return to_sarif(found) if form == "sarif" else to_text(found, texts)


def _explained(code: str) -> str:
    try:
        rule: Rule = explain(code)
    except KeyError as error:
        raise click.UsageError(str(error.args[0])) from None
    return (
        f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.explanation}\n\n"
        f"Authority: {rule.authority}\nExample: {rule.example}"
    )


def _wanted(select: str | None, ignore: str | None) -> frozenset[str]:
    """The codes to report; a prefix stands for its family."""
    chosen = _codes(select, "--select") if select else frozenset(rule.code for rule in rules())
    return chosen - (_codes(ignore, "--ignore") if ignore else frozenset())


def _codes(given: str, option: str) -> frozenset[str]:
    found: set[str] = set()
    for prefix in given.upper().replace(",", " ").split():
        matching = {rule.code for rule in rules() if rule.code.startswith(prefix)}
        if not matching:
            raise click.UsageError(
                f"{option}: no rule begins with {prefix}; see openimr check --explain CODE"
            )
        found |= matching
    return frozenset(found)


def _write(words: str, output: Path | None) -> None:
    """Print, or write the whole file at once under its name."""
    if output is None:
        click.echo(words, nl=False)
    else:
        write_text(output, words)
