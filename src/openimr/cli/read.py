"""``openimr read``: determination letters become typed data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from openimr.cli.inputs import find_inputs
from openimr.cli.progress import progress
from openimr.cli.readers import read_all
from openimr.errors import OpenimrError

INTERRUPTED = 130


@click.command(
    name="read", epilog="Example: openimr read letters/ seeds/*.txt --format jsonl -o letters.jsonl"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "parquet", "table"]),
    default="jsonl",
    show_default=True,
    envvar="OPENIMR_FORMAT",
    help="JSON Lines, Parquet with nested columns, or one line per item to look at.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; else standard output.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    envvar="OPENIMR_JOBS",
    help="Processes to use; else one for each core.",
)
def command(paths: tuple[str, ...], form: str, output: Path | None, jobs: int | None) -> None:
    """Read determination letters into typed data, one object per letter, in the order given.

    PATH is a PDF or text file, a folder (read with its sub-folders), a pattern such as 'letters/*.pdf',
    or - for standard input. What cannot be read gives one line on standard error; the others are read
    all the same, and the exit code is 1.
    """
    from openimr.cli.letters_out import writer

    inputs, failed = find_inputs(paths)
    for error in failed:
        click.echo(f"openimr: {error}", err=True)
    bad, good = len(failed), 0
    try:
        with writer(form, output) as write, progress("Reading", len(inputs)) as step:
            for result in read_all(inputs, jobs):
                if result.error is None:
                    write(result.line)
                    good += 1
                else:
                    bad += 1
                    click.echo(f"openimr: {result.error}", err=True)
                step()
            if not good:
                sys.exit(1)  # leaves an earlier output file as it was
    except KeyboardInterrupt:
        click.echo("openimr: interrupted; nothing was written to the output file", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        bad += 1
        click.echo(f"openimr: {_unwritable(error, output)}", err=True)
    sys.exit(1 if bad else 0)


def _unwritable(error: OSError, output: Path | None) -> OpenimrError:
    return OpenimrError(
        f"cannot be written: {(error.strerror or 'no reason given').lower()}",
        where=str(output or "standard output"),
        expected="a place with room where files may be made",
        do="choose another with -o",
    )
