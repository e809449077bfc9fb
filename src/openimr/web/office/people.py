"""What an administrator does to accounts; each change is kept in the table of changes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from openimr.errors import OpenimrError
from openimr.web.accounts.models import User
from openimr.web.office.combination import refusal
from openimr.web.office.models import ChangeRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpRequest

    from openimr.web.accounts.models import Organization
    from openimr.web.store.models import ReviewerRow

CHANGES = {
    "added": "Account added",
    "roles_changed": "Roles changed",
    "details_changed": "Details changed",
    "deactivated": "Deactivated, sessions ended",
    "activated": "Activated",
    "second_factor_reset": "Second factor reset, sessions ended",
    "invited": "Link to set a password made",
    "password_set": "Password set by the invited person",
    "organization_added": "Organization added",
    "job_retried": "Failed job queued again",
}


class PeopleError(OpenimrError):
    """A change of an account that may not be made. Names nobody."""


def note(by: str, whom: str, what: str, before: str = "", after: str = "") -> None:
    """Keep a change for ever."""
    ChangeRow.objects.create(at=timezone.now(), by=by, whom=whom, what=what, before=before, after=after[:300])


def add(
    by: User,
    email: str,
    name: str,
    roles: Iterable[str],
    *,
    language: str = "en",
    organization: Organization | None = None,
    reviewer: ReviewerRow | None = None,
) -> User:
    """A new account without a password; its person sets one by the link of ``invitation``."""
    chosen = _together(roles)
    with transaction.atomic():
        person = User.objects.create_user(
            email,
            name=name,
            roles=chosen,
            language=language,
            organization=organization,
            reviewer=reviewer,
        )
        note(by.ref, person.ref, "added", after=chosen)
    return person


def change(by: User, person: User, told: Mapping[str, Any]) -> list[str]:
    """Write what is told of the person (roles and details); the words of what changed."""
    roles = _together(told["roles"])
    if by.pk == person.pk and roles != person.roles:
        raise _refused("nobody changes their own roles", "ask another administrator")
    done = []
    with transaction.atomic():
        person = User.objects.select_for_update().get(pk=person.pk)
        if set(roles.split(",")) != person.role_set:
            note(by.ref, person.ref, "roles_changed", person.roles, roles)
            done.append("roles")
        details = [
            name
            for name in ("name", "language", "organization", "reviewer")
            if getattr(person, name) != told[name]
        ]
        if details:
            note(by.ref, person.ref, "details_changed", after=", ".join(details))
            done += details
        person.roles = roles
        for name in details:
            setattr(person, name, told[name])
        person.save(update_fields=["roles", *details])
    return done


def set_active(by: User, person: User, *, active: bool, reason: str = "") -> None:
    """Open or close an account; closing ends its sessions at once."""
    if by.pk == person.pk:
        raise _refused("nobody deactivates their own account", "ask another administrator")
    with transaction.atomic():
        User.objects.filter(pk=person.pk).update(is_active=active)
        note(by.ref, person.ref, "activated" if active else "deactivated", after=reason)
        if not active:
            end_sessions(person)


def reset_second_factor(by: User, person: User, reason: str) -> int:
    """Forget the person's second factor, so that the next sign-in asks to set one up; how many there were."""
    with transaction.atomic():
        count = int(Authenticator.objects.filter(user=person).delete()[0])
        note(by.ref, person.ref, "second_factor_reset", after=reason)
        end_sessions(person)
    return count


def end_sessions(person: User) -> int:
    """End every session of the person; how many."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
            ended += 1
    return ended


def invitation(request: HttpRequest, by: User, person: User) -> str:
    """A link with which the person sets a password, once and within three days."""
    note(by.ref, person.ref, "invited")
    told = {"ref": person.ref, "token": default_token_generator.make_token(person)}
    return request.build_absolute_uri(reverse("office_invitation", kwargs=told))


def invited(ref: str, token: str) -> User | None:
    """The person whom the link invites; None where it was used, is too old, or was never made."""
    person = User.objects.filter(ref=ref, is_active=True).first()
    return person if person and default_token_generator.check_token(person, token) else None


def _together(roles: Iterable[str]) -> str:
    chosen = frozenset(roles)
    if words := refusal(chosen):
        raise _refused(words, "choose roles that may be combined")
    return ",".join(sorted(chosen))


def _refused(what: str, do: str) -> PeopleError:
    return PeopleError(
        what, where="the account", expected="a change that leaves nobody too much power", do=do
    )
