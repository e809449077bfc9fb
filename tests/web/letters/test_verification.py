"""Whoever holds a letter can check it, and learns nothing else."""

import re

import pytest
from django.test import Client
from tests.web.letters.drafted import NUMBER
from tests.web.letters.issued import issued

pytestmark = pytest.mark.usefixtures("now")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def asked(number, digest):
    return Client().post("/verify/", {"number": number, "hash": digest}).content.decode()


def test_the_head_and_the_hash_of_the_file_are_confirmed(docket):
    letter = issued(docket)
    for written in (letter.head, letter.digest, f" {letter.head[:32]} {letter.head[32:].upper()} "):
        assert "They belong together" in asked(NUMBER.lower(), written)


def test_everything_else_gets_the_same_answer(docket):
    letter = issued(docket)
    docket.case(NUMBER)
    wrong = {
        TOKEN.sub("", asked(number, digest)).replace(number, "N").replace(digest, "H")
        for number, digest in (
            (NUMBER, "0" * 64),
            ("CM16-7654321", letter.head),
            ("CM16-7654321", "0" * 64),
            (NUMBER, docket.head(NUMBER)),
        )
    }
    page = wrong.pop().split('<form method="post" class="usa-form', 1)[0]
    assert "do not belong together" in page
    assert all(other.split('<form method="post" class="usa-form', 1)[0] == page for other in wrong)


def test_a_chain_that_was_rewritten_confirms_nothing(docket, address):
    from django.db import connection

    from openimr.web.store.models import EventRow

    letter = issued(docket)
    assert "They belong together" in asked(NUMBER, letter.head)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for (name,) in cursor.execute(named).fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("ALTER TABLE imr_event DISABLE TRIGGER USER")
        row = EventRow.objects.get(case_id=NUMBER, sequence=2)
        cursor.execute(
            "UPDATE imr_event SET payload = %s WHERE case_id = %s AND sequence = 2",
            [f"{row.payload} ", NUMBER],
        )
    assert "do not belong together" in asked(NUMBER, letter.head)
