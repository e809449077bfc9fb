"""``openimr examples``: list and build the fictional example cases."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(name="examples")
def command() -> None:
    r"""Fictional example cases, built into realistic case folders of born-digital PDFs.

    \b
    Example:
      openimr examples build -o examples/built
      openimr review examples/built/lumbar-mri-l5-weakness
    """


@command.command(name="list")
def list_examples() -> None:
    """Name every example case and what it shows."""
    from openimr.examples import list_cases

    cases = list_cases()
    width = max(map(len, cases))
    for slug, note in cases.items():
        click.echo(f"{slug:{width}}  {note}")


@command.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("examples/built"),
    show_default=True,
    help="The folder that gets one folder per case.",
)
@click.option("--only", metavar="SLUG", multiple=True, help="Build this case only; may be repeated.")
def build(output: Path, only: tuple[str, ...]) -> None:
    """Build case folders, the input of `openimr review`."""
    from openimr.examples import build_case, list_cases

    known = list_cases()
    for slug in only:
        if slug not in known:
            raise click.BadParameter(
                f"no example {slug!r}; choose from {', '.join(known)}", param_hint="--only"
            )
    for slug in only or known:
        folder = build_case(slug, output)
        count = len(list((folder / "documents").iterdir()))
        click.echo(f"{folder}  {count} documents")
