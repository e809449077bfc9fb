"""The front door of the command line. Each command is imported when it is called, so that help stays fast."""

from __future__ import annotations

import click

from openimr import __version__
from openimr.cli.lazy import LazyGroup

# command name -> the module that holds it and its one line of help
COMMANDS = {
    "serve": ("openimr.cli.serve", "Start the application in the browser; --demo fills it with cases."),
    "read": ("openimr.cli.read", "Read determination letters (PDF or text) into typed data."),
    "review": (
        "openimr.cli.review",
        "Review a case folder or a published letter into a draft determination.",
    ),
    "check": ("openimr.cli.check", "Check letters for defects, each with a code."),
    "facts": ("openimr.cli.facts", "The clinical facts of letters and notes, each with its place."),
    "guideline": (
        "openimr.cli.guideline",
        "The criteria on file: list, show, test, compare, write; coverage and traces.",
    ),
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
    "bench": ("openimr.cli.bench", "Measure this software against published letters and annotations."),
    "examples": (
        "openimr.cli.examples",
        "Build the fictional example cases into realistic case folders.",
    ),
}


@click.group(cls=LazyGroup, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="openimr")
def main() -> None:
    """Independent Medical Review, open: from the record to a cited draft determination.

    A tool for physicians. It shows which criteria the record meets and where; it never decides.
    """
