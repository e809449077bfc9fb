"""``openimr guideline``: read, try, compare and write the criteria, and see what they say about a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.cli.guideline_cases import coverage_command, why_command
from openimr.errors import OpenimrError
from openimr.files import write_text

if TYPE_CHECKING:
    from openimr.guideline import Guideline
    from openimr.guideline.trial import Trial

_HELP = {"help_option_names": ["-h", "--help"]}
_JSON = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.group(name="guideline", context_settings=_HELP, epilog="Example: openimr guideline show A8-IMG")
def command() -> None:
    """The criteria on file: which there are, what they ask, and what they say about a case."""


command.add_command(coverage_command)
command.add_command(why_command)


@command.command(name="list", epilog="Example: openimr guideline list --on 2018-05-01 --service mri")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only what governs on DATE."
)
@click.option("--service", metavar="CODE", help="Only what speaks about the service, e.g. mri.")
@click.option("--region", metavar="CODE", help="Only what speaks about the region, e.g. lumbar_spine.")
@_JSON
def list_command(day: object, service: str | None, region: str | None, *, as_json: bool) -> None:
    """List the files with edition, dates in force, status and rules."""
    from openimr.guideline import load_all
    from openimr.guideline.load import in_force

    rules = [
        rule
        for rule in load_all()
        if (day is None or in_force(rule, day.date()))  # type: ignore[attr-defined]  # click gives a datetime
        and (service is None or service in rule.services)
        and (region is None or region in (*rule.regions, *rule.by_analogy))
    ]
    files = {rule.file: [other for other in rules if other.file == rule.file] for rule in rules}
    rows = [_row(name, own) for name, own in files.items()]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for row in rows:
        click.echo(f"{row['id']}\n  {row['title']}")
        click.echo(f"  {row['tier']}; in force {row['from']} to {row['to'] or 'now'}; {row['status']}")
        click.echo(f"  rules: {', '.join(row['rules'])}")  # type: ignore[arg-type]  # a list of codes


def _row(name: str, rules: list[Guideline]) -> dict[str, object]:
    first, last = rules[0].in_force
    recalled = sum(rule.recalled for rule in rules)
    return {
        "id": name,
        "title": rules[0].title,
        "edition": rules[0].catalogue,
        "tier": rules[0].tier,
        "from": first.isoformat(),
        "to": last.isoformat() if last else None,
        "status": f"{len(rules) - recalled} confirmed, {recalled} recalled",
        "rules": [rule.code for rule in rules],
    }


@command.command(name="show", epilog="Example: openimr guideline show acoem-2004-ch08")
@click.argument("name", metavar="ID")
def show_command(name: str) -> None:
    """Show a file, or one rule by its code, as a page to read."""
    from openimr.guideline.page import file_page

    click.echo(file_page(_named(name)), nl=False)


@command.command(name="test", epilog="Example: openimr guideline test my-guideline.yaml")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@_JSON
@click.pass_context
def test_command(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Run the examples in guideline files; without FILE, in all of those on file.

    Ends with 1 when an example does not hold or a file is wrong; the other files are tried all the same.
    """
    from openimr.guideline import load_all
    from openimr.guideline.trial import parse, trials

    rules: list[Guideline] = []
    broken = 0
    for file in files:
        try:
            rules += parse(_read(file), file.name)
        except OpenimrError as error:
            broken += 1
            click.echo(f"openimr: {error}", err=True)
    done = [trial for rule in (rules if files else load_all()) for trial in trials(rule)]
    failed = [trial for trial in done if trial.misses]
    if as_json:
        click.echo(json.dumps([_told(trial) for trial in done], indent=1))
    else:
        for trial in failed:
            click.echo(f"{trial.example.guideline.id}, {trial.example.name}")
            for miss in trial.misses:
                got = f"it is {miss.found}" if miss.found else f"no such criterion; nearest is {miss.nearest}"
                click.echo(f"  {miss.criterion}: expected {miss.expected}, {got}")
        click.echo(f"{len(done) - len(failed)} of {len(done)} examples hold")
    ctx.exit(1 if failed or broken else 0)


def _told(trial: Trial) -> dict[str, object]:
    misses = [miss._asdict() for miss in trial.misses]
    return {"rule": trial.example.guideline.id, "example": trial.example.name, "misses": misses}


@command.command(
    name="new", epilog="Example: openimr guideline new knee-mri --service mri --region knee -o ."
)
@click.argument("name", metavar="ID")
@click.option("--service", default="mri", show_default=True, help="A kind of services.yaml.")
@click.option("--region", default="lumbar_spine", show_default=True, help="A region of services.yaml.")
@click.option("--tier", default="other_guideline", show_default=True, help="A tier of ladder.yaml.")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Write ID.yaml in this folder."
)
def new_command(name: str, service: str, region: str, tier: str, output: Path | None) -> None:
    """Write the skeleton of a guideline file, valid and with examples that hold; then edit it."""
    from openimr.guideline.skeleton import skeleton
    from openimr.guideline.trial import parse

    text = skeleton(name, service=service, region=region, tier=tier)
    try:
        parse(text, f"{name}.yaml")
    except OpenimrError as error:
        raise click.ClickException(str(error)) from None
    if output is None:
        click.echo(text, nl=False)
        return
    path = output / f"{name}.yaml"
    if path.exists():
        raise click.ClickException(f"{path} is there already; expected a new name; choose another ID")
    write_text(path, text)
    click.echo(f"{path}  edit it, then run: openimr guideline test {path}")


@command.command(
    name="diff", epilog="Example: openimr guideline diff acoem-low-back-2016 acoem-low-back-2020"
)
@click.argument("old", metavar="ID")
@click.argument("new", metavar="ID")
@_JSON
def diff_command(old: str, new: str, *, as_json: bool) -> None:
    """Say in plain words what changed from one edition to another."""
    from openimr.guideline.difference import differences

    lines = list(differences(_named(old), _named(new)))
    click.echo(json.dumps(lines, indent=1) if as_json else "\n".join(lines))


@command.command(name="pages", epilog="Example: openimr guideline pages -o docs")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
)
def pages_command(output: Path) -> None:
    """Write the page of every guideline, and their index, into the documentation."""
    from openimr.guideline.page import pages

    written = pages()
    for name, text in written.items():
        write_text(output / name, text)
    for stale in sorted((output / "guidelines").glob("*.md")):
        if f"guidelines/{stale.name}" not in written:
            stale.unlink()
    click.echo(f"{output}: {len(written)} pages")


def _named(name: str) -> list[Guideline]:
    """The rules of a file, given by its id, or of one rule, given by its code. A file on disk is read."""
    from openimr.guideline import load_all
    from openimr.guideline.names import nearest
    from openimr.guideline.trial import parse

    path = Path(name)
    if path.suffix == ".yaml":
        try:
            return list(parse(_read(path), path.name))
        except OpenimrError as error:
            raise click.ClickException(str(error)) from None
    rules = load_all()
    found = [rule for rule in rules if rule.file == name] or [r for r in rules if r.code == name.upper()]
    if not found:
        known = {rule.file for rule in rules} | {rule.code for rule in rules}
        raise click.ClickException(
            f"no guideline {name!r}; expected {nearest(name, known)}; see openimr guideline list"
        )
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is not UTF-8").lower()
        raise OpenimrError(
            f"cannot be read ({reason})",
            where=str(path),
            expected="a YAML file in UTF-8",
            do="check the path",
        ) from None
