"""Signing in as people do it: password, second factor for staff, throttled attempts, sessions that end."""

import re
import time

import pytest
from django.test import Client
from tests.web.people import PASSWORD, person, signed_in

SQLITE = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
pytestmark = SQLITE


@pytest.fixture(autouse=True)
def fresh(address, monkeypatch):
    from django.conf import settings
    from django.core.cache import cache

    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["testserver"])
    cache.clear()


def member(role, **fields):
    user = person(role, **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client, user, password=PASSWORD, **more):
    return client.post("/account/sign-in/", {"login": user.email, "password": password}, **more)


def code_of(user):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from allauth.mfa.utils import decrypt

    secret = decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_worker_signs_in_with_a_password_alone(address):
    client = Client()
    assert sign_in(client, member("worker")).status_code == 302
    assert client.get("/account/email/").status_code == 200


def test_staff_without_an_authenticator_are_led_to_set_one_up_and_reach_nothing_else(address):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    client, user = Client(), member("case_manager")
    sign_in(client, user)
    for place in ("/account/email/", "/account/password/", "/account/recovery-codes/", "/letters/"):
        assert client.get(place)["Location"] == "/account/second-factor/", place
    page = client.get("/account/second-factor/", follow=True).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = re.search(r'accounts-key">([A-Z2-7]+)<', page)[1]
    wrong = client.post("/account/second-factor/set-up/", {"code": "000000"})
    assert wrong.status_code == 200
    now = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post("/account/second-factor/set-up/", {"code": now}, follow=True)
    assert done.content.decode().count("<li>") >= 10
    assert client.get("/letters/").status_code == 200


def test_the_secret_of_an_authenticator_is_not_readable_in_the_database(address):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import decrypt

    from openimr.web.accounts.demo import enroll

    user = member("intake")
    enroll(user)
    enroll(user)
    kept = Authenticator.objects.get(user=user).data["secret"]
    assert decrypt(kept) != kept


def test_staff_sign_in_with_password_and_code_and_a_code_works_once(address):
    from openimr.web.accounts.demo import enroll

    user = member("medical_director")
    enroll(user)
    client, second = Client(), Client()
    for one in (client, second):
        assert sign_in(one, user)["Location"].startswith("/account/code/")
        assert one.get("/letters/")["Location"].startswith("/account/sign-in/")
    assert "Demo" not in client.get("/account/code/").content.decode().partition("<main")[2]
    code = code_of(user)
    assert client.post("/account/code/", {"code": code}).status_code == 302
    assert client.get("/letters/").status_code == 200
    assert second.post("/account/code/", {"code": code}).status_code == 200
    assert second.get("/letters/").status_code == 302


def test_a_recovery_code_signs_in_once(address):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    from openimr.web.accounts.demo import enroll

    user = member("intake")
    enroll(user)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for status in (302, 200):
        client = Client()
        sign_in(client, user)
        assert client.post("/account/code/", {"code": code}).status_code == status


def test_only_the_demo_shows_its_code(address, monkeypatch):
    from django.conf import settings

    from openimr.web.accounts import demo

    user = member("intake")
    demo.enroll(user)
    client = Client()
    sign_in(client, user)
    assert demo.code(user) is None
    monkeypatch.setattr(settings, "DEMO", True)
    shown = re.search(r"<b>(\d{6})</b>", client.get("/account/code/").content.decode())[1]
    assert client.post("/account/code/", {"code": shown}).status_code == 302


def test_after_five_wrong_passwords_the_account_is_closed_from_there_with_a_kind_page(address):
    user = member("worker")
    client = Client()
    answers = [sign_in(client, user, "wrong pass phrase") for _ in range(6)]
    assert answers[-1].status_code == 429
    assert "Too many attempts" in answers[-1].content.decode()
    assert sign_in(client, user).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="10.1.2.3"), member("attorney")).status_code == 302


