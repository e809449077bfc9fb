"""``openimr bench``: measure this software against published letters and annotated texts."""

from __future__ import annotations

import click

from openimr.cli.lazy import LazyGroup

COMMANDS = {
    "facts": (
        "openimr.cli.bench_facts",
        "How well facts are found in letters, beside negspaCy and medspaCy.",
    ),
    "outcomes": (
        "openimr.cli.bench_outcomes",
        "Conclusions of the criteria beside the published outcomes of letters.",
    ),
}


@click.group(
    name="bench",
    cls=LazyGroup,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: openimr bench outcomes --letters letters/",
)
def command() -> None:
    """Measure this software against published letters and annotated texts."""
