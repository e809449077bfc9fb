"""Every console and Python block of the documentation runs, and prints what the page says it prints."""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    return [(kind, body) for kind, body in BLOCK.findall(page.read_text("utf-8"))]


WITH_BLOCKS = [page for page in PAGES if blocks(page)]


def matches(expected: str, printed: str) -> bool:
    """Lines as written; ``...`` stands for anything."""
    pattern = re.escape(expected.strip()).replace(re.escape("..."), ".*?")
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


def commands(body: str) -> list[tuple[str, str]]:
    """The commands of a console block with the output that the page shows for each."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.name)
def test_page_prints_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    names: dict[str, object] = {}
    for kind, body in blocks(page):
        if kind == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(body, str(page), "exec"), names)
            continue
        for command, expected in commands(body):
            if command.startswith(("make ", "git ", "cd ")):
                continue
            done = subprocess.run(
                ["bash", "-c", command],
                check=False,
                capture_output=True,
                text=True,
                cwd=tmp_path,
                env=environment,
            )
            if expected.strip():
                assert matches(expected, done.stdout + done.stderr), f"{command}\n{done.stdout}{done.stderr}"
            else:
                assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def test_every_command_has_help_with_an_example() -> None:
    import click

    from openimr.cli.main import COMMANDS, main

    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        help_text = command.get_help(click.Context(command, info_name=name))
        assert "Example" in help_text, f"openimr {name} shows no example"


def test_every_command_stands_in_the_documentation() -> None:
    from openimr.cli.main import COMMANDS

    written = "\n".join(page.read_text("utf-8") for page in PAGES)
    for name in COMMANDS:
        assert f"openimr {name}" in written, f"no page shows openimr {name}"
