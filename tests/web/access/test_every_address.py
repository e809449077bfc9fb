"""Every address x every role x own and other's case, GET and POST, made from the table of addresses.

A new address is tested as soon as it exists; one without a rule, or with a part unknown here, fails.
"""

import pytest
from django.test import Client
from tests.web.access.addresses import addresses
from tests.web.filed import DISPUTE, PARTIES
from tests.web.letters.drafted import drafted
from tests.web.lives import APPLICATION, NUMBER, TODAY
from tests.web.people import let_in, person, signed_in

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("address", ["sqlite"], indirect=True)]

OTHER = "CM16-9000002"
METHODS = ("get", "post")
# A role that sees every case has no other's case: for it another's is one that does not exist.
NOWHERE = "CM16-9999999"
UNDER_A_SNAPSHOT = {"office_verify_all"}  # reads in a transaction of its own and changes nothing
SIGN_IN = "/account/sign-in/?next="
LEAD = "/account/second-factor/"


@pytest.fixture
def people(docket):
    """A client for each role, all parties to NUMBER and the reviewer at work on it; nobody to OTHER."""
    from openimr.web.accounts.role import PARTIES as SIDES
    from openimr.web.accounts.role import ROLES
    from openimr.web.store.intake import file_application
    from openimr.web.store.models import ReviewerRow

    drafted(docket, NUMBER)
    file_application(docket, OTHER, [1, 2], APPLICATION, TODAY, dispute=DISPUTE, parties=PARTIES)
    mine = ReviewerRow.objects.get()
    clients = {}
    for role in ROLES:
        user = person(role, reviewer=mine if role == "reviewer" else None)
        if role in SIDES:
            let_in(user, NUMBER, role)
        clients[role] = signed_in(user)
        clients[role].raise_request_exception = False
    return clients


def asked(client, method, path):
    """The status and where it leads; an answer of the view itself is any but 403 and 404 by the rule."""
    from django.db import transaction
    from django.urls import resolve

    if resolve(path).url_name in UNDER_A_SNAPSHOT:
        answer = getattr(client, method)(path)
        return answer.status_code, answer.headers.get("Location", "")
    with transaction.atomic():  # what a POST changes is taken back: every try finds the same case
        answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "")


def test_every_address_has_a_rule_and_a_name_of_its_own(address):
    found = addresses()
    assert len(found) > 20
    without = [str(one.pattern.pattern) for one in found if one.rule is None]
    assert not without, f"add these addresses by access.route(...): {without}"
    names = [one.name for one in found]
    assert len(names) == len(set(names))
    for one in found:
        one.for_case(NUMBER)


def test_what_names_a_case_calls_it_number(address):
    """The check of the case hangs on that part; under another name it would not be made."""
    loose = [str(one) for one in addresses() if ("number" in one.pattern.pattern.converters) != one.rule.case]
    assert not loose


def test_rules_name_roles_that_exist(address):
    from openimr.web.accounts.role import ROLES

    assert [str(one) for one in addresses() if one.rule.roles - set(ROLES)] == []


def test_who_is_signed_out_is_sent_to_sign_in(people):
    wrong = []
    for one in addresses():
        for method in METHODS:
            status, where = asked(Client(raise_request_exception=False), method, one.for_case(NUMBER))
            led = status == 302 and where.startswith(SIGN_IN)
            if not one.rule.public and not led:
                wrong.append((str(one), method, status))
    assert not wrong


def test_another_role_is_refused_and_the_right_one_is_not(people):
    wrong = []
    for one in addresses():
        if one.rule.public:
            continue
        for role, client in people.items():
            for method in METHODS:
                status, where = asked(client, method, one.for_case(NUMBER))
                refused = status == 403
                if refused == (role in one.rule.roles) and not (refused and _by_the_view(one)):
                    wrong.append((str(one), method, role, status))
                elif where.startswith((SIGN_IN, LEAD)):
                    wrong.append((str(one), method, role, where))
                elif status >= 500:
                    wrong.append((str(one), method, role, status))
    assert not wrong, sorted({(name, status) for name, _, _, status in wrong})


def _by_the_view(one):
    """Addresses of sign-in whose own view may refuse a person that the rule lets in."""
    return one.name.startswith(("account_", "mfa_"))


def test_anothers_case_is_not_there(people):
    from openimr.web.access.policy import may

    wrong = []
    for one in (one for one in addresses() if one.rule.case and not one.rule.public):
        for role in one.rule.roles:
            user = person(role)
            number = NOWHERE if may(user, {role}, OTHER) else OTHER
            for method in METHODS:
                status, _ = asked(people[role], method, one.for_case(number))
                if status != 404:
                    wrong.append((str(one), method, role, status))
    assert not wrong


def test_staff_without_the_second_factor_reach_its_pages_and_nothing_else(people):
    from openimr.web.accounts.role import STAFF

    wrong = []
    for role in sorted(STAFF):
        client = Client(raise_request_exception=False)
        client.force_login(person(role), backend="allauth.account.auth_backends.AuthenticationBackend")
        for one in (one for one in addresses() if not one.rule.public):
            for method in METHODS:
                _, where = asked(client, method, one.for_case(NUMBER))
                if (where == LEAD) != one.rule.second_factor:
                    wrong.append((str(one), method, role, where))
    assert not wrong


def test_only_the_pages_of_the_second_factor_open_without_it(address):
    early = {one.name for one in addresses() if not one.rule.second_factor}
    assert early == {"account_reauthenticate", "mfa_reauthenticate", "mfa_activate_totp"}


def test_what_is_open_to_everyone_is_listed(address):
    """An address opened to everyone by mistake shows here: whoever opens one adds it with a reason."""
    public = {one.name for one in addresses() if one.rule.public}
    assert public == PUBLIC


PUBLIC = {
    "home",  # the landing page
    "accounts_language",  # keeps a cookie
    "account_login", "account_logout", "account_signup", "account_inactive",
    "mfa_authenticate", "second_factor",
    "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
    "office_invitation",  # the link by which an invited person chooses a password; holds a secret
    "letters_verify",  # anyone who holds a letter may check its seal
}  # fmt: skip


def test_a_change_without_its_token_is_refused(people):
    """Cross-site requests carry no token; nothing but the sign-in of the address is looked at."""
    wrong = []
    for one in addresses():
        role = min(one.rule.roles, default=None)
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if role:
            client.cookies["sessionid"] = people[role].cookies["sessionid"].value
        status, _ = asked(client, "post", one.for_case(NUMBER))
        if status != 403:
            wrong.append((str(one), status))
    assert not wrong