def test_an_unknown_address_and_a_wrong_password_look_the_same(address):
    user = member("worker")
    known = Client().post("/account/sign-in/", {"login": user.email, "password": "wrong pass phrase"})
    unknown = Client().post(
        "/account/sign-in/", {"login": "worker@example.com", "password": "wrong pass phrase"}
    )
    texts = [
        re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"|value="worker@example\.\w+"', "", one.content.decode()
        )
        for one in (known, unknown)
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("role", ["worker", "attorney", "designee", "physician"])
def test_the_workers_side_makes_its_own_account(address, role):
    from openimr.web.accounts.models import User

    words = {
        "email": "New@Example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "role": role,
        "name": "N. Body",
    }
    assert Client(headers={"accept-language": "es"}).post("/account/sign-up/", words).status_code == 302
    made = User.objects.get(email__iexact="new@example.org")
    assert (made.roles, made.name, made.language) == (role, "N. Body", "es")


@pytest.mark.parametrize("role", ["intake", "reviewer", "system_administrator", "claims_administrator", ""])
def test_nobody_makes_themselves_staff(address, role):
    from openimr.web.accounts.models import User

    words = {
        "email": "new@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "role": role,
        "name": "N.",
    }
    words |= {"roles": "intake", "is_active": "on"}
    assert Client().post("/account/sign-up/", words).status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize(("role", "minutes"), [("intake", 30), ("worker", 60)])
def test_an_idle_session_ends(address, role, minutes):
    from openimr.web.accounts.middleware import SEEN

    client = signed_in(member(role))
    for idle, status in ((minutes - 2, 200), (minutes + 2, 302)):
        client.get("/account/email/")
        session = client.session
        session[SEEN] = time.time() - idle * 60
        session.save()
        assert client.get("/account/email/").status_code == status
    assert "signed out because" in client.get("/account/sign-in/").content.decode()


def test_a_session_ends_after_eight_hours_however_busy(address):
    from openimr.web.accounts.middleware import OPENED

    client = signed_in(member("intake"))
    client.get("/account/email/")
    session = client.session
    session[OPENED] = time.time() - 8 * 3600 - 60
    session.save()
    assert client.get("/account/email/").status_code == 302


def test_parties_read_in_the_language_they_chose_and_staff_in_english(address):
    worker, clerk = signed_in(member("worker")), signed_in(member("intake"))
    answer = worker.post("/language/", {"language": "es", "next": "https://elsewhere.example/"})
    assert "elsewhere" not in answer["Location"]
    assert 'lang="es"' in worker.get("/account/email/", headers={"accept-language": "en"}).content.decode()
    assert 'lang="en"' in clerk.get("/account/email/", headers={"accept-language": "es"}).content.decode()
    assert Client().get("/language/").status_code == 405


def test_the_link_of_a_forgotten_password_works_once(address, mailoutbox):
    user, client = member("worker"), Client()
    client.post("/account/password/reset/", {"email": user.email})
    link = re.search(r"/account/password/reset/\S+", mailoutbox[0].body)[0]
    page = client.get(link, follow=True)
    place = page.redirect_chain[-1][0]
    words = {"password1": "another fictional phrase", "password2": "another fictional phrase"}
    assert client.post(place, words).status_code == 302
    assert sign_in(Client(), user, "another fictional phrase").status_code == 302
    assert "used already" in Client().get(link, follow=True).content.decode()


@pytest.fixture
def mailoutbox(address):
    from django.core import mail
    from django.test import override_settings

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        yield mail.outbox


def test_passwords_are_kept_with_argon2(address):
    assert member("worker").password.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    "place", ["/", "/account/sign-in/", "/account/sign-up/", "/account/password/reset/", "/none/"]
)
def test_every_answer_carries_strict_headers(address, place):
    answer = Client().get(place)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_what_signed_in_people_see_is_kept_by_no_cache(address):
    assert "no-store" in signed_in(member("intake")).get("/account/email/")["Cache-Control"]


def test_another_host_a_missing_token_and_too_large_a_request_are_refused(address, monkeypatch):
    from django.conf import settings

    assert Client(SERVER_NAME="elsewhere.example").get("/").status_code == 400
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/account/sign-in/", {"login": "a@example.org", "password": "x"}).status_code == 403
    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 10)
    assert Client().post("/account/sign-in/", {"login": "a@example.org"}).status_code == 413
