"""Signing in and out. The library's views keep its names, because its own pages ask for them by name."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.views.generic import RedirectView

from openimr.web.access import ANYONE, route

urlpatterns = [
    route("account/sign-in/", account.login, "account_login", roles=ANYONE),
    route("account/sign-out/", account.logout, "account_logout", roles=ANYONE),
    route("account/sign-up/", account.signup, "account_signup", roles=ANYONE),
    route("account/inactive/", account.account_inactive, "account_inactive", roles=ANYONE),
    route("account/reauthenticate/", account.reauthenticate, "account_reauthenticate", roles=ANYONE),
    route("account/password/", account.password_change, "account_change_password", roles=ANYONE),
    route("account/password/reset/", account.password_reset, "account_reset_password", roles=ANYONE),
    route("account/email/", account.email, "account_email", roles=ANYONE),
    route("account/code/", mfa.authenticate, "mfa_authenticate", roles=ANYONE),
    route(
        "account/second-factor/", RedirectView.as_view(url="/account/code/"), "second_factor", roles=ANYONE
    ),
]
