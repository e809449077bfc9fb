"""``python -m django rebuild_figures``: the regulator's figures anew from the events."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from openimr.web.regulator.keep import rebuild


class Command(BaseCommand):
    """Fold every case again into the tables of the regulator's room."""

    help = "Write the regulator's figures of every case anew from its events."

    def handle(self, *arguments: object, **options: object) -> None:
        """Rebuild and say how many cases there were."""
        del arguments, options
        self.stdout.write(f"{rebuild()} cases counted anew")
