"""Signing in and out. The library's views keep its names, because its own pages ask for them by name."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as codes
from django.urls import register_converter
from django.urls.converters import StringConverter

from openimr.web.access import ANYONE, SIGNED_IN, route
from openimr.web.accounts import language, second_factor


class Base36(StringConverter):
    """A number in digits and letters: the part of a password link before its hyphen."""

    regex = "[0-9A-Za-z]+"


register_converter(Base36, "base36")

urlpatterns = [
    route("language/", language.choose, "accounts_language", roles=ANYONE),
    route("account/sign-in/", account.login, "account_login", roles=ANYONE),
    route("account/sign-out/", account.logout, "account_logout", roles=ANYONE),
    route("account/sign-up/", account.signup, "account_signup", roles=ANYONE),
    route("account/inactive/", account.account_inactive, "account_inactive", roles=ANYONE),
    route("account/email/", account.email, "account_email", roles=SIGNED_IN),
    route("account/code/", second_factor.Challenge.as_view(), "mfa_authenticate", roles=ANYONE),
    route("account/second-factor/", second_factor.lead, "second_factor", roles=ANYONE),
    route("account/password/reset/", account.password_reset, "account_reset_password", roles=ANYONE),
    route(
        "account/password/reset/sent/",
        account.password_reset_done,
        "account_reset_password_done",
        roles=ANYONE,
    ),
    route(
        "account/password/reset/<base36:uidb36>-<str:key>/",
        account.password_reset_from_key,
        "account_reset_password_from_key",
        roles=ANYONE,
    ),
    route(
        "account/password/reset/done/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
        roles=ANYONE,
    ),
    *(
        route(address, view, name, roles=SIGNED_IN, second_factor=False)
        for address, view, name in (
            ("account/reauthenticate/", account.reauthenticate, "account_reauthenticate"),
            ("account/code/again/", second_factor.Again.as_view(), "mfa_reauthenticate"),
            ("account/second-factor/set-up/", second_factor.SetUp.as_view(), "mfa_activate_totp"),
        )
    ),
    *(
        route(address, view, name, roles=SIGNED_IN)
        for address, view, name in (
            ("account/password/", account.password_change, "account_change_password"),
            ("account/password/first/", account.password_set, "account_set_password"),
            ("account/second-factor/mine/", second_factor.index, "mfa_index"),
            ("account/recovery-codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
            ("account/recovery-codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
            ("account/recovery-codes/file/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
        )
    ),
]
