"""A real process that issues a determination and kills itself, as a power cut would, at a named point.

dying_issue.py NUMBER POINT, the point being before_event, before_letter, after_letter or after_commit.
"""

import os
import signal
import sys
from datetime import datetime

from openimr.web.start import start


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def after(function):
    def wrapped(*args, **kwargs):
        function(*args, **kwargs)
        die()

    return wrapped


def arm(point):
    from openimr.web import acts
    from openimr.web.letters import issue as issuing

    if point == "before_event":
        acts.perform = die
    elif point == "before_letter":
        issuing.LetterRow.objects.create = die
    elif point == "after_letter":
        issuing.LetterRow.objects.create = after(issuing.LetterRow.objects.create)
    else:
        issuing.issue = after(issuing.issue)


if __name__ == "__main__":
    start(migrate=False)
    number, point = sys.argv[1:]

    from openimr.web import moment
    from openimr.web.accounts.models import User
    from openimr.web.letters import issue as issuing
    from openimr.web.store.docket import DatabaseDocket

    arm(point)
    with moment.at(datetime.fromisoformat("2016-12-08T11:00:00-08:00")):
        issuing.issue(
            User.objects.get(roles="medical_director"),
            number,
            service="mail_in_state",
            version=DatabaseDocket().case(number).version,
        )
