"""Make Django ready, once, for commands, jobs and tests."""

from __future__ import annotations

import os

import django
from django.apps import apps
from django.core.management import call_command


def start(*, migrate: bool = True) -> None:
    """Load the settings and, unless told otherwise, bring the database to the newest shape."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openimr.web.settings")
    if not apps.ready:
        django.setup()
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)
