"""The jobs, as the queue knows them: thin names over the effects."""

from __future__ import annotations

from datetime import date

from django_tasks import task

from openimr.web import moment
from openimr.web.jobs import effects
from openimr.web.store.tick import tick


@task()
def send_notice(key: str) -> bool:
    """Render an owed notice and put it into the outbox, once; False when it had been sent."""
    return effects.send_notice(key)


@task()
def clock_tick(today: str) -> int:
    """Mark the clocks that ran out before the day; the number of them."""
    return tick(moment.now(), today=date.fromisoformat(today)).clocks


@task()
def ingest_document(document: int) -> bool:
    """Read a stored document into pages and gaps, once; False when it had been read."""
    return effects.ingest_document(document)
