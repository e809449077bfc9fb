"""No line of a log carries a name or clinical words, whoever writes it."""

import io
import logging
import logging.config

import pytest

from openimr.web.logs import WithoutCaseData

NAME, CLINICAL = "Cosima Dummeldinger", "herniated disc at a fictional level"


@pytest.fixture
def lines():
    """A handler with the filter and the format of the settings, on a root of its own."""
    from openimr.web.settings import LOGGING

    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter(LOGGING["formatters"]["line"]["format"]))
    handler.addFilter(WithoutCaseData())
    loggers = [logging.getLogger(name) for name in ("openimr.jobs", "django.db.backends", "django_tasks")]
    for logger in loggers:
        logger.addHandler(handler)
    yield stream
    for logger in loggers:
        logger.removeHandler(handler)


def test_lines_of_libraries_say_who_and_how_bad_only(lines, kept):
    logging.getLogger("django.db.backends").warning("INSERT INTO imr_party VALUES ('%s')", NAME)
    logging.getLogger("django_tasks").error("task failed on %s", CLINICAL)
    printed = lines.getvalue()
    assert "django.db.backends a message of a library was left out" in printed
    assert "django_tasks a message of a library was left out" in printed
    assert NAME not in printed
    assert CLINICAL not in printed


def test_an_error_says_its_kind_and_neither_its_words_nor_the_values_around_it(lines, kept):
    for logger in ("openimr.jobs", "django_tasks"):
        try:
            int(f"{NAME}: {CLINICAL}")
        except ValueError:
            logging.getLogger(logger).exception("could not write")
    printed = lines.getvalue()
    assert "could not write (ValueError)" in printed
    assert printed.count("ValueError") == 2
    assert "Traceback" not in printed
    assert NAME not in printed
    assert CLINICAL not in printed


@pytest.fixture
def as_configured():
    """Put a configuration in force for this test, and the root logger back as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield logging.config.dictConfig
    root.handlers[:] = before
    root.setLevel(level)


def test_a_failing_job_leaves_no_name_on_standard_error(docket, as_configured, capfd):
    """The job library logs a failing job with its error; a database error quotes the row it refused."""
    from django.conf import settings
    from django.utils import timezone
    from tests.web.filed import filed

    from openimr.web.jobs import effects
    from openimr.web.jobs.worker import work
    from openimr.web.store.models import NoticeRow

    as_configured(settings.LOGGING)
    filed(docket)
    NoticeRow.objects.exclude(role="worker").update(queued_at=timezone.now())
    with pytest.MonkeyPatch.context() as patch:

        def fail(_):
            raise RuntimeError(f"{NAME}: {CLINICAL}")

        patch.setattr(effects, "render", fail)
        work(once=True)
    printed = "".join(capfd.readouterr())
    assert "left out" in printed
    assert NAME not in printed
    assert CLINICAL not in printed


def test_rows_printed_by_mistake_tell_no_name(kept):
    from openimr.web.store.models import PartyRow, ReviewerIdentityRow

    assert NAME not in str(PartyRow(case_id="CM16-9000001", role="worker", name=NAME))
    assert NAME not in repr(ReviewerIdentityRow(reviewer_id="r-1", name=NAME))


def test_the_listener_of_the_whole_suite_hears_a_name(kept):
    """What looks through all lines of these tests can find something."""
    from tests.web.spoken import Listener

    told = []
    ours = logging.LogRecord("openimr.jobs", logging.WARNING, "x", 1, "could not tell %s", (NAME,), None)
    Listener(told).handle(ours)
    assert [word for _, _, word in told if word in NAME] != []
    quiet = []
    theirs = logging.LogRecord("django.request", logging.WARNING, "x", 1, "no page for %s", (NAME,), None)
    Listener(quiet).handle(theirs)
    assert quiet == []
