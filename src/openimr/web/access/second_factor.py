"""Whether a person who needs a second factor has shown it in this session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openimr.web.accounts.role import STAFF

if TYPE_CHECKING:
    from django.http import HttpRequest

# allauth notes here by which means a session was opened.
RECORDS = "account_authentication_methods"


def is_missing(request: HttpRequest) -> bool:
    """True for everyone but the parties until a one-time code was given in this session.

    The library writes a record of method "mfa" when a code proved itself: at the challenge, when asked
    again, and (ours) when it sets an authenticator up. The records end with the session.
    """
    person: Any = request.user
    if not person.role_set & STAFF:
        return False
    return not any(record.get("method") == "mfa" for record in request.session.get(RECORDS, ()))
