"""``openimr facts``: the clinical facts of letters and notes, in the format of the annotation."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.cli.annotate import Annotation, annotate, columns, lines
from openimr.cli.inputs import find_inputs
from openimr.cli.progress import progress
from openimr.errors import OpenimrError
from openimr.facts import extract
from openimr.files import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openimr.facts.extractor import Extractor

# Starting a process costs about as much as reading this many letters.
WORTH_A_PROCESS = 32
INTERRUPTED = 130
_FORMATS = {"jsonl": lines, "text": columns}


@click.command(name="facts", epilog="Example: openimr facts letters/ notes/*.txt -o mentions.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="jsonl",
    show_default=True,
    help="The mentions as codes and places without any words, or as columns with the words.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; else standard output.",
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes to use; else one for each core.")
@click.option(
    "--extractor",
    type=click.Choice(["rules", "model"]),
    default="rules",
    show_default=True,
    help="Our rules, or a language model set up by OPENIMR_MODEL_URL and OPENIMR_MODEL_NAME.",
)
def command(
    *, paths: tuple[str, ...], form: str, output: Path | None, jobs: int | None, extractor: str
) -> None:
    """Print the clinical facts of letters and notes, one mention a line.

    PATH is a PDF or text file, a folder (read with its sub-folders), or a pattern such as 'letters/*.pdf'.
    Of a determination letter the case summary and the rationales of diagnostic items are read; any other
    text is a note and read whole. What cannot be read gives one line on standard error; the others are
    read all the same, and the exit code is 1.
    """
    read_with = _extractor(extractor)
    inputs, failed = find_inputs(paths)
    for error in failed:
        click.echo(f"openimr: {error}", err=True)
    bad, read = len(failed), []
    try:
        with progress("Reading facts", len(inputs)) as step:
            for annotation in annotate_all(inputs, jobs, read_with):
                if annotation.error:
                    bad += 1
                    click.echo(f"openimr: {annotation.error}", err=True)
                elif output:
                    read.append(_FORMATS[form](annotation))
                else:
                    click.echo(_FORMATS[form](annotation), nl=False)
                step()
        if output and (read or not bad):
            write_text(output, "".join(read))
    except KeyboardInterrupt:
        click.echo("openimr: interrupted; nothing was written to the output file", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        bad += 1
        click.echo(f"openimr: {_unwritable(error, output)}", err=True)
    sys.exit(1 if bad else 0)


def _extractor(name: str) -> Extractor:
    if name == "rules":
        return extract
    from openimr.cli.model_extractor import from_environment

    try:
        return from_environment()
    except OpenimrError as error:
        raise click.UsageError(str(error)) from None


def annotate_all(
    inputs: Sequence[str], jobs: int | None = None, extractor: Extractor = extract
) -> Iterator[Annotation]:
    """The mentions of every file in the order of ``inputs``; ``jobs`` processes, else as are worth it."""
    processes = jobs or min(os.cpu_count() or 1, 1 + len(inputs) // WORTH_A_PROCESS)
    if processes == 1 or len(inputs) < 2:
        yield from (annotate(path, extractor) for path in inputs)
        return
    done = 0
    try:
        with ProcessPoolExecutor(processes) as pool:
            read = partial(annotate, extractor=extractor)
            for annotation in pool.map(read, inputs, chunksize=1 + len(inputs) // (8 * processes)):
                yield annotation
                done += 1
    except BrokenProcessPool:
        yield from (_annotate_apart(path, extractor) for path in islice(inputs, done, None))


def _annotate_apart(path: str, extractor: Extractor) -> Annotation:
    """One file in a process of its own, for when a file has brought a process down."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(annotate, path, extractor).result()
    except BrokenProcessPool:
        error = OpenimrError(
            "reading it ended its process",
            where=path,
            expected="a PDF or text of a letter or note",
            do="export it again, and report this file",
        )
        return Annotation(path, error=error)


def _unwritable(error: OSError, output: Path | None) -> OpenimrError:
    return OpenimrError(
        f"cannot be written: {(error.strerror or 'no reason given').lower()}",
        where=str(output or "standard output"),
        expected="a place with room where files may be made",
        do="choose another with -o",
    )
