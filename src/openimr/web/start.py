"""Make Django ready, once, for commands, jobs and tests."""

from __future__ import annotations

import os

import django
from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from openimr.errors import OpenimrError
from openimr.web.home import alone

_LOCK = 20_130_701  # any number that every process of ours takes; PostgreSQL keeps locks by number


class NoDatabaseError(OpenimrError):
    """The database cannot be reached."""


def start(*, migrate: bool = True) -> None:
    """Load the settings and, unless told otherwise, bring the database to the newest shape.

    Raises NoDatabaseError when the database cannot be reached, DatabaseAddressError for a wrong address.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.web.settings")
    if not apps.ready:
        django.setup()
    if not migrate:
        return
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise NoDatabaseError(
            "the database cannot be opened",
            where="OPENIMR_DATABASE",
            expected="a folder that can be written, or a PostgreSQL server that answers",
            do="check the address and that the server runs",
        ) from error
    if _behind():
        with alone("migrate"):
            _migrate_once()


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate_once() -> None:
    """Migrate while no other process does: on this machine by a file, on a shared server by its own lock."""
    if connection.vendor != "postgresql":
        call_command("migrate", verbosity=0, interactive=False)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
