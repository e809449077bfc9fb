"""``openimr serve``: the application in the browser, with a demo docket where asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from openimr.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command(name="serve", epilog="Example: openimr serve --demo --port 8000")
@click.option("--demo", is_flag=True, help="Fill a new data folder with fictional cases and sign-ins.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64))
@click.option("--jobs/--no-jobs", default=True, help="Run the worker of background jobs beside it.")
def command(host: str, port: int, threads: int, *, demo: bool, jobs: bool) -> None:
    """Start the application, and the worker of its jobs, until interrupted.

    Data lie in OPENIMR_HOME (default ./openimr-data) or in the database of OPENIMR_DATABASE. On this
    machine it answers plain HTTP; before it is reached from elsewhere, put a proxy with HTTPS before it.
    """
    local = host in {"127.0.0.1", "localhost", "::1"}
    if local:
        os.environ.setdefault("OPENIMR_HTTPS", "off")
    if demo:
        fill()
    else:
        _start()
    _tell(f"http://{host}:{port}/")
    _run(host, port, threads, jobs=jobs)


def fill() -> None:
    """Build the demo docket in a data folder that has none; leave one that is there as it is."""
    from openimr.web.home import home

    begun, done = home() / "demo.json", home() / ".demo-is-whole"
    if done.exists():
        _start()
        return
    if (home() / "openimr.sqlite3").exists():
        raise click.UsageError(
            f"{home()} holds a database already; set OPENIMR_HOME to a new folder for the demo"
            + (" (an interrupted demo can be deleted)" if begun.exists() else "")
        )
    from openimr.web.demo.mark import mark

    mark(date.today())  # noqa: DTZ011 - the day on the wall of who tries it
    _start()
    from openimr.web.demo.build import build
    from openimr.web.demo.story import size

    with progress("Making the demo docket", size()) as step:
        build(lambda *_: step())
    done.touch()


def _start() -> None:
    from openimr.web.start import start

    start()


def _tell(address: str) -> None:
    """Where it is, and in the demo who may sign in."""
    from openimr.web.demo.day import demo

    click.echo(f"\n  openimr: {address}\n")
    if not demo():
        return
    from openimr.web.demo.people import PASSWORD, SIGN_INS

    width = max(len(one.email) for one in SIGN_INS)
    click.echo(f"  Demo sign-ins (fictional people; password for all: {PASSWORD!r}):\n")
    for one in SIGN_INS:
        click.echo(f"  {one.email:{width}}  {one.what}")
    click.echo("\n  Staff are asked for a one-time code; in the demo the page shows it.\n")


def _run(host: str, port: int, threads: int, *, jobs: bool) -> None:
    """The server and the worker, until one of them ends or somebody interrupts."""
    worker = subprocess.Popen([sys.executable, "-m", "openimr", "worker"]) if jobs else None
    server = subprocess.Popen(_server(host, port, threads))  # noqa: S603 - our own words
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        code = server.wait()
    except KeyboardInterrupt:
        code = 0
    finally:
        for process in filter(None, (server, worker)):
            process.terminate()
        for process in filter(None, (server, worker)):
            process.wait()
    sys.exit(code)


def _server(host: str, port: int, threads: int) -> Sequence[str]:
    gunicorn = [str(Path(sys.executable).with_name("gunicorn"))]
    return [
        *gunicorn, "openimr.web.wsgi", "--bind", f"{host}:{port}", "--worker-class", "gthread",
        "--threads", str(threads), "--timeout", "120", "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip
