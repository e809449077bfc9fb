"""The commands on the database, on both databases."""

import json

import pytest
from click.testing import CliRunner
from django.db import connection
from tests.web.lives import APPLICATION, NOARFI, NUMBER, UNIQUE, waiting_for_records

from openimr.process.life import event_to_json

pytestmark = pytest.mark.usefixtures("address")


@pytest.fixture
def run(address, monkeypatch):
    from openimr.cli.main import main

    monkeypatch.setenv("OPENIMR_DATABASE", address)
    return lambda *words, text=None: CliRunner().invoke(main, list(words), input=text)


def line(event, number=NUMBER, **data):
    written = event_to_json(event)
    return json.dumps({"case": number, **written, "data": {**written["data"], **data}})


def test_events_come_in_and_go_out_again(run, docket, tmp_path):
    text = "\n".join([line(APPLICATION, items=[1, 2]), line(UNIQUE)])
    assert run("docket", "add", "-", text=text).output == "2 events kept\n"
    assert [item.number for item in docket.case(NUMBER).items] == [1, 2]
    out = tmp_path / "events.jsonl"
    assert run("docket", "events", NUMBER, "-o", str(out)).exit_code == 0
    again = out.read_text("utf-8").replace(NUMBER, "CM16-9000002")
    assert run("docket", "add", "-", text=again).output == "2 events kept\n"
    assert docket.case("CM16-9000002").state == docket.case(NUMBER).state


def test_a_refused_event_is_named_and_the_others_go_on(run, docket):
    done = run("docket", "add", "-", text="\n".join([line(APPLICATION), line(NOARFI), line(UNIQUE)]))
    assert done.exit_code == 1
    assert "2 events kept, 1 refused" in done.output
    assert f"case {NUMBER}: state received: noarfi_sent cannot happen here" in done.output
    assert docket.case(NUMBER).state == "eligibility_review"


def test_a_line_that_is_no_event_stops_with_its_place(run):
    done = run("docket", "add", "-", text=line(APPLICATION) + "\nnonsense")
    assert done.exit_code == 1
    assert "line 2: no event" in done.output
    assert "1 events before it were kept" in done.output


def test_a_case_is_shown_in_the_language_asked_for(run, docket):
    waiting_for_records(docket)
    shown = run("docket", "show", NUMBER, "--language", "es").output
    assert "Llegó su solicitud." in shown
    assert "a más tardar el viernes 08/26/2016" in shown
    assert docket.head(NUMBER) in shown
    assert run("docket", "show", "CM16-0000404").exit_code == 1


def test_audit_verify_names_the_first_broken_row(run, docket, tmp_path):
    waiting_for_records(docket)
    heads = tmp_path / "heads.json"
    assert run("audit", "anchor", "-o", str(heads)).output == "1 heads in heads.json\n"
    assert run("audit", "verify", "--manifest", str(heads), "--fold").output == "whole: 4 events of 1 cases\n"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE imr_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER imr_event_no_update")
        cursor.execute("UPDATE imr_event SET payload = payload || ' ' WHERE sequence = 3")
    broken = run("audit", "verify")
    assert broken.exit_code == 1
    assert f"broken: case {NUMBER}, event 3" in broken.output
    told = json.loads(run("audit", "verify", "--json").output)
    assert (told["broken"]["case"], told["broken"]["event"]) == (NUMBER, 3)


def test_tick_and_worker_do_the_day(run, docket):
    from tests.web.filed import assigned

    from openimr.web.store.models import OutboxRow

    assigned(docket)
    assert "1 notices owed" in run("tick", "--today", "2016-08-27").output
    assert run("tick", "--today", "2016-08-27").output.startswith("0 cases")
    assert run("worker", "--once").output == "worker ended; 0 jobs were taken over from others\n"
    assert OutboxRow.objects.count() == 2 + 4 + 1  # acknowledgements, notices of assignment, the reminder
