"""A real worker process that kills itself, as a power cut would, at a named point of its work.

dying_worker.py JOB POINT, the point being before_effect, inside_effect, after_effect, after_success or never.
"""

import os
import signal
import sys

from openimr.web.start import start


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def dying_before(function):
    def wrapped(*args, **kwargs):
        die()
        return function(*args, **kwargs)

    return wrapped


def dying_after(function):
    def wrapped(*args, **kwargs):
        function(*args, **kwargs)
        die()

    return wrapped


def arm(job, point):
    from django_tasks_db.models import DBTaskResult

    from openimr.web.jobs import effects, tasks
    from openimr.web.store import tick

    if point == "after_success":
        DBTaskResult.set_successful = dying_after(DBTaskResult.set_successful)
        return
    places = {
        ("send_notice", "before_effect"): (effects, "render", dying_before),
        ("send_notice", "inside_effect"): (effects.OutboxRow.objects, "create", dying_after),
        ("send_notice", "after_effect"): (effects, "put", dying_after),
        ("clock_tick", "before_effect"): (tasks, "tick", dying_before),
        ("clock_tick", "inside_effect"): (tick, "update_cases", dying_after),
        ("clock_tick", "after_effect"): (tasks, "tick", dying_after),
        ("ingest_document", "before_effect"): (effects, "_read", dying_before),
        ("ingest_document", "inside_effect"): (effects, "note_reading", dying_before),
        ("ingest_document", "after_effect"): (effects, "note_reading", dying_after),
    }
    place, name, how = places[(job, point)]
    setattr(place, name, how(getattr(place, name)))


if __name__ == "__main__":
    start(migrate=False)
    job, point = sys.argv[1:]
    if point != "never":
        arm(job, point)
    from openimr.web.jobs.worker import work

    work(once=True)
