"""LC 4610.6(f): who reviewed stays confidential. A case lived to its end tells no one who it was."""

import logging
from dataclasses import replace

import pytest
from tests.web.access.pages import paths, plain, told, values_of
from tests.web.letters import drafted as story
from tests.web.letters.drafted import NOW, NUMBER
from tests.web.letters.issued import issued
from tests.web.people import let_in, person, signed_in

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("address", ["sqlite"], indirect=True)]

REF = "r-badcafe0feed"
WHO = ("Zebulon", "Quagmire", "zeb.quagmire", "Wombatway")
PANEL = "assignment_panel", "assignment_reviewer"  # panel administration, whose names begin so


def lived(docket, patch, ref=REF, who=WHO):
    """A case up to its served determination by that reviewer, its notices sent; a client for each role."""
    from openimr.web import moment
    from openimr.web.accounts.role import PARTIES, ROLES
    from openimr.web.jobs.worker import work
    from openimr.web.store.models import ReviewerIdentityRow, ReviewerRow

    patch.setattr(story, "reviewer", lambda: replace(_fictional(), ref=ref))
    row = ReviewerRow.objects.create(ref=ref, profile="{}")
    ReviewerIdentityRow.objects.create(
        reviewer=row, name=f"{who[0]} {who[1]}, MD", contact=f"1 {who[3]}, Sample City; {who[2]}@example.org"
    )
    with moment.at(NOW):
        issued(docket)
        work(once=True)
    clients = {}
    for role in ROLES:
        more = {"ref": who[2], "reviewer": row, "name": f"{who[0]} {who[1]}"} if role == "reviewer" else {}
        user = person(role, **more)
        if role in PARTIES:
            let_in(user, NUMBER, role)
        clients[role] = signed_in(user)
        clients[role].raise_request_exception = False
    return clients


def _fictional():
    from tests.unit.panel.fictional import reviewer

    return reviewer()


def heard(clients, roles=None):
    """(role, name of the address, path, status, words) of every address for everyone."""
    from openimr.web import moment

    real = values_of(NUMBER)
    with moment.at(NOW):
        for role in roles or clients:
            for name, path in paths(NUMBER, real):
                yield role, name, path, *told(clients[role], path)


def test_name_and_address_of_the_reviewer_stay_with_the_panel_administration(docket, monkeypatch, caplog):
    from openimr.web.accounts.role import OFFICE

    caplog.set_level(logging.DEBUG)
    clients = lived(docket, monkeypatch)
    seen, wrong = 0, []
    for role, name, path, status, words in heard(clients):
        seen += status == 200
        at_home = role in OFFICE and name.startswith(PANEL)
        themselves = role == "reviewer" and name.startswith(("account_", "mfa_"))
        people = role == "system_administrator" and name.startswith("office_pe")  # their account, no case
        if not (at_home or themselves or people):
            low = words.lower()
            wrong += [(role, name, path, word) for word in WHO if word.lower() in low]
    assert seen > 60
    assert not wrong
    logged = "\n".join(f"{record.name} {record.getMessage()}" for record in caplog.records if _ours(record))
    assert not [word for word in WHO if word.lower() in logged.lower()]


def _ours(record):
    """SQL at level DEBUG is no log of an installation, which logs warnings."""
    return record.levelno >= logging.WARNING or record.name.startswith("openimr")


def test_parties_and_the_regulator_see_not_even_the_reference(docket, monkeypatch):
    from openimr.web.accounts.role import PARTIES

    clients = lived(docket, monkeypatch)
    outside = sorted(PARTIES | {"administrative_director"})
    wrong = [
        (role, name, path)
        for role, name, path, _, words in heard(clients, outside)
        if REF in words or REF.removeprefix("r-") in words
    ]
    assert not wrong


def test_nothing_that_parties_see_depends_on_who_the_reviewer_is(address, kept, sqlite_server):
    """Neither an order, nor a number, nor a date: the pages of two reviewers' cases are the same."""
    from tests.web.databases import pointed_at

    from openimr.web.accounts.role import PARTIES
    from openimr.web.store.docket import DatabaseDocket

    pages = []
    for ref, who in ((REF, WHO), ("r-00000001", ("Ada", "Zz", "ada.zz", "Axlane"))):
        with pointed_at(sqlite_server.fresh(), kept), pytest.MonkeyPatch.context() as patch:
            _same_hour(patch)
            clients = lived(DatabaseDocket(), patch, ref, who)
            pages.append({
                (role, name, path): (status, plain(words))
                for role, name, path, status, words in heard(clients, sorted(PARTIES))
                if not path.endswith(".pdf") and "%PDF" not in words
            })  # fmt: skip
    first, second = pages
    assert [key for key in first if first[key] != second.get(key)] == []
    assert sum(status == 200 for status, _ in first.values()) > 10


def _same_hour(patch):
    from django.utils import timezone

    patch.setattr(timezone, "now", lambda: NOW)
