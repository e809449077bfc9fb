"""A process that is killed while it issues leaves all of the issue or nothing of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import approved
from tests.web.people import person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("now")]
ROOT = Path(__file__).parents[3]


def killed(address, point):
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/web/letters/dying_issue.py"), NUMBER, point],
        cwd=ROOT,
        env={**os.environ, "OPENIMR_DATABASE": address, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -9, done.stderr


@pytest.mark.parametrize(
    ("point", "letters"),
    [("before_event", 0), ("before_letter", 0), ("after_letter", 0), ("after_commit", 1)],
)
def test_no_letter_is_lost_or_issued_twice(docket, address, point, letters):
    from openimr.process.errors import ProcessError
    from openimr.web.letters.issue import IssueError, issue
    from openimr.web.letters.models import LetterRow
    from openimr.web.store.verify import verify

    approved(docket)
    director, before = person("medical_director"), docket.case(NUMBER).version
    killed(address, point)
    assert LetterRow.objects.count() == letters
    assert docket.case(NUMBER).version == before + letters
    try:
        issue(director, NUMBER, service="mail_in_state", version=before)
    except (IssueError, ProcessError):
        assert letters == 1
    assert LetterRow.objects.count() == 1
    assert docket.case(NUMBER).state == "determined"
    assert verify(fold=True).broken is None
