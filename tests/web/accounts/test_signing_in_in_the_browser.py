"""Signing in as it looks: each page at desk and phone width, in both languages, without what axe finds."""

import pytest
from tests.browser import launched
from tests.web.people import PASSWORD, person
from tests.web.site import at_screen, look, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.parametrize("address", ["sqlite"], indirect=True),
]


def test_pages_before_signing_in_in_both_languages(address):
    with launched() as browser, served() as site, at_screen(browser, site) as page:
        page.goto(f"{site}/account/sign-in/")
        look(page, "accounts-sign-in")
        page.click("text=Español")
        assert page.inner_text("h1") == "Entrar"
        page.goto(f"{site}/account/sign-up/")
        page.click("button:has-text('Crear la cuenta')")
        look(page, "accounts-sign-up-es")
        page.goto(f"{site}/account/password/reset/")
        look(page, "accounts-forgotten-es")


def test_a_member_of_the_staff_sets_up_the_second_factor(address):
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
    from django.core.cache import cache

    cache.clear()
    user = person("case_manager")
    user.set_password(PASSWORD)
    user.save()
    with launched() as browser, served() as site, at_screen(browser, site) as page:
        page.goto(f"{site}/letters/")
        page.fill("input[name=login]", user.email)
        page.fill("input[name=password]", PASSWORD)
        page.click("text=Show password")
        assert page.get_attribute("input[name=password]", "type") == "text"
        page.click("main button:has-text('Sign in')")
        assert page.inner_text("h1") == "Set up your second factor"
        look(page, "accounts-second-factor")
        secret = page.inner_text(".accounts-key")
        page.fill(
            "input[name=code]", format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
        )
        page.click("text=Turn it on")
        page.wait_for_selector(".accounts-codes li")
        assert page.locator(".accounts-codes li").count() == 10
        look(page, "accounts-recovery-codes")
