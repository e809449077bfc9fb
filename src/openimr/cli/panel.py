"""``openimr panel``: candidates of a case, assignment of many, replay; references, never names."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from openimr.errors import OpenimrError
from openimr.files import write_text

if TYPE_CHECKING:
    from openimr.panel import Assignment, CaseToAssign, EntityGraph
    from openimr.panel.panel_file import Panel

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(name="panel", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    r"""Reviewers: who may review a case, and who does. References only, never a name.

    \b
    Example:
      openimr panel example -o panel
      openimr panel report panel/case.yaml panel/panel.yaml --day 2015-04-24
      openimr panel assign panel/cases.jsonl panel/panel.yaml --day 2015-04-24 --seed 7 -o plan.json
      openimr panel replay plan.json
    """


@command.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=Path("panel"))
def example(output: Path) -> None:
    """Write a fictional panel, a case and a few more that wait for a reviewer."""
    from openimr import examples

    for file in sorted((Path(examples.__file__).parent / "panel").iterdir()):
        if file.is_file():
            write_text(output / file.name, file.read_text("utf-8"))
            click.echo(output / file.name)


@command.command(epilog="Example: openimr panel report case.yaml panel.yaml --day 2015-04-24 --all")
@click.argument("case_file", type=FILE, metavar="CASE.yaml")
@click.argument("panel_file", type=FILE, metavar="PANEL.yaml")
@click.option("--day", type=DAY, help="The day of the choice; today when absent.")
@click.option("--reviewer", metavar="REF", help="Only this reviewer, with every relation tested.")
@click.option("--all", "whole", is_flag=True, help="Every relation and credential, not only what blocks.")
@JSON
def report(
    case_file: Path,
    panel_file: Path,
    *,
    day: datetime | None,
    reviewer: str | None,
    whole: bool,
    as_json: bool,
) -> None:
    """Show every reviewer as a candidate for a case, with match, conflicts and credentials.

    Ends with 0 when somebody may be assigned, with 1 when nobody may.
    """
    from openimr.panel.candidates import candidates
    from openimr.panel.case_file import read_case_yaml
    from openimr.panel.render import candidates_text

    chosen = day.date() if day else _today()
    try:
        panel = _panel(panel_file)
        case = read_case_yaml(_text(case_file), panel.graph, chosen, where=case_file.name)
        found = candidates(case, panel.reviewers, chosen)
    except OpenimrError as error:
        _fail(error)
    if reviewer:
        found = tuple(each for each in found if each.reviewer == reviewer)
        if not found:
            raise click.UsageError(f"--reviewer: no {reviewer} in {panel_file.name}")
    if as_json:
        answer = {"case": case.number, "day": chosen.isoformat(), "candidates": [c.to_json() for c in found]}
        click.echo(json.dumps(answer, indent=1, ensure_ascii=False))
    else:
        click.echo(candidates_text(case.number, found, whole=whole or bool(reviewer)), nl=False)
    click.get_current_context().exit(0 if any(not each.blocks for each in found) else 1)


@command.command(epilog="Example: openimr panel assign cases.jsonl panel.yaml --seed 7 -o plan.json")
@click.argument("cases_file", type=FILE, metavar="CASES.jsonl")
@click.argument("panel_file", type=FILE, metavar="PANEL.yaml")
@click.option("--seed", type=int, required=True, help="Breaks ties; the same seed gives the same plan.")
@click.option("--day", type=DAY, help="The day of the choice; today when absent.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the plan here.")
@JSON
def assign(
    cases_file: Path, panel_file: Path, *, seed: int, day: datetime | None, output: Path | None, as_json: bool
) -> None:
    """Assign reviewers to cases at the least cost; nobody who is blocked is chosen.

    A line that cannot be read is reported, and the others are assigned. Ends with 0 when every case got a
    reviewer, with 1 when one did not or a line could not be read.
    """
    from openimr.panel import assign as choose
    from openimr.panel.render import plan_text

    chosen = day.date() if day else _today()
    try:
        panel = _panel(panel_file)
        cases, failed = _cases(cases_file, panel.graph, chosen)
        plan = choose(cases, panel.reviewers, seed=seed, day=chosen)
    except OpenimrError as error:
        _fail(error)
    for failure in failed:
        click.echo(f"openimr: {failure}", err=True)
    if output:
        write_text(output, _stored(plan, output, cases_file, panel_file))
    click.echo(plan.dumps() if as_json else plan_text(plan), nl=False)
    click.get_current_context().exit(1 if failed or plan.unassigned else 0)


@command.command(epilog="Example: openimr panel replay plan.json")
@click.argument("plan_file", type=FILE, metavar="PLAN.json")
@click.option(
    "--cases", "cases_file", type=FILE, help="The cases, where they no longer lie as the plan says."
)
@click.option("--panel", "panel_file", type=FILE, help="The panel, likewise.")
def replay(plan_file: Path, cases_file: Path | None, panel_file: Path | None) -> None:
    """Compute a stored plan anew and compare: the same inputs, the same bytes."""
    from openimr.panel import PanelError, read_plan
    from openimr.panel import replay as again

    try:
        try:
            data = json.loads(plan_file.read_text("utf-8"))
            files, plan = data["files"], read_plan(data["plan"], plan_file.name)
        except (ValueError, KeyError, TypeError):
            raise PanelError(
                "no plan",
                where=plan_file.name,
                expected="a file of openimr panel assign -o",
                do="assign anew",
            ) from None
        panel = _panel(panel_file or plan_file.parent / files["panel"])
        cases, _ = _cases(cases_file or plan_file.parent / files["cases"], panel.graph, plan.day)
        anew = again(plan, cases, panel.reviewers)
    except OpenimrError as error:
        _fail(error)
    same = anew.dumps() == plan.dumps()
    click.echo(
        f"{plan_file.name}: {'the same plan' if same else 'the same choice, another version of scipy'}"
    )


def _stored(plan: Assignment, output: Path, cases: Path, panel: Path) -> str:
    """The plan with where its inputs lie, seen from the plan."""
    files = {
        name: Path(os.path.relpath(path, output.parent)).as_posix()
        for name, path in (("cases", cases), ("panel", panel))
    }
    return json.dumps({"files": files, "plan": plan.to_json()}, indent=1, ensure_ascii=False) + "\n"


def _panel(file: Path) -> Panel:
    from openimr.panel.panel_file import read_panel

    return read_panel(_text(file), where=file.name)


def _text(file: Path) -> str:
    from openimr.panel import PanelError

    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise PanelError("cannot be read", where=file.name, expected="text in UTF-8", do="check it") from None


def _cases(file: Path, graph: EntityGraph, day: date) -> tuple[list[CaseToAssign], list[OpenimrError]]:
    from openimr.panel import PanelError
    from openimr.panel.case_file import read_line

    lines = _text(file).splitlines()
    cases: dict[str, CaseToAssign] = {}
    failed: list[OpenimrError] = []
    for number, line in enumerate(lines, start=1):
        where = f"{file.name}, line {number}"
        if not line.strip():
            continue
        try:
            case = read_line(line, graph, day, where=where)
            if case.number in cases:
                raise PanelError(
                    f"{case.number} twice", where=where, expected="each case once", do="remove it"
                )
            cases[case.number] = case
        except OpenimrError as error:
            failed.append(error)
    return list(cases.values()), failed


def _today() -> date:
    return datetime.now().astimezone().date()


def _fail(error: OpenimrError) -> NoReturn:
    click.echo(f"openimr: {error}", err=True)
    sys.exit(1)
