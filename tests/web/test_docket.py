"""An event and all that follows from it are written together, or not at all."""

import threading

import pytest
from tests.web.lives import ELIGIBLE, NOARFI, NUMBER, TODAY, UNIQUE, event, opened, waiting_for_records

from openimr.process.docket import MemoryDocket
from openimr.process.errors import ForbiddenEventError, ProcessError, StaleCaseError, UnknownCaseError

pytestmark = pytest.mark.usefixtures("address")


@pytest.fixture(params=["database", "memory"])
def any_docket(request, docket):
    return docket if request.param == "database" else MemoryDocket()


def test_both_dockets_give_the_same_case_and_the_same_chain(docket):
    memory = MemoryDocket()
    for one in (docket, memory):
        waiting_for_records(one)
    assert docket.case(NUMBER) == memory.case(NUMBER)
    assert docket.links(NUMBER) == memory.links(NUMBER)
    assert docket.head(NUMBER) == memory.head(NUMBER)


def test_an_event_that_the_rules_forbid_writes_nothing(any_docket):
    opened(any_docket)
    before = any_docket.links(NUMBER)
    with pytest.raises(ForbiddenEventError):
        any_docket.append(NUMBER, NOARFI, TODAY)
    assert any_docket.links(NUMBER) == before
    assert any_docket.case(NUMBER).version == 1


def test_a_change_to_a_case_that_moved_on_is_refused_with_what_to_do(any_docket):
    opened(any_docket)
    any_docket.append(NUMBER, UNIQUE, TODAY, expected_version=1)
    with pytest.raises(StaleCaseError, match=r"somebody else changed the case.*read the case again"):
        any_docket.append(NUMBER, ELIGIBLE, TODAY, expected_version=1)


def test_a_number_is_given_once(any_docket):
    opened(any_docket)
    with pytest.raises(ProcessError, match="the number is taken"):
        opened(any_docket)


def test_an_unknown_case_is_named(any_docket):
    with pytest.raises(UnknownCaseError, match="CM16-0000404"):
        any_docket.append("CM16-0000404", UNIQUE, TODAY)
    with pytest.raises(UnknownCaseError):
        any_docket.head("CM16-0000404")


def test_clocks_and_notices_are_rows_of_the_same_step(docket):
    from openimr.web.store.models import CaseRow, ClockRow, NoticeRow

    waiting_for_records(docket)
    clocks = {row.rule: (str(row.due_on), row.standing) for row in ClockRow.objects.all()}
    assert clocks["D8"] == ("2016-08-26", "running")
    assert clocks["D6"][1] == "met"
    assert {row.role for row in NoticeRow.objects.filter(kind="noarfi")} == {
        "worker",
        "attorney",
        "physician",
        "claims_administrator",
    }
    assert str(CaseRow.objects.get().next_due_on) == "2016-08-26"


def test_a_crash_before_the_end_leaves_nothing_of_the_event(docket, monkeypatch):
    from openimr.web.store import rows
    from openimr.web.store.models import ClockRow, EventRow, NoticeRow

    opened(docket)
    docket.append(NUMBER, UNIQUE, TODAY)
    counts = [table.objects.count() for table in (EventRow, ClockRow, NoticeRow)]

    def crash(*_):
        raise RuntimeError("the power failed")

    monkeypatch.setattr(rows, "notice_rows", crash)
    with pytest.raises(RuntimeError):
        docket.append(NUMBER, ELIGIBLE, TODAY)
    assert [table.objects.count() for table in (EventRow, ClockRow, NoticeRow)] == counts
    assert docket.case(NUMBER).state == "eligibility_review"


def test_of_two_writers_at_once_none_is_lost_and_the_late_one_is_told(docket):
    """Each of two threads reads the case and withdraws its own item, again and again."""
    from django.db import connection

    from openimr.web.store.docket import DatabaseDocket

    rounds = 6
    opened(docket, items=tuple(range(1, 2 * rounds + 2)))
    docket.append(NUMBER, UNIQUE, TODAY)
    told: list[StaleCaseError] = []
    barrier = threading.Barrier(2, timeout=20)

    def write(mine):
        own = DatabaseDocket()
        try:
            for item in mine:
                barrier.wait()
                while True:
                    seen = own.case(NUMBER)
                    withdrawn = event("item_withdrawn", 9, 1, "worker", items=[item])
                    try:
                        own.append(NUMBER, withdrawn, TODAY, expected_version=seen.version)
                        break
                    except StaleCaseError as stale:
                        told.append(stale)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=write, args=(range(1 + start, 2 * rounds + 1, 2),)) for start in (0, 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    case = docket.case(NUMBER)
    assert [item.number for item in case.items if item.standing == "in_dispute"] == [2 * rounds + 1]
    assert case.version == 2 + 2 * rounds
    assert len(docket.links(NUMBER)) == case.version


def test_without_a_version_the_second_writer_sees_what_the_first_wrote(docket):
    opened(docket)
    docket.append(NUMBER, UNIQUE, TODAY)
    with pytest.raises(ForbiddenEventError, match="found_unique cannot happen here"):
        docket.append(NUMBER, UNIQUE, TODAY)
    assert docket.case(NUMBER).version == 2
