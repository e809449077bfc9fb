"""An installation is set up from its environment alone, and its logs tell nothing of a case."""

import logging
import stat

import pytest

from openimr.web.database import DatabaseAddressError, database
from openimr.web.home import home, secret
from openimr.web.logs import WithoutCaseData


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgresql://imr:p%40ss@db.example:5433/reviews",
            {"NAME": "reviews", "USER": "imr", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"},
        ),
        ("postgres:///reviews?host=/run/pg", {"NAME": "reviews", "HOST": "/run/pg", "PORT": ""}),
    ],
)
def test_postgresql_is_one_setting(address, expected, tmp_path):
    found = database(address, tmp_path)
    assert found["ENGINE"].endswith("postgresql")
    assert {key: found[key] for key in expected} == expected


def test_the_embedded_database_lies_in_the_data_folder_and_waits_for_locks(tmp_path):
    found = database(None, tmp_path)
    assert found["NAME"] == tmp_path / "openimr.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]
    assert str(database("sqlite:////srv/imr.db", tmp_path)["NAME"]) == "/srv/imr.db"


@pytest.mark.parametrize("address", ["mysql://x/y", "reviews", "postgresql://host"])
def test_a_wrong_address_says_what_is_expected(address, tmp_path):
    with pytest.raises(DatabaseAddressError, match=r"OPENIMR_DATABASE.*expected postgresql://"):
        database(address, tmp_path)


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.setenv("OPENIMR_HOME", str(tmp_path / "imr"))
    first = secret()
    assert len(first) > 40
    assert secret() == first
    assert stat.S_IMODE((home() / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home().stat().st_mode) == 0o700


def logged(name, message, *values, error=None):
    record = logging.LogRecord(
        name, logging.ERROR, "x", 1, message, values, error and (type(error), error, None)
    )
    assert WithoutCaseData().filter(record)
    return logging.Formatter("%(name)s %(message)s").format(record)


def test_a_message_of_a_library_is_kept_without_its_words():
    told = logged("django.db", "duplicate key (name)=(%s)", "Cosima Dummeldinger", error=ValueError("Cosima"))
    assert "Dummeldinger" not in told
    assert "Cosima" not in told
    assert told == "django.db a message of a library was left out (ValueError)"


def test_our_own_lines_keep_their_words():
    assert logged("openimr.jobs", "worker stopped") == "openimr.jobs worker stopped"
