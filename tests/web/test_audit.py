"""Events are never changed; whoever goes round the database is found out, and named by place."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.web.lives import NUMBER, TODAY, UNIQUE, event, opened, waiting_for_records

from openimr.process.docket import seal

pytestmark = pytest.mark.usefixtures("address")
OTHER = "CM16-9000002"
MORE = event("item_withdrawn", 9, 1, "worker", items=[1])


@pytest.fixture
def two_cases(docket):
    waiting_for_records(docket)
    waiting_for_records(docket, OTHER)
    return docket


def verified(**how):
    from openimr.web.store.verify import verify

    return verify(**how)


def tamper(statement, *values):
    """Go round the triggers, as an owner of the database can."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE imr_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS imr_event_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS imr_event_no_delete")
        cursor.execute(statement, list(values))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE imr_event SET payload = 'x'",
        "UPDATE imr_event SET kind = 'x' WHERE sequence = 1",
        "DELETE FROM imr_event",
        "DELETE FROM imr_event WHERE sequence = 3",
        "TRUNCATE imr_event",
        (
            "INSERT INTO imr_event (case_id, sequence, kind, payload, previous, seal)"
            " SELECT case_id, sequence, kind, 'x', previous, seal FROM imr_event WHERE sequence = 2"
            " ON CONFLICT (case_id, sequence) DO UPDATE SET payload = excluded.payload"
        ),
        (
            "INSERT OR REPLACE INTO imr_event (case_id, sequence, kind, payload, previous, seal)"
            " SELECT case_id, sequence, kind, 'x', previous, seal FROM imr_event WHERE sequence = 2"
        ),
    ],
)
@pytest.mark.usefixtures("two_cases")
def test_the_database_itself_refuses_to_change_or_remove_events(statement):
    if statement.startswith("TRUNCATE") and connection.vendor != "postgresql":
        statement = "DELETE FROM imr_event WHERE 1 = 1"
    if "OR REPLACE" in statement and connection.vendor != "sqlite":
        pytest.skip("this database has no INSERT OR REPLACE")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert verified().broken is None


def test_whole_chains_are_whole(two_cases):
    verdict = verified(fold=True)
    assert (verdict.events, verdict.cases, verdict.broken) == (8, 2, None)


@pytest.mark.parametrize(
    ("statement", "place", "what"),
    [
        (
            "UPDATE imr_event SET payload = payload || ' ' WHERE case_id = %s AND sequence = 3",
            3,
            "changed after it was written",
        ),
        ("UPDATE imr_event SET kind = 'found_duplicate' WHERE sequence = 2 AND case_id = %s", 2, "kind"),
        ("DELETE FROM imr_event WHERE sequence = 2 AND case_id = %s", 2, "the event is missing"),
        ("DELETE FROM imr_event WHERE sequence = 1 AND case_id = %s", 1, "the event is missing"),
        ("DELETE FROM imr_event WHERE sequence = 4 AND case_id = %s", 4, "the chain has 3"),
        ("DELETE FROM imr_event WHERE case_id = %s", 1, "the chain has 0"),
        ("UPDATE imr_event SET seal = previous WHERE sequence = 4 AND case_id = %s", 4, "its seal"),
        ("UPDATE imr_case SET head = 'f' WHERE number = %s", 4, "not that of its last event"),
        (
            (
                "UPDATE imr_event SET payload = previous || payload, previous = ''"
                " WHERE case_id = %s AND sequence = 2"
            ),
            2,
            "does not follow the event before it",
        ),
    ],
)
@pytest.mark.usefixtures("two_cases")
def test_the_first_break_is_named(statement, place, what):
    tamper(statement, OTHER)
    broken = verified().broken
    assert (broken.case, broken.sequence) == (OTHER, place)
    assert what in broken.what


@pytest.mark.usefixtures("two_cases")
def test_swapped_events_are_found():
    for place, new in ((2, 102), (3, 2), (102, 3)):
        tamper("UPDATE imr_event SET sequence = %s WHERE case_id = %s AND sequence = %s", new, OTHER, place)
    broken = verified().broken
    assert broken.case == OTHER


