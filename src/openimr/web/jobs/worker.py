"""A worker: renews its lease, queues what is owed, takes over from workers that died, runs jobs."""

from __future__ import annotations

import logging
import os
import secrets
import socket
from threading import Event as Flag
from threading import Thread

from django.db import connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from openimr.web.jobs.lease import RENEWED_EVERY, release, renew, requeue
from openimr.web.jobs.sweep import queue_notices

logger = logging.getLogger("openimr.jobs")


def work(*, once: bool = False, interval: float = 1.0) -> int:
    """Run jobs until told to stop (or, with ``once``, until none is left); the number of jobs taken over."""
    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
    done = Flag()
    keeper = Thread(target=_keep_lease, args=(name, done), daemon=True)
    renew(name, timezone.now())
    keeper.start()
    taken = 0
    try:
        while not done.is_set():
            taken += requeue(timezone.now())
            queued = queue_notices(timezone.now())
            _run_ready(name)
            if once and not queued:
                return taken
            if not queued:
                done.wait(interval)
    except KeyboardInterrupt:
        logger.warning("worker stopped")
    finally:
        done.set()
        keeper.join()
        release(name)
    return taken


def _run_ready(name: str) -> None:
    """Run every job that is ready, with the library's own worker."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    ).run()


def _keep_lease(name: str, done: Flag) -> None:
    """Renew the lease until the worker ends; a connection of this thread's own."""
    try:
        while not done.wait(RENEWED_EVERY.total_seconds()):
            renew(name, timezone.now())
    finally:
        connection.close()
