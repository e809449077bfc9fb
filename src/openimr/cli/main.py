"""The front door of the command line. Each command is imported when it is called, so that help stays fast."""

from __future__ import annotations

from importlib import import_module

import click

from openimr import __version__

# command name -> the module that holds it and its one line of help
COMMANDS = {
    "read": ("openimr.cli.read", "Read determination letters (PDF or text) into typed data."),
    "review": (
        "openimr.cli.review",
        "Review a case folder or a published letter into a draft determination.",
    ),
    "check": ("openimr.cli.check", "Check letters for defects, each with a code."),
    "facts": ("openimr.cli.facts", "The clinical facts of letters and notes, each with its place."),
    "deadlines": ("openimr.cli.deadlines", "When something is due under a rule, and why."),
    "eligibility": ("openimr.cli.eligibility", "Whether an application can be reviewed, and why not."),
    "fees": ("openimr.cli.fees", "What a review costs, and the source of the amount."),
    "report": ("openimr.cli.report", "The monthly report for the regulator, with its definitions."),
    "notice": ("openimr.cli.notice", "Preview a notice to a party, as PDF, HTML or text."),
    "panel": ("openimr.cli.panel", "Show who may review a case, and assign reviewers to cases."),
    "docket": ("openimr.cli.docket", "Cases in the database: add events, show where a case stands."),
    "tick": ("openimr.cli.tick", "Mark the clocks of open cases that ran out."),
    "worker": ("openimr.cli.worker", "Run background jobs: notices, clocks, documents."),
    "audit": ("openimr.cli.audit", "Verify that no event of any case was changed."),
    "bench": ("openimr.cli.bench", "Measure what openimr reads on letters of your own."),
    "examples": (
        "openimr.cli.examples",
        "Build the fictional example cases into realistic case folders.",
    ),
}


class LazyGroup(click.Group):
    """A group whose commands are imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="openimr")
def main() -> None:
    """Independent Medical Review, open: from the record to a cited draft determination.

    A tool for physicians. It shows which criteria the record meets and where; it never decides.
    """