def test_a_chain_rewritten_to_its_end_is_found_by_a_head_kept_outside(two_cases):
    from openimr.web.store.models import EventRow
    from openimr.web.store.verify import heads

    anchors = heads()
    last = EventRow.objects.get(case_id=OTHER, sequence=4)
    forged = last.payload.replace("mail_in_state", "electronic")
    new = seal(last.previous, forged)
    tamper(
        "UPDATE imr_event SET payload = %s, seal = %s WHERE case_id = %s AND sequence = 4", forged, new, OTHER
    )
    tamper("UPDATE imr_case SET head = %s WHERE number = %s", new, OTHER)
    assert verified().broken is None
    broken = verified(anchors=anchors).broken
    assert (broken.case, broken.sequence) == (OTHER, 4)
    assert "anchored" in broken.what


def test_a_case_cut_back_behind_an_anchor_is_found(two_cases):
    from openimr.web.store.verify import heads

    anchors = heads()
    tamper("DELETE FROM imr_event WHERE case_id = %s AND sequence = 4", OTHER)
    tamper(
        "UPDATE imr_case SET version = 3, head ="
        " (SELECT seal FROM imr_event WHERE case_id = %s AND sequence = 3) WHERE number = %s",
        OTHER,
        OTHER,
    )
    assert verified().broken is None
    assert verified(anchors=anchors).broken.what == "the event was anchored outside and is not here"


@pytest.mark.usefixtures("two_cases")
def test_a_projection_that_the_events_do_not_give_is_found_by_folding():
    tamper("UPDATE imr_case SET state = 'determined' WHERE number = %s", OTHER)
    assert verified().broken is None
    broken = verified(fold=True).broken
    assert (broken.case, broken.what) == (OTHER, "the projection is not what the events give: state")


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE imr_case SET priority = 'expedited' WHERE number = %s", "events give: priority"),
        ("UPDATE imr_case SET next_due_on = '2020-01-01' WHERE number = %s", "events give: next_due_on"),
        ("UPDATE imr_case SET received_on = NULL WHERE number = %s", "events give: received_on"),
        ("UPDATE imr_clock SET standing = 'met' WHERE case_id = %s", "the clocks are not those"),
        ("DELETE FROM imr_clock WHERE rule = 'D8' AND case_id = %s", "the clocks are not those"),
    ],
)
@pytest.mark.usefixtures("two_cases")
def test_a_column_or_a_clock_that_the_events_do_not_give_is_named(statement, what):
    tamper(statement, OTHER)
    broken = verified(fold=True).broken
    assert broken.case == OTHER
    assert what in broken.what


@pytest.mark.usefixtures("two_cases")
def test_the_chain_of_another_case_is_found_by_folding():
    """Two whole chains exchange their cases, heads and all: each seal fits, and each text names its case."""
    for old, new in ((NUMBER, "spare"), (OTHER, NUMBER), ("spare", OTHER)):
        if new == "spare":
            tamper(
                "INSERT INTO imr_case (number, program, state, priority, version, head, life, received_on,"
                " next_due_on) SELECT 'spare', program, state, priority, version, head, life,"
                " received_on, next_due_on FROM imr_case WHERE number = %s",
                NUMBER,
            )
        tamper("UPDATE imr_event SET case_id = %s WHERE case_id = %s", new, old)
        tamper(
            "UPDATE imr_case SET head = (SELECT seal FROM imr_event WHERE case_id = %s AND sequence = 4)"
            " WHERE number = %s",
            new,
            new,
        )
    tamper("DELETE FROM imr_case WHERE number = 'spare'")
    assert verified().broken is None
    assert verified(fold=True).broken.what == f"event 1 was written as event 1 of case {OTHER}"


def test_verifying_while_others_write_finds_no_false_break(two_cases, monkeypatch):
    """A case that moves on between the reading of events and of heads is not broken."""
    import threading

    from openimr.web.store import verify as module
    from openimr.web.store.docket import DatabaseDocket

    heads = module.heads

    def meanwhile():
        def write():
            try:
                DatabaseDocket().append(OTHER, MORE, TODAY)
            finally:
                connection.close()

        writer = threading.Thread(target=write)
        writer.start()
        writer.join(20)
        return heads()

    monkeypatch.setattr(module, "heads", meanwhile)
    assert verified(fold=True).broken is None
    monkeypatch.undo()
    assert two_cases.case(OTHER).version == 5
    assert verified(fold=True).broken is None


def test_the_head_changes_with_every_event(docket):
    opened(docket)
    first = docket.head(NUMBER)
    docket.append(NUMBER, UNIQUE, TODAY)
    assert docket.head(NUMBER) != first
    assert len(docket.head(NUMBER)) == 64
