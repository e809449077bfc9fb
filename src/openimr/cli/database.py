"""What every command on the database shares: the option that names it, and Django made ready."""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable


def with_database(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--database`` and start Django on it, with the newest shape of the tables, before the command."""

    @click.option(
        "--database",
        envvar="OPENIMR_DATABASE",
        metavar="ADDRESS",
        help="postgresql://... or sqlite:///file; the embedded one in OPENIMR_HOME when not given.",
    )
    @wraps(command)
    def run(*args: Any, database: str | None, **given: Any) -> Any:  # noqa: ANN401 - the command's own
        if database:
            os.environ["OPENIMR_DATABASE"] = database
        try:
            from openimr.web.start import start
        except ModuleNotFoundError as missing:
            raise click.ClickException(
                f"{missing.name} is not installed; this command needs it: pip install 'openimr[web]'"
            ) from None
        start()
        return command(*args, **given)

    return run
