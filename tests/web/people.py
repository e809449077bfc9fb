"""Fictional people who sign in, and a browser's client for each."""

from __future__ import annotations

from django.test import Client

PASSWORD = "a fictional pass phrase"


def person(role, *, ref=None, organization=None, reviewer=None, **fields):
    """A person in that role; of the same role and ref, the same person."""
    from openimr.web.accounts.models import User

    email = f"{ref or role}@example.org"
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(
        email, roles=role, organization=organization, reviewer=reviewer, **fields
    )


def signed_in(user) -> Client:
    """A client whose session the person has opened, with the second factor where the role needs one."""
    from openimr.web.access.second_factor import RECORDS
    from openimr.web.accounts.role import STAFF

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if user.role_set & STAFF:
        session = client.session
        session[RECORDS] = [{"method": "mfa", "type": "totp", "at": 0}]
        session.save()
    return client


def let_in(user, number, role):
    """The person, or everyone of their organization, is a party to the case."""
    from openimr.web.accounts.models import CaseAccess

    whom = {"organization": user.organization} if user.organization_id else {"user": user}
    CaseAccess.objects.get_or_create(case_id=number, role=role, **whom)
    return user
