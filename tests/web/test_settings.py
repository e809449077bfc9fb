"""A start is safe: wrong addresses are explained, and several processes may start at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from openimr.web.database import DatabaseAddressError, database

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from openimr.cli import main; main()"]


def environment(folder, **more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENIMR_")}
    return {**kept, "OPENIMR_HOME": str(folder), "PYTHONPATH": str(ROOT / "src"), **more}


def run(folder, *arguments, **more):
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_options_of_an_address_such_as_encryption_reach_the_driver(tmp_path):
    address = "postgresql://clerk:s%40fe@db.example:5433/imr?sslmode=verify-full&connect_timeout=5"
    settings = database(address, tmp_path)
    assert settings["OPTIONS"] == {"sslmode": "verify-full", "connect_timeout": "5"}


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("mysql://clerk:hidden@h/imr", "begins with 'mysql'"),
        ("postgresql://clerk:hidden@h:port/imr", "the port is no number"),
        ("postgresql://clerk:hidden@h", "names no database"),
        ("sqlite:", "names no file"),
        ("sqlite://imr.sqlite3", "names no file"),
    ],
)
def test_a_wrong_address_is_explained_without_its_password(tmp_path, address, what):
    with pytest.raises(DatabaseAddressError, match=what) as caught:
        database(address, tmp_path)
    assert "hidden" not in str(caught.value)


def test_sqlite_is_opened_as_the_settings_say(address):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PRAGMAs are of SQLite")
    with connection.cursor() as cursor:
        found = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


def test_the_models_and_the_migrations_agree(address):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.slow
def test_several_processes_may_start_at_once_on_an_empty_folder(tmp_path):
    started = [
        subprocess.Popen(
            [*COMMAND, "worker", "--once"],
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(3)
    ]
    printed = [process.communicate(timeout=60)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], printed


@pytest.mark.slow
def test_a_database_that_cannot_be_reached_is_one_line(tmp_path):
    done = run(tmp_path, "audit", "verify", OPENIMR_DATABASE="postgresql://clerk:hidden@127.0.0.1:9/imr")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: OPENIMR_DATABASE: the database cannot be opened")
    assert "hidden" not in done.stderr
    assert "Traceback" not in done.stderr
