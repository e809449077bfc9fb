"""``openimr bench``: measure what openimr reads against an annotation or published outcomes."""

from __future__ import annotations

from importlib import import_module

import click

# subcommand -> the module that holds it and its one line of help
COMMANDS = {
    "facts": (
        "openimr.cli.bench_facts",
        "How well facts are found in letters, beside negspaCy and medspaCy.",
    ),
}


class BenchGroup(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all measurements."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The measurement of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of measurements without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(name="bench", cls=BenchGroup)
def command() -> None:
    """Measure what openimr reads on letters of your own."""
