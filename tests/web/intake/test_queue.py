"""The queue: late cases first and never lost, tabs that count, on both databases."""

from datetime import UTC, date, datetime

from tests.web.filed import assigned, filed
from tests.web.lives import NUMBER, TODAY

OTHER = "CM16-9000002"


def numbers(client, query=""):
    page = client.get(f"/queue/?{query}").content.decode()
    return [number for number in (NUMBER, OTHER) if f"/cases/{number}/" in page], page


def test_a_case_whose_clock_ran_out_stays_before_the_others(docket, manager):
    from openimr.web.store.models import CaseRow
    from openimr.web.store.tick import tick

    assigned(docket)
    filed(docket, OTHER)
    tick(datetime(2016, 8, 29, 17, tzinfo=UTC), today=date(2016, 8, 29))
    row = CaseRow.objects.get(number=NUMBER)
    assert row.state == "insufficient_records"
    assert row.queue_on == date(2016, 8, 26)
    assert row.next_due_on > row.queue_on
    _, page = numbers(manager)
    assert page.index(f"/cases/{NUMBER}/") < page.index(f"/cases/{OTHER}/")
    assert numbers(manager, "risk=over")[0] == [NUMBER]
    assert numbers(manager, "risk=none")[0] == [OTHER]
    assert numbers(manager, "tab=late")[0] == [NUMBER]
    assert numbers(manager, "number=00002")[0] == [OTHER]
    assert numbers(manager, "priority=expedited")[0] == []


def test_a_closed_case_leaves_the_queue_and_is_found_by_its_number(docket, manager):
    from openimr.process.life import Event

    filed(docket)
    filed(docket, OTHER)
    at = datetime(2016, 8, 20, tzinfo=UTC)
    docket.append(OTHER, Event("found_duplicate", at, "intake", {"survivor": NUMBER}), TODAY)
    assert numbers(manager)[0] == [NUMBER]
    assert manager.get(f"/queue/?number={OTHER.lower()}")["Location"] == f"/cases/{OTHER}/"


def test_the_row_is_what_the_events_give(docket):
    from openimr.web.store.fold import first_unlike

    assigned(docket)
    assert first_unlike([NUMBER]) is None
