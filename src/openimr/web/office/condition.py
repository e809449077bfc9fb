"""How the installation is: workers, jobs, storage, version, the settings that matter. No secret is told."""

from __future__ import annotations

import os
import platform
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from openimr import __version__
from openimr.web.home import home
from openimr.web.jobs.lease import PATIENCE
from openimr.web.store.models import CaseRow, DocumentRow, EventRow, LeaseRow, NoticeRow

if TYPE_CHECKING:
    from datetime import datetime

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that matters, its value in words, and whether it is as it should be in real use."""

    name: str
    value: str
    good: bool
    advice: str = ""


def workers(now: datetime) -> list[dict[str, object]]:
    """The workers that renewed their lease within the last hour; the alive ones first."""
    found = LeaseRow.objects.filter(seen_at__gte=now - _HOUR).order_by("-seen_at")
    return [
        {"name": one.worker, "seen": one.seen_at, "alive": one.seen_at >= now - PATIENCE} for one in found
    ]


def jobs() -> dict[str, int]:
    """How many jobs stand where."""
    counts = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    return {str(status.value): counts.get(status.value, 0) for status in TaskResultStatus}


def notices_owed() -> int:
    """Notices that are owed and have not gone out."""
    return NoticeRow.objects.filter(sent_at__isnull=True).count()


def storage() -> list[tuple[str, str]]:
    """Figures of the database and of the folder of data."""
    free = shutil.disk_usage(home())
    return [
        ("Cases", f"{CaseRow.objects.count():,}"),
        ("Events", f"{EventRow.objects.count():,}"),
        ("Documents", f"{DocumentRow.objects.count():,}"),
        ("Database", _size(_database())),
        ("Disk free for data", f"{_size(free.free)} of {_size(free.total)}"),
    ]


def _database() -> int:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    path = Path(str(connection.settings_dict["NAME"]))
    parts = (path, path.with_name(path.name + "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _size(count: int) -> str:
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"


def versions() -> list[tuple[str, str]]:
    """What runs here."""
    connection.ensure_connection()
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    number = ".".join(map(str, connection.get_database_version()))
    return [
        ("openimr", __version__),
        ("Django", django.get_version()),
        ("Python", platform.python_version()),
        ("Database", f"{name} {number}"),
    ]


def checked() -> list[Setting]:
    """The settings that matter for safety."""
    https = bool(settings.SESSION_COOKIE_SECURE)
    return [
        Setting("HTTPS", "on" if https else "off", https, "Only this machine may be served without it."),
        _key("Signing key", "OPENIMR_SECRET"),
        _key("Key of the documents", "OPENIMR_DOCUMENT_KEY"),
        Setting(
            "Names under which it is reached",
            ", ".join(settings.ALLOWED_HOSTS),
            "*" not in settings.ALLOWED_HOSTS,
        ),
        Setting(
            "Failed sign-ins until an account rests",
            f"{settings.AXES_FAILURE_LIMIT}, for {round(settings.AXES_COOLOFF_TIME * 60)} minutes",
            good=True,
        ),
        Setting("A session ends after", f"{settings.SESSION_COOKIE_AGE // 3600} hours", good=True),
        Setting("Demo", "yes, every case is fictional" if settings.DEMO else "no", good=True),
        Setting("Debugging pages", "on" if settings.DEBUG else "off", not settings.DEBUG, "Turn them off."),
    ]


def _key(name: str, variable: str) -> Setting:
    """Whether a key comes from the environment, or from a file beside the data it protects."""
    given = bool(os.environ.get(variable))
    value = "from the environment" if given else "from a file in the data folder"
    return Setting(name, value, given, f"Set {variable}, so that a copy of the folder opens nothing.")
